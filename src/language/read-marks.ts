import type { Span } from "../text/span.ts";

type Family = "double" | "angle" | "corner" | "single";
type MarkRole = "open" | "close" | "either" | "none";
/** A quotation mark of a text. */
export type QuotationMark = {
  readonly at: number;
  readonly length: number;
  readonly family: Family;
  readonly role: MarkRole;
  readonly low: boolean;
  /** The mark opens a paragraph of a transcript, before the speaker's label: "“WEBER: I was there." */
  readonly labelled?: true;
};

export const QUOTE = 0x22;
export const APOSTROPHE = 0x27;
const LEFT_SINGLE = 0x2018;
const RIGHT_SINGLE = 0x2019;
const LEFT_DOUBLE = 0x201c;
const RIGHT_DOUBLE = 0x201d;
const LOW_DOUBLE = 0x201e;

/** Words with an apostrophe at the start, which opens nothing. */
const ELISION = /^(?:tis|twas|em|til|till|cause|cuz|bout|n|round|nuff|ere|neath|tween|\d0s|\d\d)(?![\p{L}\p{N}])/iu;

export const isSpace = (code: number) =>
  code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x202f || code === 0x2009 || Number.isNaN(code);
const isDigit = (code: number) => code >= 48 && code <= 57;
const isDash = (code: number) => code === 0x2d || (code >= 0x2010 && code <= 0x2015);
const isBracket = (code: number) => code === 0x28 || code === 0x5b || code === 0x7b;
/** 「」 and 『』, which open and close regardless of their neighbours. */
const isCorner = (code: number) => code >= 0x300c && code <= 0x300f;
const isMark = (code: number) =>
  code === QUOTE ||
  code === APOSTROPHE ||
  (code >= LEFT_SINGLE && code <= 0x201f) ||
  code === 0xab ||
  code === 0xbb ||
  isCorner(code) ||
  code === 0x60;
const isWord = (code: number) =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  isDigit(code) ||
  (code > 127 && !isSpace(code) && !isMark(code) && !isPunctuation(code));
const isPunctuation = (code: number) => code === 0x2026 || isDash(code) || code === 0xbf || code === 0xa1;

/** The role its neighbours leave a mark: marks open before words and close after them, whichever way they curl. */
function roleOf(before: number, after: number, curl: MarkRole): MarkRole {
  // A value inside a tag left in the text: author="…".
  if (before === 0x3d || after === 0x3e) return "none";
  if (isSpace(before) && Number.isNaN(after)) return "close";
  const opens = (isSpace(before) || isBracket(before) || isDash(before) || isMark(before)) && !isSpace(after);
  const closes = !isSpace(before) && !isBracket(before) && !isWord(after);
  if (opens && !closes) return "open";
  if (closes && !opens) return "close";
  if (curl !== "either") return curl;
  return isWord(before) && isWord(after) ? "none" : "either";
}

