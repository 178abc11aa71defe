import { setImmediate } from "node:timers/promises";
import { excerptOf } from "../article/excerpt.ts";
import type { Archive, Filter, StoredArticle } from "../index/archive.ts";
import { stems, words } from "../text/words.ts";
import { citationOf, type Source, sourcesOf } from "./citations.ts";
import { type Copied, groupCopies } from "./dedupe.ts";
import { isDate } from "./options.ts";
import type { Outcome } from "./outcome.ts";
import { nearestArticles } from "./suggest.ts";

/** Articles looked at, newest first: more than a reply can show, since copies are merged. */
const LOOKED_AT = 120;
/** With a topic, the archive gives those added last: enough of them to find the newest. */
const MENTIONING = 500;
const MOST = 50;

const MILLISECONDS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** A time back from `now` ("90m", "24h", "7d", "2w") or a date, as milliseconds since 1970; null for anything else. */
export function sinceOf(text: string, now: Date): number | null {
  const span = /^(\d{1,4})\s?([mhdw])$/i.exec(text);
  if (span) return now.getTime() - Number(span[1]) * MILLISECONDS[span[2]!.toLowerCase() as keyof typeof MILLISECONDS];
  return isDate(text) ? Date.parse(text) : null;
}

/** When an article appeared, in milliseconds since 1970; when it came in, if it gives no date. */
export const appeared = ({ article: { published, updated, added } }: Source): number =>
  Date.parse(published ?? updated ?? added) || Date.parse(added);

/** What is looked for; `since` in milliseconds, `topic` keeps articles with all its words. */
export type Newest = { readonly topic?: string | undefined; readonly filter: Filter; readonly since?: number | undefined };

/** Articles newer than `since`, newest first, each with its copies. */
export async function newest(archive: Archive, asked: Newest & { readonly limit?: number }): Promise<Copied[]> {
  const { limit = MOST } = asked;
  return groupCopies(await newestArticles(archive, asked, Math.max(LOOKED_AT, limit))).slice(0, limit);
}

/** Articles read at a time, between answers to others. */
const CHUNK = 50;

/** Does an article have a topic of one word elsewhere than at the end of a hyphenated name ("moon" in "Ki-moon")? */
function isMeant(topic: string, { title, text }: StoredArticle): boolean {
  const word = topic.trim().toLowerCase();
  if (!/^\p{L}+$/u.test(word)) return true;
  const all = `${title}\n${text}`;
  if (!new RegExp(String.raw`\p{Lu}\p{L}*[-‑]${word}`, "u").test(all)) return true;
  const [asked] = stems(word);
  return words(all).some(
    ({ start, stem }) => stem === asked && !/\p{Lu}\p{L}*[-‑]$/u.test(all.slice(Math.max(0, start - 30), start)),
  );
}

/** Articles newer than `since`, newest first, copies too. */
export async function newestArticles(archive: Archive, { topic, filter, since }: Newest, limit: number): Promise<Source[]> {
  // The day before too: a date is that of the publisher's time zone.
  const from = since === undefined ? {} : { since: new Date(since - MILLISECONDS.d).toISOString().slice(0, 10) };
  const wanted = { ...filter, ...from };
  const titles = topic === undefined ? await archive.list(wanted, limit) : await archive.mentioning(topic, MENTIONING, wanted);
  // An article without a date may be the newest.
  const ids = titles
    .toSorted((a, b) => dayOf(b).localeCompare(dayOf(a)))
    .slice(0, limit)
    .map(({ id }) => id);
  const found: Source[] = [];
  for (let at = 0; at < ids.length; at += CHUNK) {
    found.push(...(await sourcesOf(archive, ids.slice(at, at + CHUNK))).values());
    await setImmediate();
  }
  const meant = topic === undefined ? found : found.filter(({ article }) => isMeant(topic, article));
  const fresh = since === undefined ? meant : meant.filter((source) => isSince(source, since));
  return fresh.sort((a, b) => appeared(b) - appeared(a)).slice(0, limit);
}

const dayOf = ({ published }: { readonly published: string | null }): string => (published ?? "9").slice(0, 10);

/** A date without a time counts until its day ends. */
const isSince = (source: Source, since: number): boolean => {
  const { published, updated } = source.article;
  const dayLong = (published ?? updated ?? "").length === 10;
  return appeared(source) + (dayLong ? MILLISECONDS.d - 1 : 0) >= since;
};

/** The first sentence worth showing under a headline: the summary's, else the text's; null for an empty text. */
export function lede({ article, analysis }: Source) {
  const [first] = analysis.summary.short.length > 0 ? analysis.summary.short : analysis.sentences;
  return first ? excerptOf(article, "text", first) : null;
}

/** `/latest`: what came in, newest first, copies once. */
export async function latest(archive: Archive, asked: Newest): Promise<Outcome> {
  const found = await newest(archive, asked);
  if (found.length === 0) {
    const nearest = asked.topic === undefined ? [] : await nearestArticles(archive, asked.topic);
    return { kind: "nothing", holdings: await archive.holdings(), nearest, citations: [] };
  }
  return {
    kind: "latest",
    found: found.map(({ source, copies }) => ({
      citation: citationOf(source),
      lede: lede(source),
      copies: copies.map(citationOf),
    })),
  };
}
