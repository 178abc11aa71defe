import type { Match, Query } from "./match.ts";
import { MEANING_FEATURES, writeMeaning } from "./meaning.ts";
import { SENTENCE_FEATURES, writeSentences } from "./sentences.ts";

/** All features of a sentence: its words, their meaning, and the network's score of both. */
export const FEATURES: readonly string[] = [...SENTENCE_FEATURES, ...MEANING_FEATURES, "network"];

/** Where the network's score is in a row. */
export const NETWORK = FEATURES.length - 1;

/** Measures every sentence of an article, one row of FEATURES each; the network's score is still 0. */
export function measureFeatures(query: Query, found: Match): Float64Array {
  const rows = new Float64Array(found.masks.length * FEATURES.length);
  writeSentences(query, found, { rows, width: FEATURES.length, from: 0 });
  writeMeaning(query, found, { rows, width: FEATURES.length, from: SENTENCE_FEATURES.length });
  return rows;
}