/** The mark at `at`; null for an apostrophe, a prime or no mark. */
function markAt(text: string, at: number, from: number, to: number): QuotationMark | null {
  const code = text.charCodeAt(at);
  const next = at + 1 < to ? text.charCodeAt(at + 1) : Number.NaN;
  const before = at > from ? text.charCodeAt(at - 1) : Number.NaN;
  const make = (length: number, family: Family, curl: MarkRole, low = false): QuotationMark => {
    const after = at + length < to ? text.charCodeAt(at + length) : Number.NaN;
    return { at, length, family, role: roleOf(before, after, curl), low };
  };
  switch (code) {
    case QUOTE:
    case 0x201f: {
      const mark = make(1, "double", "either");
      return mark.role === "close" &&
        isDigit(before) &&
        !isPunctuation(next) &&
        isSpace(next) &&
        text.charCodeAt(at - 2) === APOSTROPHE
        ? null
        : mark;
    }
    case LEFT_DOUBLE:
      return make(1, "double", "open");
    case RIGHT_DOUBLE:
      return make(1, "double", "close");
    case LOW_DOUBLE:
      return make(1, "double", "open", true);
    case 0xab:
    case 0xbb:
      return angle(make(1, "angle", code === 0xab ? "open" : "close"), code);
    case 0x300c:
    case 0x300e:
      return { at, length: 1, family: "corner", role: "open", low: false };
    case 0x300d:
    case 0x300f:
      return { at, length: 1, family: "corner", role: "close", low: false };
    case 0x60:
      return next === 0x60 ? make(2, "double", "open") : null;
    case APOSTROPHE:
    case LEFT_SINGLE:
    case RIGHT_SINGLE: {
      // Of three in a row after a word, the first closes a nested quotation.
      const inner = text.startsWith("'''", at) && !isWord(text.charCodeAt(at + 3));
      if (!inner && (next === APOSTROPHE || next === RIGHT_SINGLE || (next === LEFT_SINGLE && code === LEFT_SINGLE)))
        return make(2, "double", "either");
      if (isWord(before) && isWord(next)) return null;
      const mark = make(1, "single", code === LEFT_SINGLE ? "open" : "either");
      return mark.role === "open" && code !== LEFT_SINGLE && ELISION.test(text.slice(at + 1, at + 9)) ? null : mark;
    }
    default:
      return null;
  }
}

/** French has spaces inside its marks (« mot »), so an angle mark's direction tells more than its neighbours. */
const angle = (mark: QuotationMark, code: number): QuotationMark =>
  mark.role === "either" || mark.role === "none" ? { ...mark, role: code === 0xab ? "open" : "close" } : mark;

/** The quotation marks of a part of a text, each with its role; apostrophes and primes are none. */
export function marksIn(text: string, { start, end }: Span): QuotationMark[] {
  const found: QuotationMark[] = [];
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code > 127 ? !isMark(code) : code !== QUOTE && code !== APOSTROPHE && code !== 0x60) continue;
    const mark = markAt(text, at, start, end);
    if (mark === null) continue;
    found.push(spacedAngle(text, mark, start, end));
    at += mark.length - 1;
  }
  return withoutPossessives(text, found);
}

/**
 * "'The neighbours' dogs knew our songs,' she said": an apostrophe after a plural s does not close if a better mark, after a stop or at the end
 * of another word, follows before the next opening one.
 */
function withoutPossessives(text: string, marks: readonly QuotationMark[]): QuotationMark[] {
  return marks.filter((mark, index) => {
    if (!isPluralPossessive(text, mark)) return true;
    const rest = marks.slice(index + 1).filter(({ family }) => family === "single");
    const next = rest.find((other) => !isPluralPossessive(text, other)) ?? rest.at(-1);
    return next === undefined || next.role === "open";
  });
}

/** "neighbours' dogs": an s before the apostrophe, a lower-case word after it. */
const isPluralPossessive = (text: string, { at, family, role, length }: QuotationMark): boolean =>
  family === "single" &&
  length === 1 &&
  role === "close" &&
  text.charCodeAt(at) !== LEFT_SINGLE &&
  /[sS]/.test(text[at - 1] ?? "") &&
  /^ \p{Ll}/u.test(text.slice(at + 1, at + 3));

/** « with spaces on both sides opens, » closes. */
function spacedAngle(text: string, mark: QuotationMark, from: number, to: number): QuotationMark {
  if (mark.family !== "angle") return mark;
  const before = mark.at > from ? text.charCodeAt(mark.at - 1) : Number.NaN;
  const after = mark.at + 1 < to ? text.charCodeAt(mark.at + 1) : Number.NaN;
  return isSpace(before) && isSpace(after) ? { ...mark, role: text.charCodeAt(mark.at) === 0xab ? "open" : "close" } : mark;
}

export const isDouble = (code: number) => code === QUOTE || (code >= LEFT_DOUBLE && code <= 0x201f);
