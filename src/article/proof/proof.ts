import { decodeHTML } from "entities";
import type { Article } from "../article.ts";
import { unmarked, unmarkedBody } from "./marks.ts";
import { formatOf, type RawFormat, rawOf } from "./raw.ts";
import { lined, SOFT_EDGE, spaced } from "./spaces.ts";
import { visible } from "./visible.ts";

/** The fields that are proved: those that may be quoted. */
export type ProvedField = "text" | "title" | "byline" | "source";

/** Are an article's words in its raw input? If not, `word` is the first that is not, at `offset` of `field`. */
export type Proof =
  | { readonly kind: "proved" }
  | { readonly kind: "failed"; readonly field: ProvedField; readonly word: string; readonly offset: number };

/** The proved fields of an article. */
type ProvedWords = Pick<Article, ProvedField>;

/** One way to decode an input: sections that no article's text spans, and how its words are normalised for comparison. */
type Decoding = { readonly sections: readonly string[]; readonly compared: (text: string) => string };

/**
 * Proves an article from the raw input it was read from: a file, a whole feed, or one item. Each paragraph must be in the input as a whole
 * block, character for character and in order; title, byline and publisher must be somewhere in it. `served` is the character set a server
 * named. docs/pages.md describes the decoding.
 */
export const proveArticle = (article: ProvedWords, bytes: Uint8Array, served: string | null = null): Proof =>
  prover(bytes, served)(article);

/** As `proveArticle`, for many articles of one input, which is decoded once. Fastest if they come in the input's order. */
export function prover(bytes: Uint8Array, served: string | null = null): (article: ProvedWords) => Proof {
  const { text: raw } = rawOf(bytes, served);
  const format = formatOf(raw);
  const readings = READINGS[format].map((read) => once(() => read(raw)));
  const stated = [
    ...readings.map((reading) => once(() => oneLine(reading()))),
    ...STATED.map((read) => once(() => lineOf(read(raw)))),
  ];
  const next = readings.map(() => 0);
  /** Null if the text is in one of the readings; else the failure that got furthest. */
  const proveText = (text: string): Proof | null => {
    let furthest: Extract<Proof, { kind: "failed" }> | null = null;
    for (const [index, reading] of readings.entries()) {
      const found = findText(text, reading(), next[index]!);
      if (found.kind === "found") {
        next[index] = found.section;
        return null;
      }
      const { word, offset } = found;
      if (furthest === null || offset > furthest.offset) furthest = { kind: "failed", field: "text", word, offset };
    }
    return furthest;
  };
  return ({ text, title, byline, source }) =>
    proveText(text) ??
    proveLine("title", [title], stated) ??
    proveLine("byline", byline?.split(/, /) ?? [], stated) ??
    proveLine("source", source === null ? [] : [source], stated) ?? { kind: "proved" };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const sectioned = (text: string): Decoding => ({ sections: text.split("\f"), compared: spaced });
const linesOf = (raw: string): Decoding => ({ sections: [lined(raw)], compared: lined });

const cdataOpened = (xml: string): string => xml.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, content: string) => content);

/** The text of an XML document, entities decoded; CDATA is taken as it is. */
const carried = (xml: string): string =>
  xml
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>)/)
    .map((part) => (part.startsWith("<![CDATA[") ? part.slice(9, -3) : decodeHTML(part)))
    .join("");

/** The visible text of JSON's strings. Each line of a schema.org text without tags is a paragraph. */
const stringsIn = (json: string): string[] => {
  const literals = (json.match(/"(?:[^"\\]|\\.)*"/gs) ?? []).flatMap((literal) => {
    try {
      return [JSON.parse(literal) as string];
    } catch {
      return [];
    }
  });
  return literals.map((text, at) =>
    /^(?:articleBody|description)$/.test(literals[at - 1] ?? "") && !/<\w/.test(text)
      ? text
          .split(/\n+/)
          .map((line) => visible(line))
          .join("\n")
      : visible(text),
  );
};

/** The ways to decode each format; an article's text must be in one of them. */
const READINGS: Readonly<Record<RawFormat, readonly ((raw: string) => Decoding)[]>> = {
  text: [linesOf],
  markdown: [(raw) => ({ sections: [unmarkedBody(raw)], compared: (text) => unmarked(spaced(text)) })],
  html: [(raw) => sectioned(visible(raw))],
  xml: [(raw) => sectioned(visible(carried(raw), true)), (raw) => sectioned(visible(cdataOpened(raw), true))],
  json: [
    (raw) => ({ sections: stringsIn(raw), compared: spaced }),
    (raw) => ({
      sections: (JSON.parse(`[${(raw.match(/"(?:[^"\\]|\\.)*"/gs) ?? []).join(",")}]`) as string[]).map(lined),
      compared: lined,
    }),
  ],
};

/** Where else titles, bylines and publishers may be: attributes, data in scripts, front matter. */
const STATED: readonly ((raw: string) => string)[] = [
  (raw) => raw,
  (raw) => decodeHTML(raw),
  (raw) => decodeHTML(decodeHTML(unescaped(raw))),
  (raw) => visible(decodeHTML(unescaped(raw))),
  (raw) => raw.replaceAll("''", "'"),
];

/** Resolves the string escapes of JSON and YAML. */
const unescaped = (raw: string): string =>
  raw.replace(/\\(?:u([\da-f]{4})|([\s\S]))/gi, (_, code: string | undefined, character: string) =>
    code === undefined ? (/[nrt]/.test(character) ? " " : character) : String.fromCharCode(Number.parseInt(code, 16)),
  );

