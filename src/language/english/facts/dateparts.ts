import type { FactValue } from "../../analysis.ts";
import { type FoundFact, wordAt } from "./clause.ts";
import type { Token } from "./tokens.ts";

/** Names numbered from 1, the forms of one separated by white space. */
const numbered = (...forms: string[]): ReadonlyMap<string, number> =>
  new Map(forms.flatMap((names, index) => names.split(" ").map((name) => [name, index + 1] as const)));

// biome-ignore format: a list of twelve
export const MONTHS = numbered("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
  "september sept sep", "october oct", "november nov", "december dec");

/** 1 is Monday. */
// biome-ignore format: a list of seven
export const WEEKDAYS = numbered("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat", "sunday sun");

/** Days relative to the article's. */
export const DAYS: ReadonlyMap<string, number> = new Map([
  ["yesterday", -1],
  ["today", 0],
  ["tonight", 0],
  ["tomorrow", 1],
]);

/** A word without its possessive ending. */
export const bare = (lower: string): string => lower.replace(/'s?$/, "");

/** Is the word a month, a weekday or "yesterday"? */
export const isDateWord = (lower: string): boolean =>
  MONTHS.has(bare(lower)) || WEEKDAYS.has(bare(lower)) || DAYS.has(bare(lower));

/** A date over a run of tokens. */
export const dated = (from: number, to: number, value: FactValue | null): FoundFact => ({
  kind: "date",
  from,
  to,
  value,
  unit: null,
  noun: null,
});

/** Is it digits alone? */
export const isDigits = (token: Token | undefined): token is Token => token?.kind === "number" && /^\d+$/.test(token.lower);

/** The year at a token: four digits. */
export function yearAt(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  if (!isDigits(token) || token.lower.length !== 4) return null;
  const year = Number(token.lower);
  const glued = tokens[at + 1]?.tight && /^[\p{L}%:]/u.test(tokens[at + 1]!.lower);
  return year >= 1400 && year <= 2199 && !glued ? year : null;
}

/** The day of the month at a token, "4" or "4th": 1 to 31. */
export function dayAt(tokens: readonly Token[], at: number): { day: number; to: number } | null {
  const token = tokens[at];
  if (!isDigits(token) || token.lower.length > 2) return null;
  const day = Number(token.lower);
  if (day < 1 || day > 31) return null;
  const suffix = tokens[at + 1];
  return { day, to: suffix?.tight && /^(?:st|nd|rd|th)$/.test(suffix.lower) ? at + 2 : at + 1 };
}

/** The month at a token, with the full stop of its short form. */
export function monthAt(tokens: readonly Token[], at: number): { month: number; to: number } | null {
  const token = tokens[at];
  const month = token?.capital ? MONTHS.get(bare(token.lower)) : undefined;
  if (!token || month === undefined) return null;
  const stop =
    wordAt(tokens, at + 1) === "." &&
    tokens[at + 1]!.tight &&
    token.lower.length <= 4 &&
    !/^(?:may|june|july)$/.test(token.lower);
  return { month, to: stop ? at + 2 : at + 1 };
}
