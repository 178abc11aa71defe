import { lettersEnd } from "../../text/letters.ts";
import { remembered } from "../../text/remembered.ts";
import type { Span } from "../../text/span.ts";

/** A word, a number in digits or a sign. `lower` is in lower case with straight apostrophes; `tight`: no white space before it. */
export type Token = Span & {
  readonly lower: string;
  readonly kind: "word" | "number" | "sign";
  readonly tight: boolean;
  /** Has a capital letter anywhere ("iPhone" too). */
  readonly capital: boolean;
};

/** Addresses and handles come first, so that their digits are no numbers; then numbers, words with inner stops and apostrophes, signs. */
const TOKEN =
  /(?:https?:\/\/|www\.)\S+|[@#][\p{L}\p{N}_]+|\d+(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|[\p{L}\p{M}]+(?:[.'’][\p{L}\p{M}]+)*|[^\s]/gu;

const isDigit = (code: number) => code >= 48 && code <= 57;

/** May letters from a to z with this behind them be more than a word: with other letters and marks, an apostrophe, a stop, "http:"? */
const goesOn = (code: number) => code >= 0x80 || code === 0x27 || code === 0x2e || code === 0x3a;

type Form = Pick<Token, "lower" | "kind" | "capital">;

const formOf = remembered((word): Form => {
  const lower = word.toLowerCase();
  const letters = word.length > 1 ? /^[\p{L}\p{M}]/u.test(word) && !word.includes("/") : /\p{L}/u.test(word);
  const kind = isDigit(word.charCodeAt(0)) ? "number" : letters ? "word" : "sign";
  return { lower: lower.replaceAll("’", "'"), kind, capital: lower !== word };
});

/** The tokens of one sentence, in order. */
export function tokenise(text: string, sentence: Span): Token[] {
  const tokens: Token[] = [];
  let last = sentence.start;
  const own = text.slice(0, sentence.end);
  for (let at = sentence.start; at < sentence.end; ) {
    let start = at;
    let end = lettersEnd(own, at);
    if (end === start || (end < own.length && goesOn(own.charCodeAt(end)))) {
      if (own.charCodeAt(at) === 0x20) {
        at++;
        continue;
      }
      TOKEN.lastIndex = at;
      const match = TOKEN.exec(own);
      if (match === null) break;
      start = match.index;
      end = TOKEN.lastIndex;
    }
    at = end;
    const { lower, kind, capital } = formOf(own, start, end);
    tokens.push({ start, end, lower, kind, tight: start === last, capital });
    last = end;
  }
  return tokens;
}
