import type { Span } from "../../text/span.ts";
import { Tag } from "../english/lexicon.ts";
import { softmax, type WeightTable, weightsOf } from "./linear.ts";
import { type Match, type Query, weightOf } from "./match.ts";
import { CLASS, readWords, runsIn, type SearchedSentences, VERB, type WordRun } from "./runs.ts";
import { nearness } from "./sentences.ts";

type SpanInput = WordRun & {
  readonly words: SearchedSentences;
  readonly query: Query;
  readonly length: number;
  /** The wanted kinds, as a mask, of the typed runs that it is, that it contains, and that contain it. */
  readonly is: number;
  readonly any: number;
  readonly holds: number;
  readonly terms: number;
  readonly near: number;
};

const bit = (value: boolean) => (value ? 1 : 0);
/** Has the word at a place one of the bits? No word does before the first and behind the last. */
const tagged = ({ words }: SpanInput, at: number, bits: number) => bit(((words.tags[at] ?? 0) & bits) !== 0);
const classed = ({ words }: SpanInput, at: number, bits: number) => bit(((words.classes[at] ?? 0) & bits) !== 0);
const isTerm = ({ words }: SpanInput, at: number) => bit((words.terms[at] ?? -1) >= 0);
const isVerbTerm = ({ words, query }: SpanInput, at: number) =>
  (words.terms[at] ?? -1) >= 0 && (query.verbs & (1 << words.terms[at]!)) !== 0;
const within = (sums: Uint16Array, from: number, to: number) => sums[to]! - sums[from]!;
const capital = (v: SpanInput) => within(v.words.capitals, v.from, v.to) / v.length;
const wanted = (v: SpanInput) => bit((v.is & v.query.kinds) !== 0);

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

type Measure = (v: SpanInput) => number;

/** Features that count apart for each of GROUPS. */
const ALIKE: Readonly<Record<string, Measure>> = {
  Length: (v) => v.length / 10,
  Short: (v) => bit(v.length <= 2),
  Is: (v) => wanted(v),
  Holds: (v) => bit((v.holds & v.query.kinds) !== 0),
  Capital: (v) => capital(v),
  Figure: (v) => classed(v, v.from, CLASS.figure),
  Terms: (v) => v.terms,
  Near: (v) => v.near,
};

const COMMON: Readonly<Record<string, Measure>> = {
  isPrimary: (v) => bit((v.is & v.query.kind) !== 0),
  isWanted: (v) => wanted(v),
  isOther: (v) => bit(v.is !== 0 && (v.is & v.query.kinds) === 0),
  isNone: (v) => bit(v.any === 0),
  cuts: (v) => cutsTyped(v),
  length: (v) => v.length / 10,
  logLength: (v) => Math.log(v.length) / 2,
  one: (v) => bit(v.length === 1),
  terms: (v) => v.terms,
  termsSome: (v) => bit(v.terms > 0),
  near: (v) => v.near,
  termBefore: (v) => isTerm(v, v.from - 1),
  termAfter: (v) => isTerm(v, v.to),
  termNearBefore: (v) => isTerm(v, v.from - 2),
  verbTermBefore: (v) => bit(isVerbTerm(v, v.from - 1) || isVerbTerm(v, v.from - 2)),
  verbTermAfter: (v) => bit(isVerbTerm(v, v.to) || isVerbTerm(v, v.to + 1)),
  markBefore: (v) => (v.from === 0 ? 1 : classed(v, v.from - 1, CLASS.markBehind)),
  markAfter: (v) => classed(v, v.to - 1, CLASS.pauseBehind),
  hyphen: (v) => classed(v, v.to - 1, CLASS.hyphenBehind) || classed(v, v.from - 1, CLASS.hyphenBehind),
  marksInside: (v) => within(v.words.pauses, v.from, v.to - 1) / 2,
  articleBefore: (v) => classed(v, v.from - 1, CLASS.article),
  prepositionBefore: (v) => tagged(v, v.from - 1, Tag.preposition),
  byBefore: (v) => classed(v, v.from - 1, CLASS.by),
  causeBefore: (v) => classed(v, v.from - 1, CLASS.cause),
  verbBefore: (v) => tagged(v, v.from - 1, VERB),
  beBefore: (v) => tagged(v, v.from - 1, Tag.be),
  nounBefore: (v) => tagged(v, v.from - 1, Tag.noun),
  adjectiveBefore: (v) => tagged(v, v.from - 1, Tag.adjective),
  verbAfter: (v) => tagged(v, v.to, VERB | Tag.auxiliary),
  nounAfter: (v) => tagged(v, v.to, Tag.noun),
  prepositionAfter: (v) => tagged(v, v.to, Tag.preposition),
  ofAfter: (v) => classed(v, v.to, CLASS.of),
  capitalAfter: (v) => classed(v, v.to, CLASS.capital) && classed(v, v.to - 1, CLASS.capital),
  capitalBefore: (v) => classed(v, v.from - 1, CLASS.capital) && classed(v, v.from, CLASS.capital),
  startsNoun: (v) => tagged(v, v.from, Tag.noun),
  startsVerb: (v) => tagged(v, v.from, VERB),
  startsIng: (v) => tagged(v, v.from, Tag.ing),
  startsAdjective: (v) => tagged(v, v.from, Tag.adjective),
  startsPreposition: (v) => tagged(v, v.from, Tag.preposition),
  startsPronoun: (v) => tagged(v, v.from, Tag.pronoun),
  endsNoun: (v) => tagged(v, v.to - 1, Tag.noun),
  endsVerb: (v) => tagged(v, v.to - 1, VERB),
  endsAdjective: (v) => tagged(v, v.to - 1, Tag.adjective),
  endsFigure: (v) => classed(v, v.to - 1, CLASS.figure),
  verbInside: (v) => bit(within(v.words.verbs, v.from, v.to) > 0),
  prepositionInside: (v) => bit(within(v.words.prepositions, v.from, v.to) > 0),
  andInside: (v) => bit(within(v.words.ands, v.from, v.to) > 0),
  capital: (v) => capital(v),
  opens: (v) => classed(v, v.from, CLASS.opens),
  early: (v) => 1 - v.from / v.words.spans.length,
  afterTerms: (v) => v.words.weightBefore[v.from]!,
  beforeTerms: (v) => v.words.weightFrom[v.to]!,
};

