import { type Chances, CONFIDENCE_FEATURES, confidenceOf, measureConfidence } from "../../src/language/answering/confidence.ts";
import type { WeightTable } from "../../src/language/answering/linear.ts";
import { rank, type Weights } from "../../src/language/answering/rank.ts";
import { windows } from "../../src/language/answering/windows.ts";
import type { Sample } from "./samples.ts";
import { fitChance, type Group } from "./train.ts";

/** How one question was answered. */
export type Judged = {
  readonly sample: Sample;
  /** Rank from 1 of the first page that answers; 0 when none was found. */
  readonly place: number;
  /** Does the excerpt hold a gold answer? */
  readonly right: boolean;
  readonly single: boolean;
  readonly row: Float64Array | null;
};

/** Longest excerpt in words. */
const WORDS = 60;

/** Answers a question with the given weights. */
export function judge(sample: Sample, weights: Weights): Judged {
  const { query, measured, gold, pages } = sample;
  const ranked = rank(query, measured, weights);
  const chosen = windows(ranked, WORDS, query);
  const first = chosen[0];
  if (!first) return { sample, place: 0, right: false, single: false, row: null };
  const holds = gold[ranked[first.article]!.candidate]!;
  const { sentences } = ranked[first.article]!;
  return {
    sample,
    place: ranked.findIndex(({ candidate }) => pages[candidate] === 1) + 1,
    right: holds[first.first] === 1 || holds[first.last] === 1,
    single: holds[sentences.indexOf(Math.max(...sentences))] === 1,
    row: measureConfidence(query, ranked, chosen),
  };
}

/** Fits the two probabilities of confidence to judged questions. */
export function fitChances(judged: readonly Judged[]): Chances {
  const unanswerable = new Set(judged.filter(({ sample }) => !sample.asked.answerable).map(({ sample }) => sample.set));
  const groups = (of: (one: Judged) => boolean, among: readonly Judged[]): Group[] =>
    among.flatMap((one) => (one.row ? [{ rows: one.row, right: Uint8Array.of(of(one) ? 1 : 0), weight: 1 }] : []));
  const table = (of: (one: Judged) => boolean, among: readonly Judged[]): WeightTable => {
    const weights = fitChance(groups(of, among), CONFIDENCE_FEATURES.length, 0.02);
    return Object.fromEntries([...CONFIDENCE_FEATURES, "bias"].map((name, k) => [name, Number(weights[k]!.toFixed(4))]));
  };
  return {
    right: table(
      ({ right }) => right,
      judged.filter(({ sample }) => unanswerable.size === 0 || unanswerable.has(sample.set)),
    ),
    unanswerable: table(
      ({ sample }) => !sample.asked.answerable,
      judged.filter(({ sample }) => unanswerable.has(sample.set)),
    ),
  };
}

/** Figures of one set: sentence, article, and the effect of staying silent at the best threshold and at .5. */
export function figures(judged: readonly Judged[], chances: (one: Judged) => Chances): Record<string, string> {
  const can = judged.filter(({ sample }) => sample.asked.answerable);
  const cannot = judged.filter(({ sample }) => !sample.asked.answerable);
  const share = (list: readonly Judged[], of: (one: Judged) => number) =>
    (list.reduce((sum, one) => sum + of(one), 0) / Math.max(1, list.length)).toFixed(4);
  const scores = {
    questions: String(can.length),
    sentence: share(can, ({ single }) => Number(single)),
    excerpt: share(can, ({ right }) => Number(right)),
    "hit@1": share(can, ({ place }) => Number(place === 1)),
    "hit@10": share(can, ({ place }) => Number(place >= 1 && place <= 10)),
    MRR: share(can, ({ place }) => (place >= 1 && place <= 10 ? 1 / place : 0)),
  };
  if (cannot.length === 0) return scores;
  const sure = new Map(judged.map((one) => [one, one.row ? confidenceOf(one.row, chances(one)) : 0]));
  const order = [...judged].sort((a, b) => sure.get(b)! - sure.get(a)!);
  let score = cannot.length;
  let best = score;
  let level = 1;
  for (const one of order) {
    score += one.sample.asked.answerable ? Number(one.right) : -1;
    if (score > best) [best, level] = [score, sure.get(one)!];
  }
  const answered = (one: Judged) => Number(sure.get(one)! >= 0.5);
  return {
    ...scores,
    silence: (cannot.length / judged.length).toFixed(4),
    "best score": (best / judged.length).toFixed(4),
    at: level.toFixed(3),
    "false answers at .5": share(cannot, answered),
    "answered at .5": share(can, answered),
  };
}
