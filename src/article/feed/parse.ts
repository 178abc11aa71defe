import { createRequire } from "node:module";
import type { AnyFeed } from "feedsmith";

/** Loads feedsmith with the first feed: it takes 20 MB, in each worker. */
const require = createRequire(import.meta.url);
const feedsmith = () => require("feedsmith") as typeof import("feedsmith");

/** Parses a feed of any kind, repaired if broken. Null if it is not a feed. */
export function parsedFeed(text: string): AnyFeed | null {
  const count = text.match(/<(?:[\w-]+:)?(?:item|entry)[\s>]/g)?.length ?? 0;
  for (const repair of [asIs, repaired, withClosedRoot]) {
    const read = parsed(repair(text));
    if (read && (itemsIn(read) > 0 || count === 0)) return read;
  }
  return parsed(repaired(text));
}

const itemsIn = ({ feed }: AnyFeed): number =>
  ("entries" in feed ? feed.entries : "items" in feed ? feed.items : [])?.length ?? 0;

const parsed = (text: string): AnyFeed | null => {
  const { parseFeed } = feedsmith();
  try {
    return parseFeed(text);
  } catch {
    return null;
  }
};

const asIs = (text: string): string => text;

/** Mends what XML forbids and feeds contain: text before the declaration, control characters, a bare ampersand, HTML entities. */
const repaired = (text: string): string =>
  text
    .replace(/^[^<]*(?=<)/, "")
    .replace(/<!DOCTYPE[^>[]*(?:\[[\s\S]*?\]\s*)?>/i, "")
    .replace(/[^\P{Cc}\t\n\r]/gu, "")
    .replace(/&(?!(?:#\d+|#x[\da-f]+|[a-z]\w*);)/gi, "&amp;");

/** Closes a truncated feed: the items before the cut are whole. */
function withClosedRoot(text: string): string {
  const bare = repaired(text);
  const root = /<((?:[\w-]+:)?(?:rss|feed|RDF))[\s>]/i.exec(bare)?.[1];
  const end = [...bare.matchAll(/<\/(?:[\w-]+:)?(?:item|entry)>/gi)].at(-1)?.index ?? -1;
  if (!root || end < 0) return bare;
  const kept = bare.slice(0, bare.indexOf(">", end) + 1);
  return `${kept}${/<channel[\s>]/i.test(kept) && /^rss$/i.test(root) ? "</channel>" : ""}</${root}>`;
}
