import { FEATURES as MEASURED } from "./features.ts";
import { scores, sigmoid, type WeightTable, weightsOf } from "./linear.ts";
import { type Query, share, weightOf } from "./match.ts";
import type { Ranked } from "./rank.ts";
import type { Window } from "./windows.ts";

/** The fitted weights of the two probabilities that confidence is made of, each with a `bias`. */
export type Chances = { readonly right: WeightTable; readonly unanswerable: WeightTable };

type WindowInput = {
  readonly query: Query;
  readonly window: Window;
  readonly best: Ranked;
  /** The terms in the window, and those in it, beside it or in the headline. */
  readonly mask: number;
  readonly around: number;
  /** The probability of the best window that does not overlap this one. */
  readonly rival: number;
  /** A sentence feature, at the window's best sentence. */
  readonly of: (feature: string) => number;
  readonly score: number;
};

const weight = ({ query }: WindowInput, mask: number) => weightOf(query, mask) / (query.total || 1);
const logit = (p: number) => Math.log(Math.max(1e-4, p) / Math.max(1e-4, 1 - p)) / 4;
/** The share of the terms of one sort in a mask; all of them if the question has none. */
const held = ({ query }: WindowInput, mask: number, among: number) => (among === 0 ? 1 : share(query, mask, among));

const FEATURES: Readonly<Record<string, (view: WindowInput) => number>> = {
  probability: (v) => v.window.probability,
  logit: (v) => logit(v.window.probability),
  rival: (v) => v.rival,
  margin: (v) => v.window.probability - v.rival,
  score: (v) => v.score / 10,
  coverage: (v) => weight(v, v.mask),
  coverageAround: (v) => weight(v, v.around),
  whole: (v) => weight(v, v.best.match.whole),
  same: (v) => v.of("same"),
  heaviestMissing: (v) => heaviestMissing(v, v.around),
  heaviestMissingWhole: (v) => heaviestMissing(v, v.best.match.whole),
  names: (v) => held(v, v.mask, v.query.names),
  namesAround: (v) => held(v, v.around, v.query.names),
  namesWhole: (v) => held(v, v.best.match.whole, v.query.names),
  numbers: (v) => held(v, v.mask, v.query.numbers),
  numbersAround: (v) => held(v, v.around, v.query.numbers),
  numbersWhole: (v) => held(v, v.best.match.whole, v.query.numbers),
  verbs: (v) => held(v, v.mask, v.query.verbs),
  verbsAround: (v) => held(v, v.around, v.query.verbs),
  heads: (v) => held(v, v.mask, v.query.heads),
  headsAround: (v) => held(v, v.around, v.query.heads),
  asking: (v) => held(v, v.mask, v.query.asking),
  pairs: (v) => v.of("pairs"),
  close: (v) => v.of("close"),
  inOrder: (v) => v.of("inOrder"),
  type: (v) => (v.query.kinds === 0 ? 0.5 : v.of("typeFresh")),
  typeExact: (v) => (v.query.kinds === 0 ? 0.5 : v.of("typeExact")),
  typeNear: (v) => v.of("typeNear"),
  untyped: (v) => (v.query.kinds === 0 ? 1 : 0),
  denies: (v) => v.of("denies"),
  deniesWanted: (v) => (v.query.question.negated ? 1 - v.of("deniesWanted") : 0),
  terms: (v) => Math.log1p(v.query.weights.length) / 3,
  few: (v) => (v.query.weights.length < 3 ? 1 : 0),
  share: (v) => v.best.share,
  shareLogit: (v) => logit(v.best.share),
};

export const CONFIDENCE_FEATURES: readonly string[] = Object.keys(FEATURES);
const MEASURES = Object.values(FEATURES);

/** Measures the first of the sorted `windows`: one row of CONFIDENCE_FEATURES. */
export function measureConfidence(query: Query, ranked: readonly Ranked[], windows: readonly Window[]): Float64Array {
  const window = windows[0]!;
  const best = ranked[window.article]!;
  const { masks, near, title } = best.match;
  let mask = 0;
  let around = title;
  let top = window.first;
  for (let at = Math.max(0, window.first - 1); at <= Math.min(masks.length - 1, window.last + 1); at++) {
    around |= masks[at]! | near[at]!;
    if (at < window.first || at > window.last) continue;
    mask |= masks[at]! | near[at]!;
    if (best.sentences[at]! > best.sentences[top]!) top = at;
  }
  let rival = windows[1]?.probability ?? 0;
  for (const [at, probability] of best.sentences.entries()) {
    if (at < window.first || at > window.last) rival = Math.max(rival, probability);
  }
  const of = (feature: string) => best.rows[top * MEASURED.length + MEASURED.indexOf(feature)]!;
  const view: WindowInput = { query, window, best, mask, around, rival, of, score: best.scores[top]! };
  return Float64Array.from(MEASURES, (measure) => measure(view));
}

function heaviestMissing({ query }: WindowInput, mask: number): number {
  let most = 0;
  for (const [i, weight] of query.weights.entries()) if ((mask & (1 << i)) === 0) most = Math.max(most, weight);
  return most / (query.total || 1);
}

/**
 * How sure it is that the first window answers, from 0 to 1: a half plus half the difference between the probability that it is right and the
 * probability that nothing stored answers. Above .5 an answer beats silence, if a false answer costs what a right one gives.
 */
export function confidenceOf(row: Float64Array, chances: Chances): number {
  return (1 + chance(row, chances.right) - chance(row, chances.unanswerable)) / 2;
}

const INPUTS = [...CONFIDENCE_FEATURES, "bias"];

function chance(row: Float64Array, table: WeightTable): number {
  const weights = weightsOf(INPUTS, table);
  return sigmoid(weights.at(-1)! + scores(row, weights.subarray(0, row.length))[0]!);
}
