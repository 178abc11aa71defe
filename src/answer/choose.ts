import { setImmediate } from "node:timers/promises";
import type { Archive, Filter } from "../index/archive.ts";
import { type Chances, confidenceOf, measureConfidence } from "../language/answering/confidence.ts";
import type { Query } from "../language/answering/match.ts";
import { type Measured, measure } from "../language/answering/measure.ts";
import { type Ranked, rank } from "../language/answering/rank.ts";
import choice from "../language/answering/weights/choice.json" with { type: "json" };
import confidence from "../language/answering/weights/confidence.json" with { type: "json" };
import network from "../language/answering/weights/network.json" with { type: "json" };
import { type Window, windows } from "../language/answering/windows.ts";
import type { Span } from "../text/span.ts";
import type { Gathered } from "./gather.ts";

/** An excerpt has at most this many words. */
export const EXCERPT_WORDS = 60;

/** Who chose, among how many passages. */
export type ChosenBy = { readonly model: string; readonly among: number };

/** The articles and sentences chosen: articles best first, one window each, and how sure it is that the first window answers, from 0 to 1. */
export type Choice = {
  readonly ranked: readonly Ranked[];
  readonly windows: readonly Window[];
  readonly confidence: number;
  /** The articles that `ranked` counts, if they are not those handed in. */
  readonly gathered?: readonly Gathered[];
  /** The reader that chose, and the words that answer, by the window's article; none for the rules. */
  readonly reader?: ChosenBy & { readonly spans: ReadonlyMap<number, Span> };
};

/** Where a question looks; `now` as for `gather`. */
export type Where = { readonly archive: Archive; readonly filter: Filter; readonly now: Date | null };

/** Chooses among the sentences of candidate articles. It only points: the words shown are read from the archive. */
export type Choose = (
  query: Query,
  candidates: readonly Gathered[],
  searched: "article" | "archive",
  asked: Where,
) => Choice | Promise<Choice>;

/** Milliseconds of measuring before other requests are let in: an article of many pages takes several. */
const SLICE = 8;

/** Measures the sentences of candidate articles. */
export async function measureAll(query: Query, candidates: readonly Gathered[]): Promise<Measured[]> {
  const measured: Measured[] = [];
  let began = performance.now();
  for (const candidate of candidates) {
    measured.push(measure(query, candidate, network));
    if (performance.now() - began < SLICE) continue;
    await setImmediate();
    began = performance.now();
  }
  return measured;
}

/** Chooses by fitted weights. */
export async function chooseByWeights(
  query: Query,
  candidates: readonly Gathered[],
  searched: "article" | "archive",
): Promise<Choice> {
  const ranked = rank(query, await measureAll(query, candidates), choice);
  const chosen = windows(ranked, EXCERPT_WORDS, query);
  const chances: Chances = confidence[searched];
  return {
    ranked,
    windows: chosen,
    confidence: chosen.length === 0 ? 0 : confidenceOf(measureConfidence(query, ranked, chosen), chances),
  };
}
