import { type Span, slice } from "../../text/span.ts";
import { words as wordsIn } from "../../text/words.ts";
import { Tag, tagsOf } from "../english/lexicon.ts";
import { scores, softmax, type WeightTable, weightsOf } from "./linear.ts";
import { type Match, type Query, weightOf } from "./match.ts";
import { WORD } from "./postings.ts";
import { nearness } from "./sentences.ts";

/** A run of words that may be the answer: indices into the article's words, `to` exclusive. */
export type WordRun = { readonly from: number; readonly to: number };

/** The sentences looked at: their first word and the end of their last, with what is between the words. */
type SearchedSentences = {
  readonly query: Query;
  readonly match: Match;
  readonly from: number;
  readonly to: number;
  /** The forms of the words, as compared. */
  readonly forms: readonly string[];
  readonly tags: readonly number[];
  /** Between a word and the next: only white space, or punctuation. */
  readonly gaps: readonly string[];
  readonly sentences: readonly number[];
  /** The kind and end of the typed run that begins at each word. */
  readonly typed: ReadonlyMap<number, readonly { readonly to: number; readonly kind: number }[]>;
};

type SpanInput = WordRun & {
  readonly excerpt: SearchedSentences;
  readonly length: number;
  /** The wanted kinds, as a mask, of the typed runs that it is, that it contains, and that contain it. */
  readonly is: number;
  readonly any: number;
  readonly holds: number;
  readonly terms: number;
  readonly near: number;
  readonly before: string;
  readonly after: string;
};

const LONGEST = 14;
const VERB = Tag.past | Tag.present | Tag.base;
const bit = (value: boolean) => (value ? 1 : 0);
const has = (tags: number | undefined, ...bits: number[]) => bit(((tags ?? 0) & bits.reduce((all, one) => all | one, 0)) !== 0);
const tag = (v: SpanInput, at: number) => v.excerpt.tags[at - v.excerpt.from];
const form = (v: SpanInput, at: number) => v.excerpt.forms[at - v.excerpt.from] ?? "";
const gap = (v: SpanInput, at: number) => v.excerpt.gaps[at - v.excerpt.from] ?? ".";
const termAt = (v: SpanInput, at: number) => (at >= v.excerpt.from && at < v.excerpt.to ? v.excerpt.match.terms[at]! : -1);

/** Questions with similar answers share what is learned from them. */
const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  ["Figure", ["money", "percent", "age", "count", "measure", "rank", "duration"]],
  ["Date", ["date"]],
  ["Who", ["person", "organisation"]],
  ["Where", ["place"]],
  ["Name", ["name"]],
  ["Said", ["speech"]],
  ["Why", ["reason", "manner"]],
  ["What", ["phrase", "definition", "yes or no", "choice"]],
];

const ALIKE: Readonly<Record<string, (v: SpanInput) => number>> = {
  Length: (v) => v.length / 10,
  Short: (v) => bit(v.length <= 2),
  Is: (v) => bit((v.is & v.excerpt.query.kinds) !== 0),
  Holds: (v) => bit((v.holds & v.excerpt.query.kinds) !== 0),
  Capital: (v) => capital(v),
  Figure: (v) => bit(/\d/.test(form(v, v.from))),
  Terms: (v) => v.terms,
  Near: (v) => v.near,
};

