import { decodeHTML } from "entities";
import { edged, SOFT_EDGE, softened } from "./spaces.ts";

/** Block elements. */
const BLOCKS = new Set(
  `address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
  head header hgroup hr html legend li main menu nav ol optgroup option p pre section summary table tbody tfoot thead title tr ul item entry
  hl1 hl2 block`.split(/\s+/),
);

/** Elements whose content is not shown as text. */
const UNSHOWN = new Set(
  "script style noscript template svg math iframe object embed video audio canvas select textarea datalist map".split(" "),
);

/** Void elements. */
const VOID = new Set("br hr img input embed meta link source wbr area base col track param".split(" "));

/** Items of a feed; no article spans two. */
const ITEMS = /^(?:item|entry)$/;

const HIDING =
  /\shidden(?=[\s=>/])|\saria-hidden\s*=\s*["']?true|\sstyle\s*=[^<>]*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
const isHiding = (tag: string): boolean =>
  HIDING.test(tag) && HIDING.test(tag.replace(/(\s(?!style|aria-hidden)[\w-]+\s*=\s*)(?:"[^"]*"|'[^']*')/gi, "$1x"));

const TAG_NAME = /<(\/?)([a-z][^\s/>]*)/iy;

type HtmlTag = { readonly name: string; readonly closing: boolean; readonly start: number; readonly end: number };

/**
 * The text markup shows: tags removed, entities decoded, white space collapsed, one block a line, a form feed between a feed's items. `xml`:
 * elements may be self-closing.
 */
export function visible(markup: string, xml = false): string {
  const pieces: string[] = [];
  scan(markup, xml, {
    text(start, end) {
      const piece = markup.slice(start, end);
      pieces.push(softened(piece.includes("&") ? decodeHTML(piece) : piece));
    },
    edge: (edge) => pieces.push(edge),
  });
  return edged(pieces.join(""));
}

/** What `scan` finds: runs of text, and the edge that a tag stands for: a space, a soft edge, a line feed or a form feed. */
type Scanned = { readonly text: (start: number, end: number) => void; readonly edge: (edge: string) => void };

/** Reports the shown text of markup and the edges in it, in one pass from left to right, without a document tree. */
export function scan(markup: string, xml: boolean, found: Scanned): void {
  let breaks = 0;
  let from = 0;
  const text = (to: number) => {
    if (to <= from) return;
    if (/\S/.test(markup.slice(from, to))) breaks = 0;
    found.text(from, to);
  };
  for (let at = markup.indexOf("<"); at >= 0; at = markup.indexOf("<", at)) {
    const end = endOfMark(markup, at);
    if (end !== null) {
      text(at);
      from = at = end;
      continue;
    }
    const tag = tagAt(markup, at);
    if (!tag) {
      at++;
      continue;
    }
    text(at);
    from = at = tag.end;
    const { closing } = tag;
    const name = xml ? tag.name.replace(PREFIX, "") : tag.name;
    const closed = VOID.has(name) || (xml && markup[tag.end - 2] === "/");
    if (ITEMS.test(name)) found.edge("\f");
    else if (name === "br") found.edge(++breaks > 1 ? "\n" : " ");
    else if (name === "td" || name === "th" || name === "button") found.edge(name === "button" ? "\n" : SOFT_EDGE);
    else if (BLOCKS.has(name) || (xml && FIELDS.test(name))) {
      found.edge("\n");
      breaks = 0;
    }
    if (closing || closed) continue;
    if (UNSHOWN.has(name)) from = at = endOfElement(markup, tag, false);
    else if (!BLOCKS.has(name) && tag.end - tag.start > 8 && isHiding(markup.slice(tag.start, tag.end)))
      from = at = endOfElement(markup, tag, true);
  }
  text(markup.length);
}

/** Elements of feeds and NITF with a text of their own, without prefix. */
const FIELDS =
  /^(?:description|summary|content|encoded|link|guid|pubdate|author|creator|subject|date|name|category|id|updated|published|email|uri|rights|comments|hedline|byline|dateline|distributor|body\..*|media-.*)$/;

/** Namespace prefixes; those that office programs leave in pages are kept, since their elements are inline. */
const PREFIX = /^(?!(?:o|v|w|m|st1):)[\w-]+:/;

/** The end of the comment, declaration or instruction at an offset; null if there is none. */
function endOfMark(markup: string, at: number): number | null {
  const next = markup[at + 1];
  if (next !== "!" && next !== "?") return null;
  const close = markup.startsWith("<!--", at) ? "-->" : markup.startsWith("<![CDATA[", at) ? "]]>" : ">";
  const end = markup.indexOf(close, at + (close === "-->" ? 4 : 2));
  return end < 0 ? markup.length : end + close.length;
}

/** The tag at an offset; null for a bare "<". A quoted value may contain ">". */
function tagAt(markup: string, at: number): HtmlTag | null {
  TAG_NAME.lastIndex = at;
  const opening = TAG_NAME.exec(markup);
  if (!opening) return null;
  let end = TAG_NAME.lastIndex;
  for (let valued = false; end < markup.length && markup[end] !== ">"; end++) {
    const character = markup[end]!;
    if (valued && (character === '"' || character === "'")) {
      const close = markup.indexOf(character, end + 1);
      end = close < 0 ? markup.length : close;
    }
    valued = character === "=" || (valued && /\s/.test(character));
  }
  return { name: opening[2]!.toLowerCase(), closing: opening[1] === "/", start: at, end: Math.min(end + 1, markup.length) };
}

/** The end of an element: after its closing tag, at the end of its block if `inline`, or after its own tag if it is never closed. */
function endOfElement(markup: string, { name, end }: HtmlTag, inline: boolean): number {
  const literal = name === "script" || name === "style" || name === "textarea" || name === "noscript";
  let depth = 1;
  for (let at = markup.indexOf("<", end); at >= 0; at = markup.indexOf("<", at)) {
    const skipped = literal ? null : endOfMark(markup, at);
    const tag = skipped === null ? tagAt(markup, at) : null;
    at = skipped ?? (tag && !literal ? tag.end : at + 1);
    if (tag?.name === name) {
      depth += tag.closing ? -1 : literal ? 0 : 1;
      if (depth === 0) return tag.end;
    } else if (inline && tag && BLOCKS.has(tag.name)) return tag.start;
  }
  return literal && (name === "script" || name === "style") ? markup.length : end;
}
