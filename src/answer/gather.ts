import { setImmediate } from "node:timers/promises";
import type { Archive, Filter } from "../index/archive.ts";
import { type Query, weigh } from "../language/answering/match.ts";
import type { CandidateArticle } from "../language/answering/measure.ts";
import { frequency as newsFrequency } from "../language/english/frequency.ts";
import type { Question } from "../language/question/question.ts";
import { withoutNamesakes } from "./namesakes.ts";

/** Articles judged per question: nine times in ten the right one is among the first fifteen, and each costs time. */
const CANDIDATES = 20;

/** Weight of the general news frequencies, as a number of articles, beside the archive's own. */
const NEWS = 300;

/** An article that may answer. */
export type Gathered = CandidateArticle & { readonly id: string };

/**
 * At most `most` candidate articles for a question, or the one it names, and the question weighted by the archive's word frequencies. `now` is the day
 * of asking; null when the age of an article does not matter.
 */
export async function gather(
  archive: Archive,
  question: Question,
  { article, ...filter }: Filter,
  now: Date | null,
  most = CANDIDATES,
): Promise<{ query: Query; gathered: Gathered[] }> {
  const articles = archive.size();
  const frequency = (stem: string) => (archive.frequency(stem) * articles + newsFrequency(stem) * NEWS) / (articles + NEWS);
  const query = weigh(question, frequency, articles + NEWS);
  const words = question.terms.map(({ word }) => word).join(" ");
  const hits =
    article === undefined
      ? await withoutNamesakes(archive, question, await archive.search(words, filter, most))
      : [{ id: article, score: 0 }];
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

/** Whole days from an ISO 8601 date to a day; null if the date is unknown or less precise than a day. */
function ageOf(published: string | null, now: Date): number | null {
  if (published === null || published.length < 10) return null;
  const age = Math.round((Date.parse(now.toISOString().slice(0, 10)) - Date.parse(published.slice(0, 10))) / DAY);
  return Number.isNaN(age) ? null : age;
}
