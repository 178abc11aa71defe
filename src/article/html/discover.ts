import { parseDocument } from "./dom.ts";

/** A feed that a page names. */
export type FeedLink = { readonly url: string; readonly title: string | null };

const FEED_TYPE = /^(?:application|text)\/(?:rss|atom|rdf|feed)\+(?:xml|json)|^application\/json$|^(?:text|application)\/xml$/i;

/** The feeds that a page declares for itself, in order; `url` is the page's. Feeds of comments come last. */
export function feedsOf(html: string, url: string): FeedLink[] {
  const found = new Map<string, FeedLink>();
  for (const link of parseDocument(html).querySelectorAll("link[rel~='alternate'][type][href]")) {
    const address = URL.parse(link.getAttribute("href")!, url);
    if (!address || !/^https?:$/.test(address.protocol) || !FEED_TYPE.test(link.getAttribute("type")!)) continue;
    if (!found.has(address.href))
      found.set(address.href, { url: address.href, title: link.getAttribute("title")?.trim() || null });
  }
  const ofComments = ({ url: address, title }: FeedLink): number => Number(/comment/i.test(`${address} ${title}`));
  return [...found.values()].sort((a, b) => ofComments(a) - ofComments(b));
}
