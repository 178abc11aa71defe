import type { Excerpt } from "../article/excerpt.ts";
import { sentences } from "../text/sentences.ts";
import { type Span, trimmed } from "../text/span.ts";
import type { Part } from "./parts.ts";

/** Marks words that are left out. */
const GAP: Part = { kind: "wording", text: "[…]" };

const SPACE: Part = { kind: "wording", text: " " };

/** An excerpt with the spans to highlight; `before` and `after` say that it was cut there inside a sentence. */
export type Clipping = {
  readonly excerpt: Excerpt;
  /** Offsets in the excerpt's field, sorted and disjoint. */
  readonly strong: readonly Span[];
  readonly before: boolean;
  readonly after: boolean;
};

/** Part of an excerpt, by offsets in its own text, trimmed of white space; null if nothing is left. */
function narrow(excerpt: Excerpt, start: number, end: number): Excerpt | null {
  const span = trimmed(excerpt.text, { start, end });
  if (span.start >= span.end) return null;
  return {
    ...excerpt,
    start: excerpt.start + span.start,
    end: excerpt.start + span.end,
    text: excerpt.text.slice(span.start, span.end),
  };
}

/** Spans clipped to `within`, sorted, and merged if they touch. */
function clipped(spans: readonly Span[], within: Span): Span[] {
  const inside: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.start - other.start)) {
    const start = Math.max(span.start, within.start);
    const end = Math.min(span.end, within.end);
    const last = inside.at(-1);
    if (start >= end) continue;
    if (last !== undefined && start <= last.end) inside[inside.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else inside.push({ start, end });
  }
  return inside;
}

/** A whole excerpt as a clipping, with some spans highlighted; null if it is only white space. */
export function clippingOf(excerpt: Excerpt, strong: readonly Span[] = []): Clipping | null {
  const whole = narrow(excerpt, 0, excerpt.text.length);
  return whole && { excerpt: whole, strong: clipped(strong, whole), before: false, after: false };
}

/** Part of a clipping, by offsets in its own text; `before` and `after` say whether that cuts a sentence. */
function part(clipping: Clipping, start: number, end: number, before: boolean, after: boolean): Clipping | null {
  const excerpt = narrow(clipping.excerpt, start, end);
  return excerpt && { excerpt, strong: clipped(clipping.strong, excerpt), before, after };
}

/** A clipping as parts: highlighted and plain excerpts in turn, with a mark at each cut. */
export function partsOfClipping({ excerpt, strong, before, after }: Clipping): Part[] {
  const parts: Part[] = before ? [GAP, SPACE] : [];
  const take = (start: number, end: number, set: boolean) => {
    if (start >= end) return;
    const text = excerpt.text.slice(start - excerpt.start, end - excerpt.start);
    parts.push({ kind: "excerpt", excerpt: { ...excerpt, start, end, text }, strong: set });
  };
  let at = excerpt.start;
  for (const span of strong) {
    take(at, span.start, false);
    take(span.start, span.end, true);
    at = span.end;
  }
  take(at, excerpt.end, false);
  return after ? [...parts, SPACE, GAP] : parts;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const words = new Intl.Segmenter(undefined, { granularity: "word" });

/** Where a text may be cut: after each word, or after each grapheme of a word longer than `longest`. */
function wordEnds(text: string, longest: number): number[] {
  const ends: number[] = [];
  for (const { index, segment } of words.segment(text)) {
    if (segment.length > longest)
      for (const letter of graphemes.segment(segment)) ends.push(index + letter.index + letter.segment.length);
    else ends.push(index + segment.length);
  }
  return ends;
}

/** The last of `ends` up to which the text `fits`; 0 if none does. Binary search: once a text is too long, so is every longer one. */
function lastThatFits(ends: readonly number[], fits: (end: number) => boolean): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(ends[middle]!)) low = middle + 1;
    else high = middle;
  }
  return ends[low - 1] ?? 0;
}

/**
 * Splits a clipping into as much of its beginning as `fits` and the rest: at the end of a sentence or, if not even the first sentence fits,
 * after a word and marked. Null if nothing fits.
 */
export function split(
  clipping: Clipping,
  fits: (clipping: Clipping) => boolean,
): { readonly first: Clipping; readonly rest: Clipping | null } | null {
  const { text } = clipping.excerpt;
  if (fits(clipping)) return { first: clipping, rest: null };
  const upTo = (end: number, cut: boolean) => part(clipping, 0, end, clipping.before, cut);
  const fitsTo = (cut: boolean) => (end: number) => {
    const first = upTo(end, cut);
    return first === null || fits(first);
  };
  const sentence = lastThatFits(
    sentences(text).map(({ end }) => end),
    fitsTo(false),
  );
  const cut = sentence === 0;
  const end = cut ? lastThatFits(wordEnds(text, 40), fitsTo(true)) : sentence;
  const first = upTo(end, cut);
  return first && { first, rest: part(clipping, end, text.length, cut, clipping.after) };
}

/** Cuts a clipping to at most `count` words (one or more) after its highlights and `ahead` words before them; every cut is marked. */
export function around(clipping: Clipping, count: number, ahead = count): Clipping {
  const { excerpt, strong } = clipping;
  const [first, last] = [strong[0], strong.at(-1)];
  if (first === undefined || last === undefined) return clipping;
  const wordLike = [...words.segment(excerpt.text)].filter(({ isWordLike }) => isWordLike);
  const before = wordLike.filter(({ index }) => excerpt.start + index < first.start);
  const after = wordLike.filter(({ index }) => excerpt.start + index >= last.end);
  const next = after[count - 1];
  const from = before.length > ahead ? before.at(-ahead)!.index : 0;
  const to = after.length > count && next ? next.index + next.segment.length : excerpt.text.length;
  return part(clipping, from, to, clipping.before || from > 0, clipping.after || to < excerpt.text.length) ?? clipping;
}

/** An excerpt on one line: at most `longest` characters, cut after a word and marked. */
export function short(excerpt: Excerpt | null, longest: number, strong = true): Part[] {
  const whole = excerpt && narrow(excerpt, 0, excerpt.text.length);
  if (whole === null || whole === undefined) return [];
  const line = whole.text.search(/[\n\r\u2028\u2029]/);
  const most = Math.min(longest, line === -1 ? whole.text.length : line);
  if (most === whole.text.length) return [{ kind: "excerpt", excerpt: whole, strong }];
  const end = lastThatFits(wordEnds(whole.text, Math.min(20, most)), (at) => at <= most);
  const kept = narrow(whole, 0, end);
  return kept === null ? [GAP] : [{ kind: "excerpt", excerpt: kept, strong }, SPACE, GAP];
}

/** The asker's words on one line, at most `longest` characters. */
export function echo(text: string, longest: number): Part[] {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= longest) return line === "" ? [] : [{ kind: "echo", text: line }];
  const end = lastThatFits(wordEnds(line, Math.min(20, longest)), (at) => at <= longest);
  return [{ kind: "echo", text: line.slice(0, end).trim() }, SPACE, GAP];
}
