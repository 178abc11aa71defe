import { keyOf } from "./interned.ts";
import { runsOf } from "./letter-runs.ts";
import { isSpace, mayBeLetter, mayBeWord } from "./letters.ts";
import type { Span } from "./span.ts";
import { stem } from "./stem.ts";
import { isStopword } from "./stopwords.ts";
import { UNSPACED } from "./unspaced.ts";
import { WordCache } from "./word-cache.ts";

/** A word of a text: where it stands, how it is compared, and whether it carries meaning on its own. */
export type Word = Span & {
  /** Lower case, without accents or a possessive ending; number words as digits ("five": "5"), acronyms without dots. */
  readonly word: string;
  readonly stem: string;
  readonly stop: boolean;
  /** The same number for the same `word`, within a text. */
  readonly key: number;
};

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety";
const ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth";
const NUMBERS = new Map<string, number>([
  ...UNITS.split(" ").map((word, i) => [word, i] as const),
  ...TENS.split(" ").map((word, i) => [word, 20 + 10 * i] as const),
]);
const ORDINAL = new Map(ORDINALS.split(" ").map((word, i) => [word, `${i + 1}${["st", "nd", "rd"][i] ?? "th"}`]));
const SCALES = new Map([
  ["bn", "billion"],
  ["tn", "trillion"],
  ["mn", "million"],
]);

/** Letters that do not decompose into a plain letter and a mark. */
const PLAIN = new Map(Object.entries({ ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" }));

/** Lower case, no accents, one kind of apostrophe. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (/^[\x20-\x7e]*$/.test(lower)) return lower;
  return lower
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[’ʼ]/g, "'")
    .replace(/[ßæœøłđðþı]/g, (letter) => PLAIN.get(letter)!);
}

const SPACED = `\\p{L}--${UNSPACED}`;
const WORD = new RegExp(
  String.raw`(?:\p{L}\.){2,}|\p{N}+(?:[.,]\p{N}+)*(?:st|nd|rd|th)?|${UNSPACED}\p{M}*|[${SPACED}][[${SPACED}]\p{M}]*(?:['’]\p{L}+)*\p{N}*`,
  "gv",
);

/** May a word continue at `end`, after letters a to z that begin at `start`? Decided without the regular expression, since most words end there. */
function goesOn(text: string, start: number, end: number): boolean {
  const code = text.charCodeAt(end);
  if (code === 0x27 || code === 0x2019) return mayBeLetter(text.charCodeAt(end + 1));
  if (code === 0x2e) return end - start === 1 && mayBeLetter(text.charCodeAt(end + 1));
  return mayBeWord(code);
}

/** What holds of a word wherever it occurs; `value` is a number word's. */
type WordTraits = Omit<Word, "start" | "end"> & { readonly value: number | undefined };

const forms = new WordCache((raw): WordTraits => {
  const plain = plainWord(raw);
  const value = NUMBERS.get(plain);
  // "US", "WHO" and "IT" are names, not the pronouns they look like.
  const name = isStopword(plain) && plain.length > 1 && /^\p{Lu}+$/u.test(raw.replaceAll(".", ""));
  const word = name ? plain.toUpperCase() : value === undefined ? plain : String(value);
  return { word, stem: stem(word), stop: !name && isStopword(plain), key: keyOf(word), value };
});

/** The words of a text in order. "twenty-one" is one word; any other hyphen separates. In scripts without spaces each letter is a word. */
export function words(text: string): Word[] {
  const { starts, ends, numbers } = runsOf(text);
  const found: Word[] = [];
  let tens = 0;
  for (let at = 0, run = 0; at < text.length; ) {
    while (starts[run]! < at) run++;
    let start = at;
    let form: WordTraits;
    if (starts[run] === at && !goesOn(text, at, ends[run]!)) {
      at = ends[run]!;
      form = forms.numbered(numbers[run]!);
    } else if (mayBeWord(text.charCodeAt(at))) {
      WORD.lastIndex = at;
      const match = WORD.exec(text);
      if (match === null) break;
      start = match.index;
      at = WORD.lastIndex;
      form = forms.at(text, start, at);
    } else {
      at++;
      continue;
    }
    const end = at;
    const { word, stem, stop, key, value } = form;
    const last = tens > 0 && value !== undefined && value > 0 && value < 10 ? found.at(-1)! : null;
    if (last && /^[- ‑]$/.test(text.slice(last.end, start))) {
      const word = String(tens + value!);
      found[found.length - 1] = { start: last.start, end, word, stem: word, stop: false, key: keyOf(word) };
      tens = 0;
      continue;
    }
    tens = value !== undefined && value >= 20 ? value : 0;
    found.push({ start, end, word, stem, stop, key });
  }
  return found;
}

function plainWord(raw: string): string {
  const folded = fold(raw);
  const first = folded.charCodeAt(0);
  if (first >= 48 && first <= 57) return folded.replaceAll(",", "");
  const bare = folded.includes(".") ? folded.replaceAll(".", "") : folded.endsWith("'s") ? folded.slice(0, -2) : folded;
  return SCALES.get(bare) ?? ORDINAL.get(bare) ?? bare;
}

/** The stems of a text's meaningful words, each once, in the order of their first occurrence. */
export const stems = (text: string): string[] => [...new Set(words(text).flatMap((word) => (word.stop ? [] : [word.stem])))];

/** The number of words separated by white space, whatever they are made of. */
export function countWords(text: string): number {
  let count = 0;
  let inside = false;
  for (let at = 0; at < text.length; at++) {
    const space = isSpace(text.charCodeAt(at));
    if (!space && !inside) count++;
    inside = !space;
  }
  return count;
}