export const SPAN_FEATURES: readonly string[] = [
  ...Object.keys(COMMON),
  ...GROUPS.flatMap(([group]) => Object.keys(ALIKE).map((name) => `${name.toLowerCase()}${group}`)),
];
const [COMMON_MEASURES, GROUP_MEASURES] = [Object.values(COMMON), Object.values(ALIKE)];

/** Is one of its ends inside a typed run? */
function cutsTyped({ words, from, to }: SpanInput): number {
  for (const run of words.typed) if ((run.from < from && from < run.to) || (run.from < to && to < run.to)) return 1;
  return 0;
}

/** The places in a row of SPAN_FEATURES that may be other than 0 for a question, and what belongs there. */
function measuresFor({ question }: Query): readonly (readonly [number, Measure])[] {
  const group = GROUPS.findIndex(([, wanted]) => wanted.includes(question.wanted));
  const first = COMMON_MEASURES.length + group * GROUP_MEASURES.length;
  return [
    ...COMMON_MEASURES.map((measure, k) => [k, measure] as const),
    ...(group < 0 ? [] : GROUP_MEASURES.map((measure, k) => [first + k, measure] as const)),
  ];
}

/** Every run of words in the sentences `first` to `last` that may be the answer, one row of SPAN_FEATURES each. */
export function measureSpans(
  query: Query,
  match: Match,
  text: string,
  first: number,
  last: number,
): { rows: Float64Array; spans: Span[] } {
  const words = readWords(query, match, text, first, last);
  const runs = runsIn(words);
  const rows = new Float64Array(runs.length * SPAN_FEATURES.length);
  const measures = measuresFor(query);
  for (const [i, run] of runs.entries()) {
    const view = viewOf(words, run);
    for (const [k, measure] of measures) rows[i * SPAN_FEATURES.length + k] = measure(view);
  }
  return { rows, spans: runs.map((run) => spanOf(text, words, run)) };
}

/** The words of a run. A currency sign before a figure and a per cent sign after it belong to it. */
function spanOf(text: string, { spans }: SearchedSentences, run: WordRun): Span {
  const { start } = spans[run.from]!;
  const { end } = spans[run.to - 1]!;
  const before = /(?:US|A|C|HK|NZ)?[$€£¥₹]$/.exec(text.slice(Math.max(0, start - 4), start))?.[0] ?? "";
  return { start: start - before.length, end: text[end] === "%" ? end + 1 : end };
}

function viewOf(words: SearchedSentences, { from, to }: WordRun): SpanInput {
  const { query, typed, terms: termAt } = words;
  let [is, any, holds, terms] = [0, 0, 0, 0];
  for (let at = from; at < to; at++) if (termAt[at]! >= 0) terms |= 1 << termAt[at]!;
  for (const run of typed) {
    if (run.from < from || run.from >= to || run.to > to) continue;
    any |= run.kind;
    if (run.from === from && run.to === to) is |= run.kind;
    else holds |= run.kind;
  }
  return {
    ...{ words, query, from, to, is, any, holds },
    length: to - from,
    terms: weightOf(query, terms) / (query.total || 1),
    near: nearness(query, termAt, 0, termAt.length, from, to),
  };
}

/** The words of an excerpt that answer; null if any phrase may and none stands out. */
export function answerSpan(
  query: Query,
  match: Match,
  text: string,
  first: number,
  last: number,
  table: WeightTable,
): Span | null {
  const words = readWords(query, match, text, first, last);
  const runs = runsIn(words);
  if (runs.length === 0) return null;
  const weights = weightsOf(SPAN_FEATURES, table);
  const measures = measuresFor(query);
  const scores = Float64Array.from(runs, (run) => {
    const view = viewOf(words, run);
    let score = 0;
    for (const [k, measure] of measures) score += weights[k]! * measure(view);
    return score;
  });
  const shares = softmax(scores);
  const best = shares.indexOf(Math.max(...shares));
  return shares[best]! >= (query.kinds === 0 ? LEAST_PHRASE : LEAST) ? spanOf(text, words, runs[best]!) : null;
}

/** A less likely run is not highlighted: the whole sentence answers better than a wrong part. */
const LEAST = 0.05;
const LEAST_PHRASE = 0.1;
