import type { FactValue } from "../../analysis.ts";
import { addDays, addMonths, isoDay, isoMonth, isoQuarter, isoWeek, isoYear, weekday } from "./calendar.ts";
import { type Clause, type Day, type FoundFact, wordAt } from "./clause.ts";
import { bare, DAYS, dated, dayAt, MONTHS, monthAt, WEEKDAYS } from "./dateparts.ts";
import { timeUnit } from "./duration.ts";
import { readDayFirst, readMonth } from "./monthly.ts";
import { amountAt } from "./numbers.ts";
import { isFuture } from "./tense.ts";
import type { Token } from "./tokens.ts";

/** First months of the northern seasons, as international news uses them. */
const SEASONS = new Map([
  ["spring", 3],
  ["summer", 6],
  ["autumn", 9],
  ["fall", 9],
  ["winter", 12],
]);

/** The weekday on or before the day, or on or after it. */
const nearest = (from: Day, target: number, ahead: boolean): Day =>
  ahead ? addDays(from, (target - weekday(from) + 7) % 7) : addDays(from, -((weekday(from) - target + 7) % 7));

/** Named days: "Black Friday", "Super Tuesday". */
const NAMED_DAY = /^(?:black|cyber|super|good|ash|palm|easter|bloody|giving|small|fat|shrove|ruby|casual|manic)$/;

