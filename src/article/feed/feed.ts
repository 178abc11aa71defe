import { canonical } from "../address.ts";
import type { Article } from "../article.ts";
import { isoDate } from "../dates.ts";
import { ArticleError } from "../error.ts";
import { readFragment, readLine } from "../html/fragment.ts";
import { bylineOf } from "../html/metadata.ts";
import { digest, idOf } from "../identity.ts";
import { languageTag, recogniseLanguage } from "../language.ts";
import { firstWords } from "../plain.ts";
import type { ReadResult } from "../read-result.ts";
import { type Feed, type FeedItem, feedOf } from "./items.ts";
import { parsedFeed } from "./parse.ts";

/** The most items of a feed that are read: beyond that it is endless. */
const MOST_ITEMS = 2000;

/**
 * Reads the items of a feed (RSS 0.9 to 2.0, RDF, Atom, JSON Feed) as articles, in order. `url` is the feed's address. Unreadable items are reported
 * in `refused`. Throws an ArticleError if it is not a feed or has no items.
 */
export function readFeed(text: string, path: string, url: string | null = null): ReadResult {
  const read = parsedFeed(text);
  if (!read) throw new ArticleError(path, "is not a readable feed");
  const feed = feedOf(read);
  if (feed.items.length === 0) throw new ArticleError(path, "is a feed without items");
  const items = feed.items.slice(0, MOST_ITEMS);
  const articles: Article[] = [];
  const refused: ArticleError[] = [];
  const keys = keysOf(items, feed, url);
  for (const [index, item] of items.entries()) {
    try {
      articles.push(articleOf(item, feed, keys[index]!, path, url));
    } catch (error) {
      refused.push(new ArticleError(path, `item ${index + 1} cannot be read (${(error as Error).message})`));
    }
  }
  return { articles: apart(articles), refused };
}

function articleOf(item: FeedItem, feed: Feed, key: string, path: string, url: string | null): Article {
  const title = item.title === null ? "" : readLine(item.title);
  const { text, aside, complete } = textOf(item, title);
  const link = linkOf(item, feed, url);
  return {
    id: idOf(key, path),
    path,
    title: title || (text ? firstWords(text) : (link ?? item.id ?? "")),
    byline: bylineOf(item.authors.map((author) => readLine(author)).map(authorName)),
    source: feed.title === null ? null : readLine(feed.title) || null,
    url: link,
    published: isoDate(item.published),
    updated: isoDate(item.updated),
    language: languageTag(item.language ?? feed.language) ?? recogniseLanguage(text),
    tags: [...new Set(item.tags.map(readLine).filter(Boolean))].slice(0, 30),
    aside,
    text,
    complete,
  };
}

/** RSS has the address first: "desk@example.org (Jane Doe)". */
const authorName = (author: string): string => /^\S+@\S+\s*\((.+)\)$/.exec(author)?.[1] ?? author.replace(/\s*<?\S+@\S+>?$/, "");

/** A description this long (in code units) counts as the article itself. */
const WHOLE = 1200;

const CUT = /(?:\[\s*(?:…|\.{3})\s*\]|…|\.{3}|(?:read|continue|learn) (?:more|reading|the full \w+)\W*)$/i;

/** The longer of content and summary, and whether it is the whole article: content is unless cut off, a summary only if it is long. */
function textOf(item: FeedItem, title: string): Pick<Article, "text" | "aside" | "complete"> {
  const content = readFragment(item.content ?? "", title);
  const summary = readFragment(item.summary ?? "", title);
  const best = content.text.length >= summary.text.length ? content : summary;
  const raw = readLine((best === content ? item.content : item.summary) ?? "");
  const whole = best === content ? best.text !== "" : best.text.length >= WHOLE;
  return { text: best.text, aside: best.aside, complete: whole && !CUT.test(raw) && !CUT.test(best.text) };
}

function linkOf(item: FeedItem, feed: Feed, url: string | null): string | null {
  const base = [item.base, feed.home, feed.id, url].map((one) =>
    one && URL.canParse(one, url ?? undefined) ? URL.parse(one, url ?? undefined) : null,
  );
  const link =
    item.link === null ? null : URL.parse(item.link.trim(), base.find((one) => one && /^https?:$/.test(one.protocol))?.href);
  return link && /^https?:$/.test(link.protocol) ? link.href : null;
}

/**
 * What identifies each item: its page's address, so that feed and page give the same id; if items share an address or have none, the feed's id and
 * the item's; else the item's text.
 */
function keysOf(items: readonly FeedItem[], feed: Feed, url: string | null): string[] {
  const addresses = items.map((item) => linkOf(item, feed, url)).map((link) => (link === null ? null : canonical(link)));
  const known = items.map(({ id }, index) => id ?? addresses[index] ?? null);
  const itemsAt = Map.groupBy(items.keys(), (index) => addresses[index] ?? "");
  return items.map((item, index) => {
    const address = addresses[index] ?? null;
    const shared = new Set(itemsAt.get(address ?? "")?.map((other) => known[other])).size > 1;
    if (address !== null && !shared && new URL(address).pathname.length > 1) return address;
    const scope = canonical(feed.id ?? feed.home ?? url ?? "");
    return `${scope}#${item.id ?? digest(JSON.stringify([address, item.title, item.summary, item.content, item.published]))}`;
  });
}

/** Different items with the same id in a feed are told apart by their text. */
function apart(articles: readonly Article[]): Article[] {
  const seen = new Map<string, string>();
  return articles.map((article) => {
    const said = JSON.stringify([article.title, article.text]);
    const first = seen.get(article.id);
    if (first === undefined) seen.set(article.id, said);
    return first === undefined || first === said ? article : { ...article, id: `${article.id}-${digest(said, 6)}` };
  });
}
