import type { FactValue } from "../../analysis.ts";
import { isDay, isoDay, isoMonth } from "./calendar.ts";
import { type Clause, type FoundFact, isHyphen, wordAt } from "./clause.ts";
import { dated, dayAt, isDigits, monthAt, yearAt } from "./dateparts.ts";
import { isFuture } from "./tense.ts";
import type { Token } from "./tokens.ts";

/** Words that make a month alone a date. */
const DATING =
  /^(?:in|since|by|from|until|till|during|of|between|before|after|early|late|mid|through|to|around|circa|about|and|this|last|next|every|on|that|as)$/;

/** The month or day as written; the month alone if there is no such day. */
function onCalendar(year: number, month: number, day: number | null): string {
  return day !== null && isDay({ year, month, day }) ? isoDay({ year, month, day }) : isoMonth({ year, month });
}

/** A month, or a day in it, without a year: the last one before the article, or the next if the sentence is about the future. */
function withoutYear({ published, tokens }: Clause, at: number, month: number, day: number | null): string | null {
  if (!published) return null;
  const passed = month < published.month || (month === published.month && (day === null || day <= published.day));
  if (isFuture(tokens, at)) return onCalendar(published.year + (month < published.month ? 1 : 0), month, day);
  return onCalendar(published.year - (passed ? 0 : 1), month, day);
}

/** The year after a date, with or without a comma; `to` is the date's end if there is none. */
function yearBehind(tokens: readonly Token[], to: number): { year: number | null; to: number } {
  const comma = wordAt(tokens, to) === "," ? 1 : 0;
  const year = yearAt(tokens, to + comma);
  return { year, to: year === null ? to : to + comma + 1 };
}

/** The date of one or two days of a month. */
function daysOf(clause: Clause, at: number, end: number, month: number, days: readonly number[]): FoundFact {
  const { year, to } = yearBehind(clause.tokens, end);
  const [first, last] = days.map((day) => (year === null ? withoutYear(clause, at, month, day) : onCalendar(year, month, day)));
  const value: FactValue | null = first === undefined || first === null ? null : last ? [first, last] : first;
  return dated(at, to, value);
}

/** "Nov. 8, 2016", "Jan. 15", "Nov. 8-10", "December 2019", "in May". */
export function readMonth(clause: Clause, at: number): FoundFact | null {
  const { tokens } = clause;
  const month = monthAt(tokens, at);
  if (!month) return null;
  const day = dayAt(tokens, month.to);
  if (day && !/^(?:percent|%|million|billion)$/.test(wordAt(tokens, day.to))) {
    const last = isHyphen(tokens[day.to]) && tokens[day.to + 1]?.tight ? dayAt(tokens, day.to + 1) : null;
    return last
      ? daysOf(clause, at, last.to, month.month, [day.day, last.day])
      : daysOf(clause, at, day.to, month.month, [day.day]);
  }
  const { year, to } = yearBehind(tokens, wordAt(tokens, month.to) === "of" ? month.to + 1 : month.to);
  if (year !== null) return dated(at, to, isoMonth({ year, month: month.month }));
  return isMonthAlone(tokens, at, month.to) ? dated(at, month.to, withoutYear(clause, at, month.month, null)) : null;
}

/** Names and verbs look like months ("May", "March"): these need a word before them that marks a date, and no name around them. */
function isMonthAlone(tokens: readonly Token[], at: number, to: number): boolean {
  const { lower } = tokens[at]!;
  if (lower.length > 3 && !/^(?:march|april|june|august)/.test(lower)) return true;
  const next = tokens[to];
  const named = next?.kind === "word" && next.capital && !next.lower.endsWith("'s");
  return !named && (DATING.test(wordAt(tokens, at - 1)) || (lower.length > 5 && !tokens[at - 1]?.capital));
}

/** "2021-03-04", "12/25/2015". The order of a date with slashes is known only if one number is above twelve; null if not. */
function readDigits(tokens: readonly Token[], at: number): FoundFact | null {
  const parts = [tokens[at], tokens[at + 2], tokens[at + 4]];
  if (!parts.every(isDigits)) return null;
  const [first, second, third] = parts.map((part) => Number(part!.lower)) as [number, number, number];
  if (isHyphen(tokens[at + 1]) && isHyphen(tokens[at + 3]) && yearAt(tokens, at) !== null) {
    const day = { year: first, month: second, day: third };
    return isDay(day) ? dated(at, at + 5, isoDay(day)) : null;
  }
  if (wordAt(tokens, at + 1) !== "/" || wordAt(tokens, at + 3) !== "/" || yearAt(tokens, at + 4) === null) return null;
  const day = first > 12 ? { year: third, month: second, day: first } : { year: third, month: first, day: second };
  return dated(at, at + 5, (first > 12 || second > 12) && isDay(day) ? isoDay(day) : null);
}

/** "4 March 1962", "12th of May", "2021-03-04". */
export function readDayFirst(clause: Clause, at: number): FoundFact | null {
  const { tokens } = clause;
  const digits = readDigits(tokens, at);
  if (digits) return digits;
  const day = dayAt(tokens, at);
  const month = day && monthAt(tokens, wordAt(tokens, day.to) === "of" ? day.to + 1 : day.to);
  return month ? daysOf(clause, at, month.to, month.month, [day.day]) : null;
}
