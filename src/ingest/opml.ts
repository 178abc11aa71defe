import { generateOpml, parseOpml } from "feedsmith";

type Outline = { readonly xmlUrl?: string; readonly outlines?: readonly Outline[] };

const feedsIn = (outlines: readonly Outline[]): string[] =>
  outlines.flatMap(({ xmlUrl, outlines: inner }) => [...(xmlUrl ? [xmlUrl] : []), ...feedsIn(inner ?? [])]);

/** The feed addresses in an OPML export, nested folders included. Throws if it is not OPML. */
export function readOpml(text: string): string[] {
  const { body } = parseOpml(text);
  return feedsIn((body?.outlines ?? []) as readonly Outline[]).filter((url) => /^https?:\/\//.test(url));
}

/** Feeds as OPML, for other feed readers. */
export function writeOpml(urls: readonly string[], now: Date): string {
  const outlines = urls.map((url) => ({ type: "rss", text: url, xmlUrl: url }));
  return generateOpml({ head: { title: "Verbatim's feeds", dateCreated: now }, body: { outlines } });
}