type ComparedLine = { readonly text: string; readonly compared: (text: string) => string };

const oneLine = ({ sections, compared }: Decoding): ComparedLine => ({
  text: sections.join(" ").replace(/(?:[^\S ]|\ufdd0)[\s\ufdd0]*| [\s\ufdd0]+/g, " "),
  compared,
});
const lineOf = (text: string): ComparedLine => ({ text: spaced(text), compared: spaced });

function proveLine(field: ProvedField, parts: readonly string[], stated: readonly (() => ComparedLine)[]): Proof | null {
  for (const part of parts) {
    const stands = stated.some((line) => {
      const { text, compared } = line();
      return find(text, compared(part).trim(), 0) >= 0;
    });
    if (stands) continue;
    const failures = stated.map((line) => firstWordNotIn(part, line().text, line().compared));
    const furthest = failures.reduce((best, other) => (other.offset > best.offset ? other : best));
    return { kind: "failed", field, ...furthest };
  }
  return null;
}

type Found =
  | { readonly kind: "found"; readonly section: number }
  | { readonly kind: "missing"; readonly word: string; readonly offset: number };

/** Looks for a text's paragraphs in one section, starting with section `first`. */
function findText(text: string, { sections, compared }: Decoding, first: number): Found {
  let furthest = { at: -1, section: 0, cursor: 0 };
  const paragraphs = text.split("\n\n");
  const wanted = paragraphs.map((paragraph) => compared(paragraph).trim());
  for (let step = 0; step < sections.length; step++) {
    const index = (first + step) % sections.length;
    const section = sections[index]!;
    const text = section.replaceAll(SOFT_EDGE, " ");
    let cursor = 0;
    let at = 0;
    for (; at < wanted.length; at++) {
      const found = find(text, wanted[at]!, cursor, (start, end) => isBlock(section, start, end, at === 0));
      if (found < 0) break;
      cursor = found + wanted[at]!.length;
    }
    if (at === wanted.length) return { kind: "found", section: index };
    if (at > furthest.at) furthest = { at, section: index, cursor };
  }
  const before = paragraphs.slice(0, furthest.at).reduce((sum, paragraph) => sum + paragraph.length + 2, 0);
  const rest = (sections[furthest.section] ?? "").slice(furthest.cursor);
  const { word, offset } = firstWordNotIn(paragraphs[furthest.at] ?? text, rest.replaceAll(SOFT_EDGE, " "), compared, (start) =>
    opensBlock(rest, start, furthest.at <= 0),
  );
  return { kind: "missing", word, offset: before + offset };
}

/** Only this many characters are searched for; the rest is compared where they are found. */
const NEEDLE = 48;

/** Endless repetition is not prose: the search stops after this many places that begin alike. */
const MOST_PLACES = 2000;

/** The offset of a piece in a text, from an offset on and at word boundaries; -1 if absent. */
function find(text: string, piece: string, from: number, fits: (start: number, end: number) => boolean = () => true): number {
  const needle = piece.slice(0, NEEDLE);
  let at = text.indexOf(needle, from);
  for (let places = 0; at >= 0 && places < MOST_PLACES; places++) {
    if (
      text.startsWith(piece, at) &&
      !isInsideWord(text, at) &&
      !isInsideWord(text, at + piece.length) &&
      fits(at, at + piece.length)
    )
      return at;
    at = text.indexOf(needle, at + 1);
  }
  return -1;
}

/** The longest dateline before the first sentence, which readers keep apart from the text. */
const LONGEST_DATELINE = 120;

/** Is the run a whole block? A dateline may precede the first paragraph. */
function isBlock(section: string, start: number, end: number, first: boolean): boolean {
  return start === end || (isEdge(section, end) && opensBlock(section, start, first));
}

function opensBlock(section: string, start: number, first: boolean): boolean {
  if (isEdge(section, start - 1)) return true;
  if (!first) return false;
  const before = section.slice(Math.max(0, start - LONGEST_DATELINE - 1), start);
  return before.length <= LONGEST_DATELINE || /[\n\ufdd0]/.test(before);
}

const isEdge = (section: string, at: number): boolean => {
  const character = section[at] ?? "\n";
  if (character !== " ") return character === "\n" || character === SOFT_EDGE;
  const beside = section[at - 1] ?? "\n";
  const behind = section[at + 1] ?? "\n";
  return beside === "\n" || behind === "\n";
};

const SPACELESS = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;
const WORD = /[\p{L}\p{M}\p{N}]/u;

/** Is an offset inside a word? Never in scripts without spaces. */
function isInsideWord(text: string, at: number): boolean {
  const [before, behind] = [text[at - 1] ?? " ", text[at] ?? " "];
  return WORD.test(before) && WORD.test(behind) && !SPACELESS.test(before) && !SPACELESS.test(behind);
}

/** The first word of a piece that is not in a text: the one after the longest beginning that is. */
function firstWordNotIn(
  piece: string,
  text: string,
  compared: (text: string) => string,
  fits: (start: number) => boolean = () => true,
): { readonly word: string; readonly offset: number } {
  const words = [...piece.matchAll(/\S+/g)];
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const last = words[middle - 1]!;
    if (find(text, compared(piece.slice(0, last.index + last[0].length)).trim(), 0, fits) >= 0) low = middle;
    else high = middle - 1;
  }
  const word = words[Math.min(low, words.length - 1)];
  return { word: word?.[0] ?? "", offset: word?.index ?? 0 };
}
