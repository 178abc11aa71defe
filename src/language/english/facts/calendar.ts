import type { Day } from "./clause.ts";

const MILLISECONDS = 86_400_000;

const toTime = ({ year, month, day }: Day) => Date.UTC(year, month - 1, day);

const fromTime = (time: number): Day => {
  const date = new Date(time);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};

/** The day of an ISO 8601 date, with or without a time, in its own zone; null if it is not one. */
export function parseDay(iso: string | null): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? "");
  if (!match) return null;
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isDay(day) ? day : null;
}

/** Does the day exist? */
export function isDay(day: Day): boolean {
  const { year, month, day: number } = fromTime(toTime(day));
  return year === day.year && month === day.month && number === day.day;
}

export const addDays = (day: Day, days: number): Day => fromTime(toTime(day) + days * MILLISECONDS);

/** The first day of the month that is so many months away. */
export const addMonths = ({ year, month }: Day, months: number): Day => fromTime(Date.UTC(year, month - 1 + months, 1));

/** 1 is Monday, 7 Sunday. */
export const weekday = (day: Day): number => new Date(toTime(day)).getUTCDay() || 7;

const two = (value: number) => String(value).padStart(2, "0");
const four = (value: number) => String(value).padStart(4, "0");

export const isoDay = ({ year, month, day }: Day): string => `${four(year)}-${two(month)}-${two(day)}`;
export const isoMonth = ({ year, month }: Pick<Day, "year" | "month">): string => `${four(year)}-${two(month)}`;
export const isoYear = (year: number): string => four(year);
export const isoQuarter = ({ year, month }: Pick<Day, "year" | "month">): string => `${four(year)}-Q${Math.ceil(month / 3)}`;

/** ISO 8601 week: the year of its Thursday. */
export function isoWeek(day: Day): string {
  const thursday = addDays(day, 4 - weekday(day));
  const first = toTime({ year: thursday.year, month: 1, day: 1 });
  return `${four(thursday.year)}-W${two(1 + Math.floor((toTime(thursday) - first) / (7 * MILLISECONDS)))}`;
}
