import { setImmediate } from "node:timers/promises";
import type { Archive, Filter } from "../index/archive.ts";
import { type Query, weigh } from "../language/answering/match.ts";
import type { Candidate } from "../language/answering/measure.ts";
import { frequency as newsFrequency } from "../language/english/frequency.ts";
import type { Question } from "../language/question/question.ts";

/** How many articles of the index are judged: nine in ten times the right one is among the first fifteen, and each costs. */
const CANDIDATES = 20;

/** For how many articles of its own the news at large counts when an archive is asked how common a word is. */
const NEWS = 300;

/** An article that may answer. */
export type Gathered = Candidate & { readonly id: string };

/**
 * The articles that may answer a question, or the one asked, with the question weighed by what the archive holds. `now` is the day of asking;
 * null where how new an article is says nothing.
 */
export async function gather(
  archive: Archive,
  question: Question,
  { article, ...filter }: Filter,
  now: Date | null,
): Promise<{ query: Query; gathered: Gathered[] }> {
  const articles = archive.size();
  const frequency = (stem: string) => (archive.frequency(stem) * articles + newsFrequency(stem) * NEWS) / (articles + NEWS);
  const query = weigh(question, frequency, articles + NEWS);
  const words = question.terms.map(({ word }) => word).join(" ");
  const hits = article === undefined ? await archive.search(words, filter, CANDIDATES) : [{ id: article, score: 0 }];
  await setImmediate();
  const ids = hits.map(({ id }) => id);
  const postings = await archive.postings(ids);
  const days = now === null ? null : await archive.days(ids);
  const gathered = hits.flatMap(({ id, score }) => {
    const found = postings.get(id);
    return found && found.kinds.length > 0
      ? [{ id, score, postings: found, age: now === null ? null : ageOf(days?.get(id) ?? null, now) }]
      : [];
  });
  return { query, gathered };
}

const DAY = 24 * 60 * 60 * 1000;

/** Whole days from an ISO 8601 date to a day; null where the date is unknown or less precise than a day. */
function ageOf(published: string | null, now: Date): number | null {
  if (published === null || published.length < 10) return null;
  const age = Math.round((Date.parse(now.toISOString().slice(0, 10)) - Date.parse(published.slice(0, 10))) / DAY);
  return Number.isNaN(age) ? null : age;
}
