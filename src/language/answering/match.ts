import type { Question } from "../question/question.ts";
import { ANSWERING, KINDS } from "./candidates.ts";
import type { Postings } from "./postings.ts";

/** A question ready for matching: the weight of each term, and the terms of each sort as bit masks over the terms. */
export type Query = {
  readonly question: Question;
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
    weights,
    total: weights.reduce((sum, weight) => sum + weight, 0),
    all: mask(() => true),
    names: mask(({ name }) => name),
    numbers: mask(({ number }) => number),
    verbs: mask(({ verb }) => verb),
    heads: mask(({ head }) => head),
    asking: mask(({ asking }) => asking),
    kinds: ANSWERING[question.wanted].reduce((bits, kind) => bits | (1 << KINDS.indexOf(kind)), 0),
    kind: ANSWERING[question.wanted].length === 0 ? 0 : 1 << KINDS.indexOf(ANSWERING[question.wanted][0]!),
  };
}

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
  const { stems, words, sentences } = postings;
  const exact = new Map(query.question.terms.map(({ stem }, i) => [stem, i]));
  const heads = new Map(
    query.question.terms.flatMap(({ stem }, i) => (stem.length >= ROOT ? [[stem.slice(0, ROOT), i] as const] : [])),
  );
  const termOf = new Int8Array(stems.length).fill(-1);
  const nearOf = new Int8Array(stems.length).fill(-1);
  const sameForm = new Uint8Array(stems.length);
  const found = new Set<number>();
  for (let i = 0; i < stems.length; i++) {
    const term = exact.get(stems[i]!);
    if (term !== undefined) {
      termOf[i] = term;
      if (query.question.terms[term]!.word === postings.forms[i]) sameForm[i] = 1;
      found.add(term);
    } else nearOf[i] = heads.get(stems[i]!.slice(0, ROOT)) ?? -1;
  }
  for (const [i, { stem, number }] of query.question.terms.entries()) {
    if (found.has(i) || number || stem.length < ROOT) continue;
    for (let at = 0; at < stems.length; at++) if (termOf[at]! < 0 && nearOf[at]! < 0 && isSlip(stem, stems[at]!)) nearOf[at] = i;
  }
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
      const term = termOf[words[at]!]!;
      terms[at] = term;
      if (term >= 0) {
        hard |= 1 << term;
        if (sameForm[words[at]!] === 1) very |= 1 << term;
      } else if (nearOf[words[at]!]! >= 0) soft |= 1 << nearOf[words[at]!]!;
    }
    masks[i] = hard;
    same[i] = very;
    near[i] = soft & ~hard;
    whole |= hard | soft;
  }
  let title = 0;
  for (const stem of postings.title) if (termOf[stem]! >= 0) title |= 1 << termOf[stem]!;
  return { postings, terms, masks, near, same, title, lede: (masks[0] ?? 0) | (masks[1] ?? 0), whole: whole | title };
}

/** Words that agree in this many first letters count as one root ("politician", "political"). */
const ROOT = 5;

/** One letter too many, too few, wrong, or two swapped, but for the first letter. */
export function isSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a[0] !== b[0] || a === b) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  const [restA, restB] = [a.slice(from), b.slice(from)];
  return (
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}
