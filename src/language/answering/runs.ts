import { type Span, slice } from "../../text/span.ts";
import { words as wordsIn } from "../../text/words.ts";
import { Tag, tagsOf } from "../english/lexicon.ts";
import { type Match, type Query, weightOf } from "./match.ts";
import { WORD } from "./postings.ts";

/** A run of words: indices, `to` exclusive. */
export type WordRun = { readonly from: number; readonly to: number };

/** Classes of a word in the sentences looked at, as bits. `markBehind`, `pauseBehind` and `hyphenBehind`: what stands between it and the next word. */
export const CLASS = {
  capital: 1,
  figure: 2,
  article: 4,
  cause: 8,
  by: 16,
  of: 32,
  opens: 64,
  markBehind: 128,
  pauseBehind: 256,
  hyphenBehind: 512,
  breakBehind: 1024,
  noStart: 2048,
  noEnd: 4096,
  and: 8192,
} as const;

const FORMS: readonly (readonly [number, RegExp])[] = [
  [CLASS.figure, /\d/],
  [CLASS.article, /^(?:the|an?|his|her|its|their)$/],
  [CLASS.cause, /^(?:because|to|for|after|over|due|as|amid|so)$/],
  [CLASS.by, /^by$/],
  [CLASS.of, /^of$/],
  [CLASS.and, /^(?:and|or)$/],
  // SearchedSentences that no answer begins or ends with.
  [CLASS.noStart, /^(?:the|an?|and|or|but|of|that|which|who|is|are|was|were|be|been|had|has|have|said|says|also|'s)$/],
  [
    CLASS.noEnd,
    /^(?:the|an?|and|or|but|of|that|which|who|to|in|on|at|for|from|by|with|as|is|are|was|were|be|been|had|has|have|his|her|its|their|he|she|they|when|said|says|into|than)$/,
  ],
];
const GAPS: readonly (readonly [number, RegExp])[] = [
  [CLASS.markBehind, /\S/],
  [CLASS.pauseBehind, /[^\s-]/],
  [CLASS.hyphenBehind, /^[-–]$/],
  [CLASS.breakBehind, /[;:—]|["“”]\s*["“”]|\.{3}/],
];
const classesOf = (kinds: typeof FORMS, letters: string): number =>
  kinds.reduce((bits, [bit, pattern]) => (pattern.test(letters) ? bits | bit : bits), 0);

export const VERB = Tag.past | Tag.present | Tag.base;

/** The sentences that an answer is looked for in, and what is known of each of their words, counted from the first. */
export type SearchedSentences = {
  readonly query: Query;
  /** The first word's index in the article. */
  readonly from: number;
  readonly spans: readonly Span[];
  /** CLASS and Tag bits. */
  readonly classes: Uint16Array;
  readonly tags: Int32Array;
  /** The terms of the question, or -1. */
  readonly terms: Int8Array;
  /** Runs that may answer by their kind. */
  readonly typed: readonly (WordRun & { readonly kind: number })[];
  /** Sums over the words before each place; one more at the end. */
  readonly capitals: Uint16Array;
  readonly pauses: Uint16Array;
  readonly verbs: Uint16Array;
  readonly prepositions: Uint16Array;
  readonly ands: Uint16Array;
  /** The weight of the terms before each place and from it on, as shares of the question's. */
  readonly weightBefore: Float64Array;
  readonly weightFrom: Float64Array;
};

/** Reads the words of the sentences `first` to `last`. */
export function readWords(query: Query, match: Match, text: string, first: number, last: number): SearchedSentences {
  const { spans, sentences, candidates, flags } = match.postings;
  const start = spans[2 * first]!;
  const from = sentences[first]!;
  const words = wordsIn(slice(text, { start, end: spans[2 * last + 1]! })).slice(0, sentences[last + 1]! - from);
  const count = words.length;
  const classes = new Uint16Array(count);
  for (const [at, { word, end }] of words.entries()) {
    const gap = text.slice(start + end, start + (words[at + 1]?.start ?? end));
    classes[at] =
      classesOf(FORMS, word) |
      (gap === " " ? 0 : classesOf(GAPS, gap)) |
      ((flags[from + at]! & WORD.capital) !== 0 ? CLASS.capital : 0);
  }
  for (let sentence = first; sentence <= last; sentence++)
    if (sentences[sentence]! < from + count) classes[sentences[sentence]! - from]! |= CLASS.opens;
  const typed: (WordRun & { kind: number })[] = [];
  for (let i = 0; i < candidates.length; i += 3) {
    const begins = candidates[i]! - from;
    if (begins >= 0 && begins < count) typed.push({ from: begins, to: candidates[i + 1]! - from, kind: 1 << candidates[i + 2]! });
  }
  const tags = Int32Array.from(words, ({ word }) => tagsOf(word));
  const terms = match.terms.subarray(from, from + count);
  return {
    ...{ query, from, classes, tags, terms, typed },
    spans: words.map((word) => ({ start: start + word.start, end: start + word.end })),
    capitals: sums(classes, CLASS.capital),
    pauses: sums(classes, CLASS.pauseBehind),
    ands: sums(classes, CLASS.and),
    verbs: sums(tags, VERB),
    prepositions: sums(tags, Tag.preposition),
    weightBefore: weights(query, terms, false),
    weightFrom: weights(query, terms, true),
  };
}

/** How many words before each place have one of the bits. */
function sums(of: Uint16Array | Int32Array, bits: number): Uint16Array {
  const counts = new Uint16Array(of.length + 1);
  for (let at = 0; at < of.length; at++) counts[at + 1] = counts[at]! + ((of[at]! & bits) !== 0 ? 1 : 0);
  return counts;
}

function weights(query: Query, terms: Int8Array, backwards: boolean): Float64Array {
  const found = new Float64Array(terms.length + 1);
  let mask = 0;
  for (let step = 0; step < terms.length; step++) {
    const at = backwards ? terms.length - 1 - step : step;
    if (terms[at]! >= 0) mask |= 1 << terms[at]!;
    found[backwards ? at : at + 1] = weightOf(query, mask) / (query.total || 1);
  }
  return found;
}

const LONGEST = 14;

/** Every run of words that may be the answer. */
export function runsIn({ classes }: SearchedSentences): WordRun[] {
  const runs: WordRun[] = [];
  for (let from = 0; from < classes.length; from++) {
    if ((classes[from]! & CLASS.noStart) !== 0) continue;
    for (let to = from + 1; to <= Math.min(classes.length, from + LONGEST); to++) {
      if (to - 1 > from && ((classes[to - 1]! & CLASS.opens) !== 0 || (classes[to - 2]! & CLASS.breakBehind) !== 0)) break;
      if ((classes[to - 1]! & CLASS.noEnd) === 0) runs.push({ from, to });
    }
  }
  return runs;
}
