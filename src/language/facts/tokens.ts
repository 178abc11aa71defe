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

/** The tokens of one sentence, in order. */
export function tokenise(text: string, sentence: Span): Token[] {
  const tokens: Token[] = [];
  let last = sentence.start;
  for (const match of text.slice(sentence.start, sentence.end).matchAll(TOKEN)) {
    const [word] = match;
    const start = sentence.start + match.index;
    const lower = word.toLowerCase();
    const code = word.charCodeAt(0);
    const kind = isDigit(code)
      ? "number"
      : word.length > 1
        ? /^[\p{L}\p{M}]/u.test(word) && !/\//.test(word)
          ? "word"
          : "sign"
        : /\p{L}/u.test(word)
          ? "word"
          : "sign";
    tokens.push({
      start,
      end: start + word.length,
      lower: lower.replaceAll("’", "'"),
      kind,
      tight: start === last,
      capital: lower !== word,
    });
    last = start + word.length;
  }
  return tokens;
}