const FEATURES: Readonly<Record<string, (v: SpanInput) => number>> = {
  isPrimary: (v) => bit((v.is & v.excerpt.query.kind) !== 0),
  isWanted: (v) => bit((v.is & v.excerpt.query.kinds) !== 0),
  isOther: (v) => bit(v.is !== 0 && (v.is & v.excerpt.query.kinds) === 0),
  isNone: (v) => bit(v.any === 0),
  cuts: (v) => cutsTyped(v),
  length: (v) => v.length / 10,
  logLength: (v) => Math.log(v.length) / 2,
  one: (v) => bit(v.length === 1),
  terms: (v) => v.terms,
  termsSome: (v) => bit(v.terms > 0),
  near: (v) => v.near,
  termBefore: (v) => bit(termAt(v, v.from - 1) >= 0),
  termAfter: (v) => bit(termAt(v, v.to) >= 0),
  termNearBefore: (v) => bit(termAt(v, v.from - 2) >= 0),
  verbTermBefore: (v) => bit(isVerbTerm(v, v.from - 1) || isVerbTerm(v, v.from - 2)),
  verbTermAfter: (v) => bit(isVerbTerm(v, v.to) || isVerbTerm(v, v.to + 1)),
  markBefore: (v) => bit(v.from === v.excerpt.from || /\S/.test(gap(v, v.from - 1))),
  markAfter: (v) => bit(/[^\s-]/.test(gap(v, v.to - 1))),
  hyphen: (v) => bit(/^[-–]$/.test(gap(v, v.to - 1)) || (v.from > v.excerpt.from && /^[-–]$/.test(gap(v, v.from - 1)))),
  marksInside: (v) => marksInside(v),
  articleBefore: (v) => bit(/^(?:the|an?|his|her|its|their)$/.test(v.before)),
  prepositionBefore: (v) => has(tag(v, v.from - 1), Tag.preposition),
  byBefore: (v) => bit(v.before === "by"),
  causeBefore: (v) => bit(/^(?:because|to|for|after|over|due|as|amid|so)$/.test(v.before)),
  verbBefore: (v) => has(tag(v, v.from - 1), VERB),
  beBefore: (v) => has(tag(v, v.from - 1), Tag.be),
  nounBefore: (v) => has(tag(v, v.from - 1), Tag.noun),
  adjectiveBefore: (v) => has(tag(v, v.from - 1), Tag.adjective),
  verbAfter: (v) => has(tag(v, v.to), VERB, Tag.auxiliary),
  nounAfter: (v) => has(tag(v, v.to), Tag.noun),
  prepositionAfter: (v) => has(tag(v, v.to), Tag.preposition),
  ofAfter: (v) => bit(v.after === "of"),
  capitalAfter: (v) => bit(v.to < v.excerpt.to && isCapital(v, v.to) && isCapital(v, v.to - 1)),
  capitalBefore: (v) => bit(v.from > v.excerpt.from && isCapital(v, v.from - 1) && isCapital(v, v.from)),
  startsNoun: (v) => has(tag(v, v.from), Tag.noun),
  startsVerb: (v) => has(tag(v, v.from), VERB),
  startsIng: (v) => has(tag(v, v.from), Tag.ing),
  startsAdjective: (v) => has(tag(v, v.from), Tag.adjective),
  startsPreposition: (v) => has(tag(v, v.from), Tag.preposition),
  startsPronoun: (v) => has(tag(v, v.from), Tag.pronoun),
  endsNoun: (v) => has(tag(v, v.to - 1), Tag.noun),
  endsVerb: (v) => has(tag(v, v.to - 1), VERB),
  endsAdjective: (v) => has(tag(v, v.to - 1), Tag.adjective),
  endsFigure: (v) => bit(/\d/.test(form(v, v.to - 1))),
  verbInside: (v) => insideTags(v, VERB),
  prepositionInside: (v) => insideTags(v, Tag.preposition),
  andInside: (v) => insideForm(v, /^(?:and|or)$/),
  capital: (v) => capital(v),
  opens: (v) => bit(v.excerpt.sentences.includes(v.from)),
  early: (v) => 1 - (v.from - v.excerpt.from) / (v.excerpt.to - v.excerpt.from),
  afterTerms: (v) => side(v, v.excerpt.from, v.from),
  beforeTerms: (v) => side(v, v.to, v.excerpt.to),
  ...Object.fromEntries(
    GROUPS.flatMap(([group, wanted]) =>
      Object.entries(ALIKE).map(([name, measure]) => [
        `${name.toLowerCase()}${group}`,
        (v: SpanInput) => (wanted.includes(v.excerpt.query.question.wanted) ? measure(v) : 0),
      ]),
    ),
  ),
};

export const SPAN_FEATURES: readonly string[] = Object.keys(FEATURES);
const MEASURES = Object.values(FEATURES);

const isCapital = (v: SpanInput, at: number) => (v.excerpt.match.postings.flags[at]! & WORD.capital) !== 0;
const isVerbTerm = (v: SpanInput, at: number) => termAt(v, at) >= 0 && (v.excerpt.query.verbs & (1 << termAt(v, at))) !== 0;
const capital = (v: SpanInput) => {
  let count = 0;
  for (let at = v.from; at < v.to; at++) if (isCapital(v, at)) count++;
  return count / v.length;
};
function marksInside(v: SpanInput): number {
  let count = 0;
  for (let at = v.from; at < v.to - 1; at++) if (/[^\s-]/.test(gap(v, at))) count++;
  return count / 2;
}
function insideTags(v: SpanInput, tags: number): number {
  for (let at = v.from; at < v.to; at++) if (has(tag(v, at), tags)) return 1;
  return 0;
}
function insideForm(v: SpanInput, pattern: RegExp): number {
  for (let at = v.from; at < v.to; at++) if (pattern.test(form(v, at))) return 1;
  return 0;
}
/** The weight of the terms between two places. */
function side(v: SpanInput, from: number, to: number): number {
  let mask = 0;
  for (let at = from; at < to; at++) if (termAt(v, at) >= 0) mask |= 1 << termAt(v, at);
  return weightOf(v.excerpt.query, mask) / (v.excerpt.query.total || 1);
}
/** Is one of its ends inside a typed run? */
function cutsTyped({ excerpt, from, to }: SpanInput): number {
  for (const [start, runs] of excerpt.typed) {
    for (const { to: end } of runs) {
      if ((start < from && from < end) || (start < to && to < end)) return 1;
    }
  }
  return 0;
}

