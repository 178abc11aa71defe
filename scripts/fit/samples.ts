import { type Gathered, gather } from "../../src/answer/gather.ts";
import { asksOfAnotherTime } from "../../src/answer/time-asked-about.ts";
import { askedOfAll, type KnownQuestion } from "../../src/cli/evaluate/question-set.ts";
import type { Query } from "../../src/language/answering/match.ts";
import { type Measured, measure } from "../../src/language/answering/measure.ts";
import network from "../../src/language/answering/weights/network.json" with { type: "json" };
import { readQuestion } from "../../src/language/question/read.ts";
import { type FittedSet, holding } from "./sets.ts";

/** A question with the articles found for it and the places of the gold answers in them. */
export type Sample = {
  /** The folder it is from, and the same with how it was asked: figures and weights are of the latter. */
  readonly source: string;
  readonly set: string;
  readonly asked: KnownQuestion;
  readonly query: Query;
  readonly gathered: readonly Gathered[];
  /** The same, measured once for all fits. */
  readonly measured: readonly Measured[];
  /** Per article found: 1 if it answers. */
  readonly pages: Uint8Array;
  /** Per article found, per sentence: 1 if it holds a gold answer. */
  readonly gold: readonly Uint8Array[];
  /** The text of the one article asked; empty when all were. */
  readonly text: string;
  /** Its fold in cross-validation. */
  readonly fold: number;
};

/** The questions of a set, each asked of its own article only. */
export const sampleArticle = (set: FittedSet): Promise<Sample[]> =>
  Promise.all(
    set.asked
      .filter(({ article }) => article !== null && set.ids.has(article))
      .map((asked) => sample(set, asked, set.ids.get(asked.article!))),
  );

/** The questions of a set, each asked of all its articles: as if years later and, where its day is known, on that day. */
export const sampleAll = (set: FittedSet): Promise<Sample[]> =>
  Promise.all(
    askedOfAll(set)
      .flatMap((asked) => (asked.day === null ? [asked] : [{ ...asked, day: null }, asked]))
      .map((asked) => sample(set, asked)),
  );

async function sample(set: FittedSet, asked: KnownQuestion, article?: string): Promise<Sample> {
  const day = asked.day === null ? null : new Date(asked.day);
  const now = day && asksOfAnotherTime(asked.question, day) ? null : day;
  const { query, gathered } = await gather(
    set.archive,
    readQuestion(asked.question),
    article === undefined ? {} : { article },
    now,
  );
  const pages = new Set(asked.pages.map((page) => set.ids.get(page)));
  const text = article === undefined ? "" : (await set.archive.article(article))!.text;
  const gold = await Promise.all(
    gathered.map(({ id, postings: { spans } }) => holding(set, id, spans, asked.answerable ? asked.gold : [])),
  );
  return {
    source: set.name,
    set: asked.day === null ? set.name : `${set.name}, on its day`,
    asked,
    query,
    gathered,
    measured: gathered.map((candidate) => measure(query, candidate, network)),
    pages: Uint8Array.from(gathered, ({ id }) => (pages.has(id) ? 1 : 0)),
    gold,
    text,
    fold: hash(asked.article ?? asked.id) % 5,
  };
}

function hash(text: string): number {
  let value = 2166136261;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619);
  return (value ^ (value >>> 13)) >>> 0;
}
