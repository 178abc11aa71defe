import { type Match, match, type Query } from "./match.ts";
import { MEANING_FEATURES, measureMeaning } from "./meaning.ts";
import { type Network, networkScores } from "./network.ts";
import type { Postings } from "./postings.ts";
import { measureSentences, SENTENCE_FEATURES } from "./sentences.ts";

/** All features of a sentence: its words, their meaning, and the network's score of both. */
export const FEATURES: readonly string[] = [...SENTENCE_FEATURES, ...MEANING_FEATURES, "network"];

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
  const rows = measureAll(query, found, network);
  return { match: found, score, age, rows, promise: bestByNetwork(rows) };
}

/** Measures every sentence of an article, one row of FEATURES each. */
function measureAll(query: Query, found: Match, network: Network): Float64Array {
  const own = measureSentences(query, found);
  const meaning = measureMeaning(query, found);
  const scores = networkScores(query, own, meaning, network);
  const [width, first, second] = [FEATURES.length, SENTENCE_FEATURES.length, MEANING_FEATURES.length];
  const rows = new Float64Array(scores.length * width);
  for (let at = 0; at < scores.length; at++) {
    const row = at * width;
    for (let k = 0; k < first; k++) rows[row + k] = own[at * first + k]!;
    for (let k = 0; k < second; k++) rows[row + first + k] = meaning[at * second + k]!;
    rows[(at + 1) * width - 1] = scores[at]! / SCALE;
  }
  return rows;
}

const NETWORK = FEATURES.length - 1;

/** The network's best score of an article's sentences, scaled as its feature is. */
function bestByNetwork(rows: Float64Array): number {
  let best = Number.NEGATIVE_INFINITY;
  for (let at = NETWORK; at < rows.length; at += FEATURES.length) best = Math.max(best, rows[at]!);
  return best;
}
