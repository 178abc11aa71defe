import type { Question } from "../question/question.ts";
import { ANSWERING, KINDS, type Kind } from "./candidates.ts";
import type { Postings } from "./postings.ts";
import { isSame, nearIn, TermIndex, termIn } from "./term-index.ts";

/** A question ready for matching: the weight of each term, and the terms of each sort as bit masks over the terms. */
export type Query = {
  readonly question: Question;
  /** Finds the terms among an article's words. */
  readonly index: TermIndex;
  readonly weights: Float64Array;
  readonly total: number;
  readonly all: number;
  readonly names: number;
  readonly numbers: number;
  readonly verbs: number;
  readonly heads: number;
  readonly asking: number;
  /** Kinds of candidate that answer, as a mask over KINDS. */
  readonly kinds: number;
  /** The kind that answers best, also as a mask; 0 if any phrase may. */
  readonly kind: number;
};

/** Where a question's terms occur in one article. */
export type Match = {
  readonly postings: Postings;
  /** The term at each word, or -1. */
  readonly terms: Int8Array;
  /** The terms of each sentence, and those it has only by a word with the same root or a typo. */
  readonly masks: Uint32Array;
  readonly near: Uint32Array;
  /** The terms that each sentence has in the question's own form. */
  readonly same: Uint32Array;
  readonly title: number;
  readonly lede: number;
  readonly whole: number;
};

/** A question with its terms weighted by rarity. `frequency` is a share of the articles, `articles` their number. */
export function weigh(question: Question, frequency: (stem: string) => number, articles: number): Query {
  const mask = (of: (term: Question["terms"][number]) => boolean) =>
    question.terms.reduce((bits, term, i) => (of(term) ? bits | (1 << i) : bits), 0);
  const least = 0.5 / Math.max(articles, 50);
  const weights = Float64Array.from(question.terms, ({ stem }) => Math.log(1 + 1 / Math.max(least, frequency(stem))));
  return {
    question,
    index: new TermIndex(question.terms),
    weights,
    total: weights.reduce((sum, weight) => sum + weight, 0),
    all: mask(() => true),
    names: mask(({ name }) => name),
    numbers: mask(({ number }) => number),
    verbs: mask(({ verb }) => verb),
    heads: mask(({ head }) => head),
    asking: mask(({ asking }) => asking),
    kinds: answering(question).reduce((bits, kind) => bits | (1 << KINDS.indexOf(kind)), 0),
    kind: ANSWERING[question.wanted].length === 0 ? 0 : 1 << KINDS.indexOf(ANSWERING[question.wanted][0]!),
  };
}

/** Nouns that a figure with a unit counts ("how many miles"). */
const UNITS =
  /^(?:second|minute|hour|day|night|week|month|year|decade|mile|kilomet|met|feet|foot|inch|acre|hectar|pound|kilo|ton|gallon|liter|degre|calori|vote)/;

/** The kinds that answer a question: "how many miles" is answered by a length, "how many people" is not. */
const answering = ({ wanted, terms }: Question): readonly Kind[] => {
  const counted = terms.find(({ head }) => head);
  const bare = wanted === "count" && counted !== undefined && !UNITS.test(counted.word);
  return bare ? ANSWERING[wanted].filter((kind) => kind === "count" || kind === "percent") : ANSWERING[wanted];
};

/** The weight of the terms in a mask. */
export function weightOf(query: Query, mask: number): number {
  let sum = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) sum += query.weights[31 - Math.clz32(rest & -rest)]!;
  return sum;
}

/** The share of the terms in `among` that `mask` has, by weight; 0 if there are none. */
export function share(query: Query, mask: number, among: number): number {
  return among === 0 ? 0 : weightOf(query, mask & among) / weightOf(query, among);
}

/** Finds the terms in an article. */
export function match(query: Query, postings: Postings): Match {
  const { forms, words, sentences } = postings;
  const codes = query.index.read(forms);
  const terms = new Int8Array(words.length);
  const masks = new Uint32Array(sentences.length - 1);
  const near = new Uint32Array(sentences.length - 1);
  const same = new Uint32Array(sentences.length - 1);
  let whole = 0;
  for (let i = 0; i < masks.length; i++) {
    let hard = 0;
    let soft = 0;
    let very = 0;
    for (let at = sentences[i]!; at < sentences[i + 1]!; at++) {
      const code = codes[words[at]!]!;
      const term = termIn(code);
      terms[at] = term;
      if (code === 0) continue;
      if (term >= 0) {
        hard |= 1 << term;
        if (isSame(code)) very |= 1 << term;
      } else soft |= 1 << nearIn(code);
    }
    masks[i] = hard;
    same[i] = very;
    near[i] = soft & ~hard;
    whole |= hard | soft;
  }
  let title = 0;
  for (const form of postings.title) if (termIn(codes[form]!) >= 0) title |= 1 << termIn(codes[form]!);
  return { postings, terms, masks, near, same, title, lede: (masks[0] ?? 0) | (masks[1] ?? 0), whole: whole | title };
}
