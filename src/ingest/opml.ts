import { generateOpml, parseOpml } from "feedsmith";

type Outline = { readonly xmlUrl?: string; readonly outlines?: readonly Outline[] };

const feedsIn = (outlines: readonly Outline[]): string[] =>
  outlines.flatMap(({ xmlUrl, outlines: inner }) => [...(xmlUrl ? [xmlUrl] : []), ...feedsIn(inner ?? [])]);

/** The addresses of the feeds in a list that another reader exported, folders opened. Throws when it is no OPML. */
export function readOpml(text: string): string[] {
  const { body } = parseOpml(text);
  return feedsIn((body?.outlines ?? []) as readonly Outline[]).filter((url) => /^https?:\/\//.test(url));
}

/** A list of feeds for another reader. */
export function writeOpml(urls: readonly string[], now: Date): string {
  const outlines = urls.map((url) => ({ type: "rss", text: url, xmlUrl: url }));
  return generateOpml({ head: { title: "Verbatim's feeds", dateCreated: now }, body: { outlines } });
}
