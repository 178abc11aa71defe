import type { Archive } from "../index/archive.ts";
import { words } from "../text/words.ts";
import { citationOf, sourcesOf } from "./citations.ts";
import { isDate } from "./options.ts";
import type { Outcome, Suggestion } from "./outcome.ts";
import { excerptAt } from "./people.ts";
import { type Given, suggestTopics } from "./suggest.ts";

/** Most topics in a reply. */
const MOST = 60;
/** Discord's limit of suggestions. */
const SUGGESTED = 25;

/** What is written about, rising first, on a day of asking. */
export async function topics(
  archive: Archive,
  asked: { since?: string | undefined; source?: string | undefined; now: Date },
): Promise<Outcome> {
  const found = await archive.writtenAbout({ ...asked, now: asked.now.toISOString().slice(0, 10) }, MOST);
  if (found === null || found.topics.length === 0)
    return { kind: "nothing", holdings: await archive.holdings(), nearest: [], citations: [] };
  const sources = await sourcesOf(
    archive,
    found.topics.map(({ place }) => place.article),
  );
  const { from, to, days } = found;
  const trends = found.topics.flatMap(({ place, windows, articles }) => {
    const source = sources.get(place.article);
    return source ? [{ name: excerptAt(place), windows, articles, citation: citationOf(source) }] : [];
  });
  return { kind: "topics", from, to, days, topics: trends };
}

/** Topics that begin with the words typed so far: those in the list first, then topics of quotations. */
export async function suggestWrittenAbout(
  archive: Archive,
  typed: string,
  { since, source }: Given,
  now: Date,
): Promise<Suggestion[]> {
  const asked = { since: since !== undefined && isDate(since) ? since : undefined, source, now: now.toISOString().slice(0, 10) };
  const listed = (await archive.writtenAbout(asked, MOST))?.topics ?? [];
  const begins = words(typed).map(({ word }) => word);
  const fitting = listed.filter(({ place }) => {
    const own = words(place.words).map(({ word }) => word);
    return begins.every((start) => own.some((word) => word.startsWith(start)));
  });
  const found = new Map(
    fitting.map(({ place }): [string, Suggestion] => [
      place.words.toLowerCase(),
      { value: place.words, label: excerptAt(place), mark: "topic" },
    ]),
  );
  if (found.size < SUGGESTED)
    for (const one of await suggestTopics(archive, typed, { since, source }))
      if (!found.has(one.value.toLowerCase())) found.set(one.value.toLowerCase(), one);
  return [...found.values()].slice(0, SUGGESTED);
}
