import type { Article } from "./article.ts";
import { unpack } from "./decode.ts";
import { proveArticle } from "./proof/proof.ts";

/** The publisher's bytes an article was read from, and the character set the server named. */
export type Published = { readonly bytes: Uint8Array; readonly charset: string | null };

/** A feed with a longer opening is not cut into items, since each would carry it. */
const LONGEST_OPENING = 64 * 1024;

/** The most consecutive items without an article to skip in search of an article's own. */
const MOST_SKIPPED = 5;

/**
 * The bytes after each article, by id: the whole input if it holds one article, else the input's opening (a feed's title and declarations) and
 * the article's item, so that one article can be purged without the others. Articles that their item alone does not prove are left out.
 */
export function publishedOf(
  articles: readonly Article[],
  bytes: Uint8Array,
  charset: string | null,
): ReadonlyMap<string, Published> {
  const [only] = articles;
  if (only && articles.length === 1) return new Map([[only.id, { bytes, charset }]]);
  const found = new Map<string, Published>();
  const items = articles.length > 0 ? itemsIn(unpack(bytes, articles[0]!.path)) : [];
  let next = 0;
  for (const article of articles) {
    const skipped = items
      .slice(next, next + MOST_SKIPPED + 1)
      .findIndex((item) => proveArticle(article, item, charset).kind === "proved");
    if (skipped < 0) continue;
    next += skipped + 1;
    found.set(article.id, { bytes: items[next - 1]!, charset });
  }
  return found;
}

/** The items of a feed or JSON list, each after the input's opening. None in character sets where "<" is not one byte. */
function itemsIn(bytes: Uint8Array): Uint8Array[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const starts = /^[^<]{0,100}[{[]/.test(text)
    ? objectsIn(text)
    : [...text.matchAll(/<(?:[\w-]+:)?(?:item|entry)[\s>]/gi)].map(({ index }) => index);
  const [first] = starts;
  if (first === undefined || first > LONGEST_OPENING) return [];
  const opening = bytes.subarray(0, first);
  return starts.map((start, at) => Buffer.concat([opening, bytes.subarray(start, starts[at + 1])]));
}

/** The offsets of the objects in the outermost lists of objects. */
function objectsIn(json: string): number[] {
  const open: string[] = [];
  const found: { readonly depth: number; readonly index: number }[] = [];
  for (const { 0: token, index } of json.matchAll(/"(?:[^"\\]|\\[\s\S])*"|[{}[\]]/g)) {
    if (token === "{" && open.at(-1) === "[") found.push({ depth: open.length, index });
    if (token === "{" || token === "[") open.push(token);
    else if (token === "}" || token === "]") open.pop();
  }
  const outermost = found.reduce((least, { depth }) => Math.min(least, depth), Number.POSITIVE_INFINITY);
  return found.filter(({ depth }) => depth === outermost).map(({ index }) => index);
}
