import { normalise } from "../../text/normalise.ts";
import type { Span } from "../../text/span.ts";
import { isStopword } from "../../text/stopwords.ts";
import { UNSPACED } from "../../text/unspaced.ts";

/** A word, a number or a sign that is read aloud ("$", "%"): where it is in the raw text, and what it is compared by. */
export type ComparedToken = Span & {
  /** Only typography and case folded: two tokens are the same word if and only if their keys are equal. */
  readonly key: string;
  /** How much finding it tells: stop words occur everywhere. */
  readonly weight: number;
};

/**
 * "U.S" before "U"; scripts without spaces letter by letter; a number with its sign, decimals and groups of three; letters with inner
 * apostrophes; signs. Adjacent letters and digits are two tokens, so that "5km" is "5 km" and "F16" is "F-16".
 */
const pattern = (letter: string, inner: string, digit: string, others: readonly string[]): string => {
  const minus = `(?:(?<![^\\s(["'])-)?`;
  return [
    ...others,
    `${letter}(?:\\.${letter})+(?!${letter})`,
    `${letter}${inner}*(?:'${letter}${inner}*)*`,
    `${minus}${digit}{1,3}(?:,${digit}{3})+(?!${digit})(?:\\.${digit}+)?`,
    `${minus}${digit}+(?:\\.${digit}+)*`,
    `[$%&]`,
    `\\+(?=${digit})`,
    `(?<=${letter})\\+`,
  ].join("|");
};

const ANY = new RegExp(pattern("\\p{L}", "[\\p{L}\\p{M}]", "\\p{N}", [`${UNSPACED}\\p{M}*`, "(?!\\$)\\p{Sc}|[‰°±×÷]"]), "gu");
/** The same for ASCII, which most normalised texts are, in a third of the time. */
const PLAIN = new RegExp(pattern("[A-Za-z]", "[A-Za-z]", "[0-9]", []), "g");

const SIGNS = new Map([
  ["&", "and"],
  ["%", "percent"],
]);

/** The tokens of a raw text in order, without quotation marks, dashes, spaces and invisible characters. */
export function tokens(raw: string): ComparedToken[] {
  const { text, starts, ends } = normalise(raw);
  const found: ComparedToken[] = [];
  for (const { index, 0: shown } of text.matchAll(isAscii(text) ? PLAIN : ANY)) {
    const key = SIGNS.get(shown) ?? (/[.,]/.test(shown) ? joined(shown) : shown).toLowerCase();
    found.push({ key, weight: isStopword(key) ? 0.3 : 1, start: starts[index]!, end: ends[index + shown.length - 1]! });
  }
  return found;
}

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/** "400,000" as "400000", "U.S" as "US"; a decimal point stays. */
const joined = (shown: string): string => (/\p{N}/u.test(shown) ? shown.replaceAll(",", "") : shown.replaceAll(".", ""));

/** The span of the raw text from token `from` to before token `to`. */
export const spanOf = (list: readonly ComparedToken[], from: number, to: number): Span => ({
  start: list[from]!.start,
  end: list[to - 1]!.end,
});

/** The indices of the first tokens of all occurrences of `sought` in `list`. */
export function runsOf(list: readonly ComparedToken[], sought: readonly ComparedToken[]): number[] {
  const found: number[] = [];
  const last = list.length - sought.length;
  if (sought.length === 0) return found;
  for (let at = 0; at <= last; at++) {
    let i = 0;
    while (i < sought.length && list[at + i]!.key === sought[i]!.key) i++;
    if (i === sought.length) found.push(at);
  }
  return found;
}