/** Is the weekday part of a name: "Fox News Sunday" in quotation marks, "Friday Night Lights"? */
function isTitle(tokens: readonly Token[], at: number, to: number): boolean {
  const mark = tokens[to]?.lower === "," ? to + 1 : to;
  if (tokens[at - 1]?.capital && /^[”"’]$/.test(wordAt(tokens, mark))) return true;
  const next = tokens[to];
  const goesOn =
    next?.kind === "word" && next.capital && !WEEKDAYS.has(bare(next.lower)) && !MONTHS.has(next.lower) && to === at + 1;
  return goesOn && !tokens[at]!.lower.endsWith("'s") && !/^(?:on|late|early|last)$/.test(wordAt(tokens, at - 1));
}

/** "Tuesday", with the date after it if there is one ("Tuesday, Nov. 8"). */
export function readWeekday(clause: Clause, at: number): FoundFact | null {
  const { tokens, published } = clause;
  const token = tokens[at];
  const target = token?.capital ? WEEKDAYS.get(bare(token.lower)) : undefined;
  if (!token || target === undefined || NAMED_DAY.test(wordAt(tokens, at - 1))) return null;
  // "Sun" and "Sat" are days only with a full stop, and "The Sun." is a paper.
  const short = !bare(token.lower).endsWith("day");
  if (short && (wordAt(tokens, at + 1) !== "." || wordAt(tokens, at - 1) === "the")) return null;
  const to = short ? at + 2 : at + 1;
  const behind = wordAt(tokens, to) === "," ? to + 1 : to;
  const whole =
    readDayFirst(clause, behind) ?? (dayAt(tokens, monthAt(tokens, behind)?.to ?? -1) ? readMonth(clause, behind) : null);
  if (whole) return dated(at, whole.to, whole.value);
  if (isTitle(tokens, at, to)) return null;
  return dated(at, to, published && isoDay(nearest(published, target, isFuture(tokens, at))));
}

const weekend = (day: Day, step: number, ahead: boolean): FactValue => {
  const saturday = addDays(nearest(day, 6, ahead), step < 0 && weekday(day) >= 6 ? -7 : 0);
  return [isoDay(saturday), isoDay(addDays(saturday, 1))];
};

/** "yesterday", "this morning", "last week", "next Monday", "over the weekend". */
export function readRelative(clause: Clause, at: number): FoundFact | null {
  const { tokens, published } = clause;
  const word = bare(wordAt(tokens, at));
  const days = DAYS.get(word);
  if (days !== undefined) {
    // "USA TODAY" and the "Today show" are names.
    if (tokens[at]!.capital && tokens[at - 1]?.kind === "word") return null;
    return dated(at, at + 1, published && isoDay(addDays(published, days)));
  }
  if (word === "weekend") {
    const meant = wordAt(tokens, at - 1) === "the" && /^(?:over|at|on|during|of)$/.test(wordAt(tokens, at - 2));
    return meant ? dated(at, at + 1, published && weekend(published, 0, isFuture(tokens, at))) : null;
  }
  const step = word === "last" ? -1 : word === "next" ? 1 : word === "this" || word === "past" ? 0 : null;
  // "in the last year" is a duration, not the calendar year before.
  if (step === null || (wordAt(tokens, at - 1) === "the" && !tokens[at + 1]?.capital)) return null;
  const unit = bare(wordAt(tokens, at + 1));
  if (word === "past" && !WEEKDAYS.has(unit)) return null;
  const value = stepped(clause, at, unit, step);
  return value === undefined ? null : dated(at, at + 2, value);
}

/** The year of the last (-1), current (0) or next (1) month or season that begins with `month` and lasts `length` months. */
function yearOf(published: Day, month: number, length: number, step: number): number {
  if (step === 0) return published.year;
  const over = month + length <= published.month;
  return published.year + (step > 0 ? (month > published.month ? 0 : 1) : over ? 0 : -1);
}

/** The value of last (-1), this (0) or next (1) something; undefined if it is not a period, null without the article's date. */
function stepped({ published, tokens }: Clause, at: number, unit: string, step: number): FactValue | null | undefined {
  const named = tokens[at + 1]?.capital === true;
  const target = named ? WEEKDAYS.get(unit) : undefined;
  const month = named ? MONTHS.get(unit) : undefined;
  const season = SEASONS.get(unit);
  const known = target ?? month ?? season;
  if (known === undefined && !/^(?:night|morning|afternoon|evening|week|weekend|month|quarter|year)$/.test(unit))
    return undefined;
  if (unit === "night" && step !== -1) return undefined;
  if (!published) return null;
  if (target !== undefined) {
    if (step > 0) return isoDay(nearest(addDays(published, 1), target, true));
    return isoDay(nearest(step < 0 ? addDays(published, -1) : published, target, step === 0 && isFuture(tokens, at)));
  }
  if (month !== undefined) return isoMonth({ year: yearOf(published, month, 1, step), month });
  if (season !== undefined) return isoYear(yearOf(published, season, 3, step));
  if (unit === "week") return isoWeek(addDays(published, 7 * step));
  if (unit === "weekend") return weekend(published, step, step > 0 || (step === 0 && isFuture(tokens, at)));
  if (unit === "month") return isoMonth(addMonths(published, step));
  if (unit === "quarter") return isoQuarter(addMonths(published, 3 * step));
  if (unit === "year") return isoYear(published.year + step);
  return isoDay(addDays(published, unit === "night" ? -1 : step));
}

/** "three days ago", "a year ago": as precise as the unit. */
export function readAgo({ tokens, published }: Clause, at: number): FoundFact | null {
  const article = /^an?$/.test(wordAt(tokens, at));
  const amount = article ? null : amountAt(tokens, at);
  const place = article ? at + 1 : amount?.to;
  const unit = place === undefined ? null : timeUnit(wordAt(tokens, place));
  if (!unit || place === undefined || wordAt(tokens, place + 1) !== "ago" || (amount && typeof amount.value !== "number"))
    return null;
  return dated(at, place + 2, published && earlier(published, amount ? Number(amount.value) : 1, unit));
}

const YEARS = new Map([
  ["year", 1],
  ["decade", 10],
  ["century", 100],
]);

/** The day, week, month or year so many units before a day; null for hours, and before the year 1. */
function earlier(day: Day, count: number, unit: string): string | null {
  if (unit === "day") return isoDay(addDays(day, -count));
  if (unit === "week" || unit === "fortnight") return isoWeek(addDays(day, -7 * count * (unit === "week" ? 1 : 2)));
  if (unit === "month") return isoMonth(addMonths(day, -count));
  const years = YEARS.get(unit);
  const year = years === undefined ? 0 : Math.round(day.year - years * count);
  return year > 0 ? isoYear(year) : null;
}
