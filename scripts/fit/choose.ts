import { ARTICLE_FEATURES, measureArticles } from "../../src/language/answering/articles.ts";
import { FEATURES } from "../../src/language/answering/features.ts";
import { scores, type WeightTable, weightsOf } from "../../src/language/answering/linear.ts";
import { JOINT_FEATURES, jointRows, type Ranked, rank, spread, type Weights } from "../../src/language/answering/rank.ts";
import { measureVotes, READ } from "../../src/language/answering/votes.ts";
import type { Sample } from "./samples.ts";
import { fitChoice, type Group } from "./train.ts";

/** How many rows of a question are enough to tell right from wrong. */
const ROWS = 60;

/** The fourth root of its size is what a set counts over archives: small ones should count beside large ones. */
const heard = (samples: readonly Sample[]): Map<string, number> => {
  const sizes = new Map<string, number>();
  for (const { set } of samples) sizes.set(set, (sizes.get(set) ?? 0) + 1);
  return new Map([...sizes].map(([set, size]) => [set, size ** -0.75]));
};

const named = (features: readonly string[], weights: Float64Array): WeightTable =>
  Object.fromEntries(features.map((name, k) => [name, Number(weights[k]!.toFixed(4))]));

/** Fits the choice of sentence, article and sentence over articles, one on the other. */
export function fitChoosing(inArticle: readonly Sample[], inAll: readonly Sample[]): Weights {
  const sentences = fitSentences(inArticle);
  const perSentence = weightsOf(FEATURES, sentences);
  const candidates = inAll.map((sample) => read(sample, perSentence));
  const weight = heard(inAll);
  const articles = fitChoice(
    inAll.map(
      (sample, i): Group => ({
        rows: measureArticles(sample.query, candidates[i]!),
        right: sample.pages,
        weight: weight.get(sample.set)!,
      }),
    ),
    ARTICLE_FEATURES.length,
    0.003,
  );
  const weights = { sentences, articles: named(ARTICLE_FEATURES, articles), joint: {} };
  return { ...weights, joint: named(JOINT_FEATURES, fitJoint(inAll, weights, perSentence)) };
}

function fitSentences(samples: readonly Sample[]): WeightTable {
  const groups = samples.map(({ measured, gold }): Group => ({ rows: measured[0]!.rows, right: gold[0]!, weight: 1 }));
  return named(FEATURES, fitChoice(groups, FEATURES.length, 0.01));
}

const read = ({ measured }: Sample, perSentence: Float64Array) =>
  measured.map((candidate) => ({ ...candidate, sentences: scores(candidate.rows, perSentence) }));

/** Fitted twice: without votes to know what to count, then with them. Starts from the weights of sentences, which it is drawn to. */
function fitJoint(samples: readonly Sample[], weights: Omit<Weights, "joint">, perSentence: Float64Array): Float64Array {
  const size = JOINT_FEATURES.length;
  const prior = Float64Array.of(...perSentence, 4, 0);
  const weight = heard(samples);
  const silent: Weights = { ...weights, joint: named(JOINT_FEATURES, prior) };
  const ranked = samples.map(({ query, measured }) => rank(query, measured, silent));
  const rightOf = ({ gold, pages }: Sample, all: readonly Ranked[]) =>
    Uint8Array.from(
      all.slice(0, READ).flatMap(({ candidate }) => Array.from(gold[candidate]!, (is) => (pages[candidate] === 1 ? is : 0))),
    );
  const groupsOf = (votes: (sample: number) => Float64Array | null) =>
    samples.map((sample, i): Group => {
      const rows = jointRows(ranked[i]!, votes(i));
      const right = rightOf(sample, ranked[i]!);
      return { ...pruned(rows, right, scores(rows, prior), size), weight: weight.get(sample.set)! };
    });
  const first = fitChoice(
    groupsOf(() => null),
    size,
    0.01,
    prior,
  );
  const voted = (i: number) => measureVotes(samples[i]!.query, spread(ranked[i]!, scores(jointRows(ranked[i]!, null), first)));
  return fitChoice(groupsOf(voted), size, 0.01, first);
}

/** The right rows and the best of the others. */
function pruned(
  rows: Float64Array,
  right: Uint8Array,
  scored: Float64Array,
  size: number,
): { rows: Float64Array; right: Uint8Array } {
  const order = [...scored.keys()].sort((a, b) => right[b]! - right[a]! || scored[b]! - scored[a]!).slice(0, ROWS);
  const kept = new Float64Array(order.length * size);
  for (const [i, row] of order.entries()) kept.set(rows.subarray(row * size, (row + 1) * size), i * size);
  return { rows: kept, right: Uint8Array.from(order, (row) => right[row]!) };
}
