import type { FactReader } from "./clause.ts";
import { DAYS, MONTHS, WEEKDAYS } from "./dateparts.ts";
import { readDayFirst, readMonth } from "./monthly.ts";
import { readAgo, readRelative, readWeekday } from "./relative.ts";
import { readCentury, readQuarter, readYear } from "./years.ts";

const AT_NUMBERS = [readDayFirst, readAgo, readCentury, readQuarter, readYear];
const AT_WORDS = [readMonth, readWeekday, readRelative, readAgo, readCentury, readQuarter];

/** Dates, as precise as written. Relative ones count from the article's day; without it their value is null. */
export const readDate: FactReader = (clause, at) => {
  for (const reader of clause.tokens[at]!.kind === "number" ? AT_NUMBERS : AT_WORDS) {
    const found = reader(clause, at);
    if (found) return found;
  }
  return null;
};

/** Words at which a date may begin. */
export const DATE_WORDS: readonly string[] = [
  ...[...MONTHS.keys(), ...WEEKDAYS.keys(), ...DAYS.keys(), "weekend"].flatMap((word) => [word, `${word}'s`]),
  ...["last", "past", "next", "this", "q"],
];
