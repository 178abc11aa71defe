import type { Database } from "../sqlite/database.ts";
import { slice } from "../text/span.ts";
import { stems } from "../text/words.ts";
import { sourcesLike } from "./narrow.ts";
import { epochDay, isoOfDay, mostWrittenAbout, newestDay, placeOf, type Trend, trends } from "./subjects.ts";
import type { IndexedTopic, TopicsQuery, WrittenAbout } from "./ways.ts";

/** A week, unless the asker says since when. */
const WEEK = 7;

/** What is written about, rising first: the last window against those before it; then what is most written about. */
export function writtenAbout(database: Database, { since, source, now }: TopicsQuery, limit: number): WrittenAbout | null {
  const sources = source === undefined ? null : sourcesLike(database, source, Number.MAX_SAFE_INTEGER);
  const newest = newestDay(database, now, sources);
  if (newest === null || (since !== undefined && newest < since)) return null;
  const to = epochDay(newest);
  const days = since === undefined ? WEEK : to - epochDay(since) + 1;
  const rising = trends(database, to, days, sources)
    .filter(({ windows }) => windows.at(-1)! > 0)
    .sort((a, b) => rise(b) - rise(a) || b.all - a.all || (a.key < b.key ? -1 : 1));
  const others = since !== undefined || sources !== null ? [] : mostWrittenAbout(database, 2 * limit);
  const topics = distinct([...rising, ...others], limit).flatMap((trend) => topicAt(database, trend) ?? []);
  return { from: isoOfDay(to - days + 1), to: isoOfDay(to), days, topics };
}

/** How far the last window is above the mean of those before, in standard deviations of a Poisson variable. */
function rise({ windows }: Trend): number {
  const before = windows.slice(0, -1);
  const mean = before.reduce((sum, n) => sum + n, 0) / before.length;
  return (windows.at(-1)! - mean) / Math.sqrt(mean + 1);
}

/** The first `limit` trends, without those that have all the words of another, or none besides: "Trump" beside "Donald Trump". */
function distinct(all: readonly Trend[], limit: number): Trend[] {
  const chosen: { trend: Trend; words: ReadonlySet<string> }[] = [];
  for (const trend of all) {
    if (chosen.length === limit) break;
    const words = new Set(trend.key.split(" "));
    if (!chosen.some((other) => words.isSubsetOf(other.words) || words.isSupersetOf(other.words))) chosen.push({ trend, words });
  }
  return chosen.map(({ trend }) => trend);
}

function topicAt(database: Database, { subject, key, windows, all }: Trend): IndexedTopic | null {
  const place = placeOf(database, subject);
  if (!place) return null;
  const { id, hash, text, start, end } = place;
  const words = slice(text, { start, end });
  if (stems(words).join(" ") !== key) throw database.damaged();
  return { key, windows, articles: all, place: { article: id, revision: hash, span: { start, end }, words } };
}
