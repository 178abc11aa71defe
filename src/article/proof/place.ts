import { decodeHTML } from "entities";
import type { Span } from "../../text/span.ts";
import { joined, type Mapped, mapped, replaced } from "./mapped.ts";
import { unmarked } from "./marks.ts";
import { byteOffset, formatOf, type RawFormat, rawOf } from "./raw.ts";
import { SILENT, SOFT_EDGE, spaced } from "./spaces.ts";
import { scan } from "./visible.ts";

/** How much of the text before an excerpt tells two places of the same words apart. */
const CONTEXT = 200;

/**
 * The bytes of an input, decompressed, from the first to the last character of an excerpt, with whatever markup stands between them. If the words
 * occur there several times, `before`, the article's text before the excerpt, chooses. Null if they are not found.
 */
export function placeIn(bytes: Uint8Array, served: string | null, words: string, before: string): Span | null {
  const raw = rawOf(bytes, served);
  const format = formatOf(raw.text);
  const compared = (text: string) => (format === "markdown" ? unmarked(spaced(text)) : spaced(text));
  const wanted = compared(words).trim();
  for (const decode of DECODED[format]) {
    const { text, starts, ends } = onOneLine(decode(mapped(raw.text)));
    const at = bestPlace(text, wanted, compared(before.slice(-CONTEXT)));
    if (at !== null) return { start: byteOffset(raw, starts[at]!), end: byteOffset(raw, ends[at + wanted.length - 1]!) };
  }
  return null;
}

/** The offset of words in a text; of several the one behind the longest end of `before`. */
function bestPlace(text: string, words: string, before: string): number | null {
  let best: { readonly at: number; readonly shared: number } | null = null;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const shared = sharedEnd(text.slice(Math.max(0, at - before.length), at), before);
    if (best === null || shared > best.shared) best = { at, shared };
  }
  return best?.at ?? null;
}

function sharedEnd(one: string, other: string): number {
  let shared = 0;
  while (shared < one.length && shared < other.length && one.at(-1 - shared) === other.at(-1 - shared)) shared++;
  return shared;
}

/** How a format's markup is decoded, as the proof decodes it (`proof.ts`), keeping the map. */
const DECODED: Readonly<Record<RawFormat, readonly ((raw: Mapped) => Mapped)[]>> = {
  text: [(raw) => raw],
  markdown: [
    (raw) =>
      replaced(
        entities(
          replaced(
            replaced(raw, LINK_TARGET, () => "]"),
            INLINE_TAG,
            () => "",
          ),
        ),
        MARK,
        () => "",
      ),
  ],
  html: [(raw) => entities(shown(raw, false))],
  xml: [(raw) => entities(shown(entities(opened(raw)), true)), (raw) => entities(shown(opened(raw), true))],
  json: [(raw) => entities(shown(replaced(raw, ESCAPE, unescaped), false))],
};

const LINK_TARGET = /\](?:\((?:[^()\n]|\([^()\n]{0,200}\)){0,4000}\)|\[[^[\]\n]{0,200}\])/g;
const INLINE_TAG = /<\/?[a-z][a-z0-9-]*(?:\s[^<>]{0,4000})?\/?>|<!--[\s\S]{0,4000}?-->/gi;
const MARK = /[*_~`\\[\]<>]/g;
const ENTITY = /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);?/gi;
const ESCAPE = /\\(?:u([\da-f]{4})|([\s\S]))/gi;

const entities = (text: Mapped): Mapped => replaced(text, ENTITY, ([entity]) => decodeHTML(entity));

/** XML with its CDATA sections opened. */
const opened = (xml: Mapped): Mapped => replaced(xml, /<!\[CDATA\[|\]\]>/g, () => "");

const unescaped = ([, code, character]: RegExpMatchArray): string =>
  code === undefined ? (/[nrt]/.test(character!) ? " " : character!) : String.fromCharCode(Number.parseInt(code, 16));

/** The text that markup shows, an edge for each tag that parts words. */
function shown(markup: Mapped, xml: boolean): Mapped {
  const pieces: Parameters<typeof joined>[1][number][] = [];
  let last = 0;
  scan(markup.text, xml, {
    text(start, end) {
      pieces.push({ start, end });
      last = end;
    },
    edge: () => pieces.push({ start: last, end: last, text: SOFT_EDGE }),
  });
  return joined(markup, pieces);
}

const onOneLine = (text: Mapped): Mapped =>
  replaced(
    replaced(text, SILENT, () => ""),
    /[\s\ufdd0]+/g,
    () => " ",
  );
