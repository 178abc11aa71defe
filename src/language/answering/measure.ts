import { FEATURES, measureFeatures, NETWORK } from "./features.ts";
import { type Match, match, type Query } from "./match.ts";
import { type Network, networkScores } from "./network.ts";
import type { Postings } from "./postings.ts";

/** Scales the network's scores to the other features. */
const SCALE = 8;

/** An article that may answer. */
export type CandidateArticle = {
  readonly postings: Postings;
  /** The index's score. */
  readonly score: number;
  /** Days from publication to the day of asking; null if unknown, or if the question is about another time. */
  readonly age: number | null;
};

/** A candidate as the ranker sees it: where the question's words occur, its sentences' FEATURES, the network's best score. */
export type Measured = Omit<CandidateArticle, "postings"> & {
  readonly match: Match;
  readonly rows: Float64Array;
  readonly promise: number;
};

/** Finds a question's words in a candidate and measures its sentences. */
export function measure(query: Query, { postings, score, age }: CandidateArticle, network: Network): Measured {
  const found = match(query, postings);
  const rows = measureFeatures(query, found);
  let promise = Number.NEGATIVE_INFINITY;
  for (const [at, scored] of networkScores(query, rows, network).entries()) {
    rows[at * FEATURES.length + NETWORK] = scored / SCALE;
    promise = Math.max(promise, scored / SCALE);
  }
  return { match: found, score, age, rows, promise };
}
