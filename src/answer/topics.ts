import type { Archive } from "../index/archive.ts";
import { citationOf, sourcesOf } from "./citations.ts";
import type { Outcome } from "./outcome.ts";
import { excerptAt } from "./people.ts";

/** Most topics in a reply. */
const MOST = 60;

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