/** Words that no answer begins or ends with. */
const NO_START = /^(?:the|an?|and|or|but|of|that|which|who|is|are|was|were|be|been|had|has|have|said|says|also|'s)$/;
const NO_END =
  /^(?:the|an?|and|or|but|of|that|which|who|to|in|on|at|for|from|by|with|as|is|are|was|were|be|been|had|has|have|his|her|its|their|he|she|they|when|said|says|into|than)$/;

/** Every run of words in the sentences `first` to `last` that may be the answer, one row of SPAN_FEATURES each. */
export function measureSpans(
  query: Query,
  match: Match,
  text: string,
  first: number,
  last: number,
): { runs: WordRun[]; rows: Float64Array; spans: Span[] } {
  const excerpt = excerptOf(query, match, text, first, last);
  const runs: WordRun[] = [];
  for (let from = excerpt.from; from < excerpt.to; from++) {
    if (NO_START.test(excerpt.forms[from - excerpt.from]!)) continue;
    for (let to = from + 1; to <= Math.min(excerpt.to, from + LONGEST); to++) {
      if (to - 1 > from && excerpt.sentences.includes(to - 1)) break;
      if (/[;:—]|["“”]\s*["“”]|\.{3}/.test(to - 1 > from ? excerpt.gaps[to - 2 - excerpt.from]! : "")) break;
      if (!NO_END.test(excerpt.forms[to - 1 - excerpt.from]!)) runs.push({ from, to });
    }
  }
  const rows = new Float64Array(runs.length * MEASURES.length);
  for (const [i, run] of runs.entries()) {
    const view = viewOf(excerpt, run);
    for (let k = 0; k < MEASURES.length; k++) rows[i * MEASURES.length + k] = MEASURES[k]!(view);
  }
  const spans = runs.map(({ from, to }) =>
    withSigns(text, { start: excerpt.offsets[from - excerpt.from]!.start, end: excerpt.offsets[to - 1 - excerpt.from]!.end }),
  );
  return { runs, rows, spans };
}

/** A currency sign before a figure and a per cent sign after it belong to it. */
function withSigns(text: string, { start, end }: Span): Span {
  const before = /(?:US|A|C|HK|NZ)?[$€£¥₹]$/.exec(text.slice(Math.max(0, start - 4), start))?.[0] ?? "";
  return { start: start - before.length, end: text[end] === "%" ? end + 1 : end };
}

function excerptOf(
  query: Query,
  match: Match,
  text: string,
  first: number,
  last: number,
): SearchedSentences & { readonly offsets: readonly Span[] } {
  const { spans, sentences, candidates } = match.postings;
  const start = spans[2 * first]!;
  const part = slice(text, { start, end: spans[2 * last + 1]! });
  const from = sentences[first]!;
  const offsets = wordsIn(part)
    .slice(0, sentences[last + 1]! - from)
    .map((word) => ({ ...word, start: start + word.start, end: start + word.end }));
  const to = from + offsets.length;
  const typed = new Map<number, { to: number; kind: number }[]>();
  for (let i = 0; i < candidates.length; i += 3) {
    const begins = candidates[i]!;
    if (begins >= from && begins < to)
      typed.set(begins, [...(typed.get(begins) ?? []), { to: candidates[i + 1]!, kind: candidates[i + 2]! }]);
  }
  return {
    ...{ query, match, from, to, typed, offsets },
    forms: offsets.map(({ word }) => word),
    tags: offsets.map(({ word }) => tagsOf(word)),
    gaps: offsets.map(({ end }, i) => text.slice(end, offsets[i + 1]?.start ?? end)),
    sentences: Array.from({ length: last - first + 1 }, (_, i) => sentences[first + i]!),
  };
}

function viewOf(excerpt: SearchedSentences, { from, to }: WordRun): SpanInput {
  const { query, match } = excerpt;
  let [is, any, holds, terms] = [0, 0, 0, 0];
  for (let at = from; at < to; at++) {
    if (match.terms[at]! >= 0) terms |= 1 << match.terms[at]!;
    for (const { to: end, kind } of excerpt.typed.get(at) ?? []) {
      if (end > to) continue;
      any |= 1 << kind;
      if (at === from && end === to) is |= 1 << kind;
      else holds |= 1 << kind;
    }
  }
  const form = (at: number) => excerpt.forms[at - excerpt.from] ?? "";
  return {
    ...{ excerpt, from, to, is, any, holds },
    length: to - from,
    terms: weightOf(query, terms) / (query.total || 1),
    near: nearness(query, match.terms, excerpt.from, excerpt.to, from, to),
    before: form(from - 1),
    after: form(to),
  };
}

/** The words of an excerpt that answer; null if any phrase may and none stands out. */
export function answerSpan(
  query: Query,
  match: Match,
  text: string,
  first: number,
  last: number,
  weights: WeightTable,
): Span | null {
  const { rows, spans } = measureSpans(query, match, text, first, last);
  if (spans.length === 0) return null;
  const shares = softmax(scores(rows, weightsOf(SPAN_FEATURES, weights)));
  const best = shares.indexOf(Math.max(...shares));
  return shares[best]! >= (query.kinds === 0 ? LEAST_PHRASE : LEAST) ? spans[best]! : null;
}

/** A less likely run is not highlighted: the whole sentence answers better than a wrong part. */
const LEAST = 0.05;
const LEAST_PHRASE = 0.1;
