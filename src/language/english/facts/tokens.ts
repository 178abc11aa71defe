import { firstRun, runsOf } from "../../../text/letter-runs.ts";
import { mayBeLetter, mayBeWord } from "../../../text/letters.ts";
import type { Span } from "../../../text/span.ts";
import { WordCache } from "../../../text/word-cache.ts";

/** A word, a number in digits or a sign. `lower` is in lower case with straight apostrophes; `tight`: no white space before it. */
export type Token = Span & {
  readonly lower: string;
  readonly kind: "word" | "number" | "sign";
  readonly tight: boolean;
  /** Has it a capital letter anywhere ("iPhone" too)? */
  readonly capital: boolean;
};

/** Addresses and handles come first, so that their digits are not numbers; then numbers, words with inner stops and apostrophes, signs. */
const TOKEN =
  /(?:https?:\/\/|www\.)\S+|[@#][\p{L}\p{N}_]+|\d+(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|[\p{L}\p{M}]+(?:[.'’][\p{L}\p{M}]+)*|[^\s]/gu;

const isDigit = (code: number) => code >= 48 && code <= 57;

/** May a token continue at `end`, after letters a to z: with a letter, a combining mark, an apostrophe, a stop, the rest of an address? */
function goesOn(text: string, end: number): boolean {
  const code = text.charCodeAt(end);
  if (code === 0x2e) return !isSpace(text.charCodeAt(end + 1));
  if (code === 0x27 || code === 0x2019) return mayBeLetter(text.charCodeAt(end + 1));
  return code === 0x3a ? text.charCodeAt(end + 1) === 0x2f : mayBeLetter(code);
}

const isSpace = (code: number) => code === 0x20 || code === 0x0a;

/** Is it a sign whatever follows: ASCII punctuation, or a dash or quotation mark beyond ASCII? */
const isSign = (code: number): boolean =>
  (code > 0x20 && code < 0x7f && !mayBeWord(code) && code !== 0x40 && code !== 0x23) || (code >= 0x2010 && code <= 0x201f);

type TokenTraits = Pick<Token, "lower" | "kind" | "capital">;

const forms = new WordCache((word): TokenTraits => {
  const lower = word.toLowerCase();
  const letters = word.length > 1 ? /^[\p{L}\p{M}]/u.test(word) && !word.includes("/") : /\p{L}/u.test(word);
  const kind = isDigit(word.charCodeAt(0)) ? "number" : letters ? "word" : "sign";
  return { lower: lower.replaceAll("’", "'"), kind, capital: lower !== word };
});

/** The tokens of one sentence, in order. */
export function tokenise(text: string, sentence: Span): Token[] {
  const runs = runsOf(text);
  const { starts, ends, numbers } = runs;
  const tokens: Token[] = [];
  let last = sentence.start;
  let own: string | null = null;
  for (let at = sentence.start, run = firstRun(runs, at); at < sentence.end; ) {
    const code = text.charCodeAt(at);
    if (code === 0x20) {
      at++;
      continue;
    }
    while (starts[run]! < at) run++;
    let start = at;
    let form: TokenTraits;
    const end = starts[run] === at ? ends[run]! : at;
    if (end > at && (end === sentence.end || (end < sentence.end && !goesOn(text, end)))) {
      at = end;
      form = forms.numbered(numbers[run]!);
    } else if (isSign(code)) {
      at++;
      form = forms.at(text, start, at);
    } else {
      own ??= text.slice(0, sentence.end);
      TOKEN.lastIndex = at;
      const match = TOKEN.exec(own);
      if (match === null) break;
      start = match.index;
      at = TOKEN.lastIndex;
      form = forms.at(text, start, at);
    }
    const { lower, kind, capital } = form;
    tokens.push({ start, end: at, lower, kind, tight: start === last, capital });
    last = at;
  }
  return tokens;
}
