import { type FactReader, isHyphen, wordAt } from "./clause.ts";
import { amountAt } from "./numbers.ts";

const UNITS = new Set("second minute hour day night week fortnight month year decade century".split(" "));
const SHORT = new Map([
  ["hr", "hour"],
  ["hrs", "hour"],
  ["min", "minute"],
  ["mins", "minute"],
  ["sec", "second"],
  ["secs", "second"],
  ["yr", "year"],
  ["yrs", "year"],
]);

/** The unit of time a word names, in the singular. */
export const timeUnit = (lower: string): string | null => {
  if (UNITS.has(lower)) return lower;
  if (lower === "centuries") return "century";
  const singular = lower.replace(/s'?$/, "");
  return singular !== lower && UNITS.has(singular) ? singular : (SHORT.get(lower) ?? null);
};

/** Words between a number and its unit of time. */
const WITHIN =
  /^(?:more|additional|extra|further|full|straight|consecutive|whole|long|successive|calendar|working|business|short|solid)$/;

/** What makes "a year" a duration rather than a rate ("$5 a year") or a thing. */
const LASTING =
  /^(?:for|within|over|after|than|nearly|almost|about|around|roughly|spent|lasted|takes?|took|least|only|just|half)$/;

/** "three hours", "two-week", "for a decade". */
export const readDuration: FactReader = ({ tokens }, at) => {
  const article = wordAt(tokens, at);
  const half = article === "half" && /^an?$/.test(wordAt(tokens, at + 1));
  if (half || ((article === "a" || article === "an") && LASTING.test(wordAt(tokens, at - 1)))) {
    const place = at + (half ? 2 : 1);
    const unit = timeUnit(wordAt(tokens, place));
    if (unit && wordAt(tokens, place) === unit && (unit !== "second" || half)) {
      const kind = "duration" as const;
      return { kind, from: at, to: place + 1, value: half ? 0.5 : 1, unit, noun: null };
    }
  }
  const amount = amountAt(tokens, at);
  if (!amount) return null;
  let to = amount.to;
  if (isHyphen(tokens[to])) to++;
  else {
    if (wordAt(tokens, to) === "of" && typeof amount.value !== "number") to++;
    while (WITHIN.test(wordAt(tokens, to))) to++;
  }
  const unit = timeUnit(wordAt(tokens, to));
  return unit ? { kind: "duration", from: at, to: to + 1, value: amount.value, unit, noun: null } : null;
};
