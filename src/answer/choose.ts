import { type Chances, confidenceOf, measureConfidence } from "../language/answering/confidence.ts";
import type { Query } from "../language/answering/match.ts";
import { type CandidateArticle, measure } from "../language/answering/measure.ts";
import { type Ranked, rank, type Window, windows } from "../language/answering/rank.ts";
import choice from "../language/answering/weights/choice.json" with { type: "json" };
import confidence from "../language/answering/weights/confidence.json" with { type: "json" };
import network from "../language/answering/weights/network.json" with { type: "json" };

/** An excerpt has at most this many words. */
export const EXCERPT_WORDS = 60;

/** The articles and sentences chosen: articles best first, one window each, and how sure it is that the first window answers, from 0 to 1. */
export type Choice = { readonly ranked: readonly Ranked[]; readonly windows: readonly Window[]; readonly confidence: number };

/** Chooses among the sentences of candidate articles. It only points: the words shown are read from the archive. */
export type Choose = (
  query: Query,
  candidates: readonly CandidateArticle[],
  searched: "article" | "archive",
) => Choice | Promise<Choice>;

/** Chooses by fitted weights. */
export const chooseByWeights: Choose = (query, candidates, searched) => {
  const ranked = rank(
    query,
    candidates.map((candidate) => measure(query, candidate, network)),
    choice,
  );
  const chosen = windows(ranked, EXCERPT_WORDS);
  const chances: Chances = confidence[searched];
  return {
    ranked,
    windows: chosen,
    confidence: chosen.length === 0 ? 0 : confidenceOf(measureConfidence(query, ranked, chosen), chances),
  };
};
