import { ARTICLE_FEATURES, measureArticles } from "./articles.ts";
import { FEATURES } from "./features.ts";
import { scores, softmax, type WeightTable, weightsOf } from "./linear.ts";
import type { Match, Query } from "./match.ts";
import type { Measured } from "./measure.ts";
import { measureVotes, READ } from "./votes.ts";

/** The fitted weights for choosing: sentences within one article, articles among candidates, sentences over all of them. */
export type Weights = { readonly sentences: WeightTable; readonly articles: WeightTable; readonly joint: WeightTable };

/** What a sentence has besides its own features when several articles are searched: its article's fit, and how many others agree. */
export const JOINT_FEATURES: readonly string[] = [...FEATURES, "article", "votes"];

/** A candidate with its ranking. `sentences` are probabilities over the sentences of all candidates read. */
export type Ranked = {
  /** Index into the candidates. */
  readonly candidate: number;
  readonly match: Match;
  /** The features of its sentences, and their scores within the article. */
  readonly rows: Float64Array;
  readonly scores: Float64Array;
  readonly sentences: Float64Array;
  /** The probability that it is the article asked for. */
  readonly share: number;
};

/** Ranks the candidates of a question, best article first, with the probability that each sentence answers. */
export function rank(query: Query, candidates: readonly Measured[], weights: Weights): Ranked[] {
  const perSentence = weightsOf(FEATURES, weights.sentences);
  const read = candidates.map((candidate) => ({ ...candidate, sentences: scores(candidate.rows, perSentence) }));
  const shares =
    read.length < 2
      ? new Float64Array(read.length).fill(1)
      : softmax(scores(measureArticles(query, read), weightsOf(ARTICLE_FEATURES, weights.articles)));
  const order = [...read.keys()].sort((a, b) => shares[b]! - shares[a]!);
  const ranked = order.map((candidate): Ranked => {
    const { match: found, rows, sentences } = read[candidate]!;
    return { candidate, match: found, rows, scores: sentences, sentences: softmax(sentences), share: shares[candidate]! };
  });
  return ranked.length < 2 ? ranked : joined(query, ranked, weightsOf(JOINT_FEATURES, weights.joint));
}

/** The probabilities of the sentences over all articles together. Votes count by the probabilities without them. */
function joined(query: Query, ranked: readonly Ranked[], weights: Float64Array): Ranked[] {
  const silent = silentScores(ranked, weights);
  const votes = measureVotes(query, spread(ranked, silent));
  const weight = weights[JOINT_FEATURES.indexOf("votes")]!;
  return reordered(
    spread(
      ranked,
      silent.map((score, row) => score + weight * votes[row]!),
    ),
  );
}

/** How much an article's best sentence moves it (tried from 0 to 2). */
const PROMISE = 0.3;
const LEAST = 1e-6;

function reordered(ranked: readonly Ranked[]): Ranked[] {
  const promise = ({ sentences }: Ranked) => sentences.reduce((sum, probability) => sum + probability, 0);
  const score = (one: Ranked) => Math.log(Math.max(LEAST, one.share)) + PROMISE * Math.log(Math.max(LEAST, promise(one)));
  return ranked.toSorted((a, b) => score(b) - score(a));
}

/** An article's share as a feature. */
const fitOf = (share: number): number => Math.log(Math.max(1e-4, share)) / 4;

/** The rows of JOINT_FEATURES of the articles read, one after the other. */
export function jointRows(ranked: readonly Ranked[], votes: Float64Array | null): Float64Array {
  const width = FEATURES.length;
  const read = ranked.slice(0, READ);
  const count = read.reduce((sum, { scores: all }) => sum + all.length, 0);
  const rows = new Float64Array(count * JOINT_FEATURES.length);
  let row = 0;
  for (const article of read) {
    for (let at = 0; at < article.scores.length; at++, row++) {
      rows.set(article.rows.subarray(at * width, (at + 1) * width), row * JOINT_FEATURES.length);
      rows[row * JOINT_FEATURES.length + width] = fitOf(article.share);
      rows[row * JOINT_FEATURES.length + width + 1] = votes?.[row] ?? 0;
    }
  }
  return rows;
}

/** The weighted sums of JOINT_FEATURES without the votes, which come last. */
function silentScores(ranked: readonly Ranked[], weights: Float64Array): Float64Array {
  const weight = weights[JOINT_FEATURES.indexOf("article")]!;
  const read = ranked.slice(0, READ);
  const all = new Float64Array(read.reduce((sum, { scores: own }) => sum + own.length, 0));
  let from = 0;
  for (const { rows, share } of read) {
    const fit = weight * fitOf(share);
    const own = scores(rows, weights.subarray(0, FEATURES.length));
    for (let at = 0; at < own.length; at++) all[from + at] = own[at]! + fit;
    from += own.length;
  }
  return all;
}

/** Scores over all sentences read, back to their articles as probabilities; unread ones have none. */
export function spread(ranked: readonly Ranked[], scored: Float64Array): Ranked[] {
  const all = softmax(scored);
  let from = 0;
  return ranked.map((article, i) => {
    const count = i < READ ? article.scores.length : 0;
    const sentences = i < READ ? all.slice(from, from + count) : new Float64Array(article.scores.length);
    from += count;
    return { ...article, sentences };
  });
}
