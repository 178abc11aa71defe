import { setImmediate } from "node:timers/promises";
import type { Archive, Filter, Hit } from "../index/archive.ts";
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
      ? await withoutNamesakes(archive, question, await searched(archive, query, words, filter, most))
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

/** Terms of at most this weight are common: about one article in ten has them, so that a search cannot tell the right one. */
const COMMON = 2.4;
const HEADLINED = 3;

/** The articles that search finds and, for common words alone ("time person of the year"), those with all of them in the headline. */
async function searched(
  archive: Archive,
  { weights }: Query,
  words: string,
  filter: Omit<Filter, "article">,
  most: number,
): Promise<readonly Pick<Hit, "id" | "score">[]> {
  const hits = await archive.search(words, filter, most);
  if (weights.length < 2 || weights.some((weight) => weight > COMMON)) return hits;
  const found = new Set(hits.map(({ id }) => id));
  const headlined = (await archive.titles(words, HEADLINED, filter)).filter(({ id }) => !found.has(id));
  return [...hits, ...headlined.map(({ id }) => ({ id, score: hits.at(-1)?.score ?? 0 }))];
}

const DAY = 24 * 60 * 60 * 1000;

/** Whole days from an ISO 8601 date to a day; null if the date is unknown or less precise than a day. */
function ageOf(published: string | null, now: Date): number | null {
  if (published === null || published.length < 10) return null;
  const age = Math.round((Date.parse(now.toISOString().slice(0, 10)) - Date.parse(published.slice(0, 10))) / DAY);
  return Number.isNaN(age) ? null : age;
}
