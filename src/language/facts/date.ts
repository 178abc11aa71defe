import type { Value } from "../analysis.ts";
import { addDays, addMonths, isDay, isoDay, isoMonth, isoQuarter, isoWeek, isoYear, weekday } from "./calendar.ts";
import { type Clause, type Day, type Found, isHyphen, type Reader, wordAt } from "./clause.ts";
import { timeUnit } from "./duration.ts";
import { isParticiple, isPlural } from "./lexicon.ts";
import { amountAt } from "./numbers.ts";
import { ordinalAt } from "./rank.ts";
import type { Token } from "./tokens.ts";

const MONTHS = new Map<string, number>();
for (const [
  index,
  names,
] of "january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,september sept sep,october oct,november nov,december dec"
  .split(",")
  .entries()) {
  for (const name of names.split(" ")) MONTHS.set(name, index + 1);
}
const WEEKDAYS = new Map<string, number>();
for (const [
  index,
  names,
] of "monday mon,tuesday tue tues,wednesday wed,thursday thu thur thurs,friday fri,saturday sat,sunday sun"
  .split(",")
  .entries()) {
  for (const name of names.split(" ")) WEEKDAYS.set(name, index + 1);
}
/** First months of the northern seasons, as international news means them. */
const SEASONS = new Map([
  ["spring", 3],
  ["summer", 6],
  ["autumn", 9],
  ["fall", 9],
  ["winter", 12],
]);

const found = (from: number, to: number, value: Value | null): Found => ({
  kind: "date",
  from,
  to,
  value,
  unit: null,
  noun: null,
});

const bare = (lower: string) => lower.replace(/'s?$/, "");

/** Words before a year or a month alone that make it a date. */
const DATING =
  /^(?:in|since|by|from|until|till|during|of|between|before|after|early|late|mid|through|to|around|circa|about|and|for|this|last|next|every|on|that|as|spring|summer|autumn|fall|winter|pre|post|than)$/;

const FUTURE =
  /^(?:will|can|could|may|might|would|if|when|once|unlikely|likely|'ll|shall|scheduled|expected|due|plans|plan|planned|planning|set|upcoming|coming|next|going|slated|tomorrow|ahead|deadline|i'll|he'll|she'll|they'll|we'll|it'll|you'll)$/;
const PAST =
  /^(?:said|says|was|were|had|did|told|announced|since|last|earlier|ago|wrote|reported|began|won|lost|made|took|came|went|held|met|found|gave|got|saw|left|spoke|died|released|published)$/;

/** Does the sentence speak of what is to come? The nearest verb before the date tells, else the first behind it; past where none does. */
function isFuture(tokens: readonly Token[], at: number): boolean {
  for (let index = at - 1; index >= 0; index--) {
    const looks = direction(tokens, index);
    if (looks) return looks === "ahead";
  }
  for (let index = at + 1; index < tokens.length; index++) {
    const looks = direction(tokens, index);
    if (looks) return looks === "ahead";
  }
  return false;
}

/** Where a word makes the sentence look; "-ed" looks back unless an auxiliary stands before it ("will be charged"). */
function direction(tokens: readonly Token[], at: number): "ahead" | "back" | null {
  const word = wordAt(tokens, at);
  // "May" with a capital is the month.
  if (FUTURE.test(word)) return word === "may" && tokens[at]!.capital ? null : "ahead";
  const passive = /^(?:be|been|being|is|are|to)$/.test(wordAt(tokens, at - 1));
  return !passive && (PAST.test(word) || (word.endsWith("ed") && isParticiple(word))) ? "back" : null;
}

const isNumber = (token: Token | undefined): token is Token => token?.kind === "number" && /^\d+$/.test(token.lower);
const yearAt = (tokens: readonly Token[], at: number): number | null => {
  const token = tokens[at];
  if (!isNumber(token) || token.lower.length !== 4) return null;
  const year = Number(token.lower);
  return year >= 1400 && year <= 2199 && !(tokens[at + 1]?.tight && /^[\p{L}%:]/u.test(tokens[at + 1]!.lower)) ? year : null;
};

/** The day of the month at a token, "4", "4th" or "the 4th": 1 to 31. */
function dayAt(tokens: readonly Token[], at: number): { day: number; to: number } | null {
  const token = tokens[at];
  if (!isNumber(token) || token.lower.length > 2) return null;
  const day = Number(token.lower);
  if (day < 1 || day > 31) return null;
  const suffix = tokens[at + 1];
  return { day, to: suffix?.tight && /^(?:st|nd|rd|th)$/.test(suffix.lower) ? at + 2 : at + 1 };
}

/** The month at a token, a full stop behind a short form taken in. */
function monthAt(tokens: readonly Token[], at: number): { month: number; to: number } | null {
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

/** A month, or a day of it, without a year: the last one before the article, the next one where the sentence looks ahead. */
function withoutYear({ published, tokens }: Clause, at: number, month: number, day: number | null): string | null {
  if (!published) return null;
  const ahead = isFuture(tokens, at);
  const passed = month < published.month || (month === published.month && (day === null || day <= published.day));
  const year = published.year + (ahead ? (passed && month !== published.month ? 1 : 0) : passed ? 0 : -1);
  if (day === null) return isoMonth({ year, month });
  return isDay({ year, month, day }) ? isoDay({ year, month, day }) : null;
}

/** "Nov. 8, 2016", "Jan. 15", "December 2019", "in May". */
function readMonth(clause: Clause, at: number): Found | null {
  const { tokens } = clause;
  const month = monthAt(tokens, at);
  if (!month) return null;
  const day = dayAt(tokens, month.to);
  if (day && !/^(?:percent|%|million|billion)$/.test(wordAt(tokens, day.to))) {
    const comma = wordAt(tokens, day.to) === "," ? 1 : 0;
    const year = yearAt(tokens, day.to + comma);
    // "Nov. 8-10": the days share the month.
    const last = isHyphen(tokens[day.to]) && tokens[day.to + 1]?.tight ? dayAt(tokens, day.to + 1) : null;
    if (last) {
      const behind = yearAt(tokens, last.to + (wordAt(tokens, last.to) === "," ? 1 : 0));
      const to = behind === null ? last.to : last.to + (wordAt(tokens, last.to) === "," ? 2 : 1);
      const ends = [day.day, last.day].map((number) =>
        behind === null
          ? withoutYear(clause, at, month.month, number)
          : isoDay({ year: behind, month: month.month, day: number }),
      );
      return found(at, to, ends[0] && ends[1] ? [ends[0], ends[1]] : null);
    }
    if (year === null) return found(at, day.to, withoutYear(clause, at, month.month, day.day));
    const whole = { year, month: month.month, day: day.day };
    return found(at, day.to + comma + 1, isDay(whole) ? isoDay(whole) : isoMonth(whole));
  }
  const comma = /^(?:,|of)$/.test(wordAt(tokens, month.to)) ? 1 : 0;
  const year = yearAt(tokens, month.to + comma);
  if (year !== null) return found(at, month.to + comma + 1, isoMonth({ year, month: month.month }));
  // Alone, "May", "March" and "April" are names and verbs too: the word before must be one that dates.
  const before = wordAt(tokens, at - 1);
  const next = tokens[month.to];
  const named = next?.kind === "word" && next.capital && !next.lower.endsWith("'s");
  if (!DATING.test(before) || named || (before === "for" && month.month === 5)) {
    const sure = !/^(?:march|april|may|june|august)/.test(tokens[at]!.lower) && tokens[at]!.lower.length > 3;
    if (!sure && (named || tokens[at - 1]?.capital || tokens[at]!.lower.length < 6)) return null;
  }
  return found(at, month.to, withoutYear(clause, at, month.month, null));
}

/** "4 March 1962", "12th of May", "2021-03-04". */
function readDayFirst(clause: Clause, at: number): Found | null {
  const { tokens } = clause;
  const iso = yearAt(tokens, at);
  if (
    iso !== null &&
    isHyphen(tokens[at + 1]) &&
    isHyphen(tokens[at + 3]) &&
    isNumber(tokens[at + 2]) &&
    isNumber(tokens[at + 4])
  ) {
    const whole = { year: iso, month: Number(tokens[at + 2]!.lower), day: Number(tokens[at + 4]!.lower) };
    return isDay(whole) ? found(at, at + 5, isoDay(whole)) : null;
  }
  const day = dayAt(tokens, at);
  if (!day) return null;
  const month = monthAt(tokens, day.to + (wordAt(tokens, day.to) === "of" ? 1 : 0));
  if (!month) return null;
  const comma = wordAt(tokens, month.to) === "," ? 1 : 0;
  const year = yearAt(tokens, month.to + comma);
  if (year === null) return found(at, month.to, withoutYear(clause, at, month.month, day.day));
  const whole = { year, month: month.month, day: day.day };
  return found(at, month.to + comma + 1, isDay(whole) ? isoDay(whole) : isoMonth(whole));
}

/** Is a number like a year one of things: hedged ("about 2000 troops") or too round or old for the year of a plural behind it ("2016 Democrats")? */
function isCounted(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (next?.kind !== "word" || !isPlural(next.lower)) return false;
  const number = Number(tokens[at]!.lower);
  return (
    number % 100 === 0 ||
    number < 1900 ||
    number > 2050 ||
    /^(?:about|some|than|nearly|almost|over|least|to|around|all|only)$/.test(wordAt(tokens, at - 1))
  );
}

/** "1990s", "1980's", "the 90's": of the last century where the century is left out, as newspapers write it. */
function decadeAt(tokens: readonly Token[], at: number): Found | null {
  const token = tokens[at];
  const mark = /^['’]$/.test(wordAt(tokens, at + 1)) && tokens[at + 1]!.tight ? 1 : 0;
  const plural = tokens[at + 1 + mark];
  if (!isNumber(token) || plural?.lower !== "s" || !plural.tight) return null;
  const short =
    /^[2-9]0$/.test(token.lower) && (mark === 1 || /^['’‘]$/.test(wordAt(tokens, at - 1)) || wordAt(tokens, at - 1) === "the");
  if (!short && !/^(?:1[5-9]|20)\d0$/.test(token.lower)) return null;
  const first = Number(token.lower) + (short ? 1900 : 0);
  return found(at, at + 2 + mark, [isoYear(first), isoYear(first + (first % 100 === 0 && first < 2000 ? 99 : 9))]);
}

/** "in 2014", "2012 to 2015", "2014-15", "the 1990s". */
function readYear({ tokens }: Clause, at: number): Found | null {
  const decade = decadeAt(tokens, at);
  if (decade) return decade;
  const year = yearAt(tokens, at);
  if (year === null) return null;
  const before = wordAt(tokens, at - 1);
  const joint = wordAt(tokens, at + 1);
  if (
    isHyphen(tokens[at + 1]) ||
    joint === "to" ||
    joint === "through" ||
    joint === "/" ||
    (joint === "and" && before === "between")
  ) {
    const second = tokens[at + 2];
    const short =
      isNumber(second) && second.tight && second.lower.length === 2 ? Math.floor(year / 100) * 100 + Number(second.lower) : null;
    const last = yearAt(tokens, at + 2) ?? short;
    if (last !== null && last > year) return found(at, at + 3, [isoYear(year), isoYear(last)]);
  }
  const certain =
    /^(?:in|since|until|till|during|before|after|early|late|mid|by|the|from)$/.test(before) ||
    (isHyphen(tokens[at - 1]) && /^(?:mid|early|late|pre|post)$/.test(wordAt(tokens, at - 2)));
  if (!certain && isCounted(tokens, at)) return null;
  return found(at, at + 1, isoYear(year));
}

const FINANCE =
  /\b(?:profit|revenue|sales|earnings|growth|GDP|econom\w+|results|income|shares?|quarterly|spending|exports?|output|loss|losses|fiscal|demand|orders|deliveries|shipments)\b|[$€£%]|per ?cent/i;

/** "third quarter of 2020", "Q3", "the first quarter" where money is spoken of (elsewhere it is a part of a match). */
function readQuarter(clause: Clause, at: number): Found | null {
  const { tokens, published } = clause;
  const letter =
    wordAt(tokens, at) === "q" && isNumber(tokens[at + 1]) && tokens[at + 1]!.tight ? Number(tokens[at + 1]!.lower) : null;
  const ordinal = letter === null ? ordinalAt(tokens, at) : null;
  const quarter = letter ?? (ordinal && wordAt(tokens, ordinal.to) === "quarter" ? ordinal.value : null);
  if (quarter === null || quarter < 1 || quarter > 4) return null;
  const to = letter === null ? ordinal!.to + 1 : at + 2;
  const of = /^(?:of|in|,)$/.test(wordAt(tokens, to)) ? 1 : 0;
  const year = yearAt(tokens, to + of);
  if (year !== null) return found(at, to + of + 1, `${isoYear(year)}-Q${quarter}`);
  if (letter === null && !FINANCE.test(clause.text.slice(clause.sentence.start, clause.sentence.end))) return null;
  if (!published) return found(at, to, null);
  const over = quarter * 3 <= published.month;
  const started = (quarter - 1) * 3 < published.month;
  const past = over || (started && isFuture(tokens, at)) ? published.year : published.year - 1;
  return found(at, to, `${isoYear(past)}-Q${quarter}`);
}

const ordinalCentury = (clause: Clause, at: number): Found | null => {
  const ordinal = ordinalAt(clause.tokens, at);
  if (!ordinal || ordinal.value > 21) return null;
  const hyphen = isHyphen(clause.tokens[ordinal.to]) ? 1 : 0;
  if (wordAt(clause.tokens, ordinal.to + hyphen) !== "century") return null;
  const first = (ordinal.value - 1) * 100 + 1;
  return found(at, ordinal.to + hyphen + 1, [isoYear(first), isoYear(first + 99)]);
};

/** The weekday on or before the day, or after it. */
const nearest = (from: Day, target: number, ahead: boolean): Day =>
  ahead ? addDays(from, (target - weekday(from) + 7) % 7) : addDays(from, -((weekday(from) - target + 7) % 7));

/** Days that are names: "Black Friday", "Super Tuesday". */
const NAMED_DAY = /^(?:black|cyber|super|good|ash|palm|easter|bloody|giving|small|fat|shrove|ruby|casual|manic|freaky)$/;

/** "Tuesday", with the date behind it where it gives one ("Tuesday, Nov. 8"). */
function readWeekday(clause: Clause, at: number): Found | null {
  const { tokens, published } = clause;
  const token = tokens[at];
  const target = token?.capital ? WEEKDAYS.get(bare(token.lower)) : undefined;
  // A title in quotation marks may end on a day: “Fox News Sunday”.
  if (
    tokens[at - 1]?.capital &&
    /^[,”"’]$/.test(wordAt(tokens, at + 1)) &&
    /^[”"’]$/.test(wordAt(tokens, at + (wordAt(tokens, at + 1) === "," ? 2 : 1)))
  )
    return null;
  if (!token || target === undefined || NAMED_DAY.test(wordAt(tokens, at - 1))) return null;
  const short = token.lower.length <= 5 && !token.lower.endsWith("day");
  const stop = short && wordAt(tokens, at + 1) === "." ? 1 : 0;
  if (short && !stop) return null;
  const behind = at + 1 + stop + (wordAt(tokens, at + 1 + stop) === "," ? 1 : 0);
  const whole =
    readDayFirst(clause, behind) ?? (dayAt(tokens, monthAt(tokens, behind)?.to ?? -1) ? readMonth(clause, behind) : null);
  if (whole) return found(at, whole.to, whole.value);
  const next = tokens[at + 1];
  if (
    next?.kind === "word" &&
    next.capital &&
    !WEEKDAYS.has(bare(next.lower)) &&
    !MONTHS.has(next.lower) &&
    !token.lower.endsWith("'s")
  ) {
    if (!/^(?:night|morning|afternoon|evening)$/.test(next.lower))
      return /^(?:on|late|early|last)$/.test(wordAt(tokens, at - 1)) ? weekdayFound() : null;
    return null;
  }
  return weekdayFound();

  function weekdayFound() {
    return found(at, at + 1 + stop, published && isoDay(nearest(published, target!, isFuture(tokens, at))));
  }
}

const DAYS = new Map([
  ["yesterday", -1],
  ["today", 0],
  ["tonight", 0],
  ["tomorrow", 1],
]);

/** "yesterday", "this morning", "last week", "next Monday", "over the weekend". */
function readRelative(clause: Clause, at: number): Found | null {
  const { tokens, published } = clause;
  const word = bare(wordAt(tokens, at));
  const days = DAYS.get(word);
  // "USA TODAY" and the "Today show" are names.
  const named = tokens[at]!.capital && tokens[at - 1]?.kind === "word";
  if (days !== undefined && named) return null;
  if (days !== undefined) return found(at, at + 1, published && isoDay(addDays(published, days)));
  if (
    word === "weekend" &&
    /^(?:the|this)$/.test(wordAt(tokens, at - 1)) &&
    /^(?:over|at|on|during|of)$/.test(wordAt(tokens, at - 2))
  ) {
    return found(at, at + 1, published && weekend(published, 0));
  }
  const step = word === "last" || word === "past" ? -1 : word === "next" ? 1 : word === "this" ? 0 : null;
  if (step === null) return null;
  // "in the last year" is a length of time, not the calendar's year before.
  if (wordAt(tokens, at - 1) === "the" && !tokens[at + 1]?.capital) return null;
  const unit = bare(wordAt(tokens, at + 1));
  const value = stepped(clause, at, unit, step);
  return value === undefined || (word === "past" && !WEEKDAYS.has(unit)) ? null : found(at, at + 2, value);
}

const weekend = (day: Day, step: number): Value => {
  const saturday = addDays(nearest(day, 6, step > 0), step < 0 && weekday(day) >= 6 ? -7 : 0);
  return [isoDay(saturday), isoDay(addDays(saturday, 1))];
};

/** The value of last (-1), this (0) or next (1) something; undefined when it is no span of time, null without the article's date. */
function stepped({ published, tokens }: Clause, at: number, unit: string, step: number): Value | null | undefined {
  const target = tokens[at + 1]?.capital ? WEEKDAYS.get(unit) : undefined;
  const month = tokens[at + 1]?.capital ? MONTHS.get(unit) : undefined;
  const season = SEASONS.get(unit);
  if (
    target === undefined &&
    month === undefined &&
    season === undefined &&
    !/^(?:day|night|morning|afternoon|evening|week|weekend|month|quarter|year)$/.test(unit)
  )
    return undefined;
  if (/^(?:day|night)$/.test(unit) && step !== -1) return undefined;
  if (unit === "day") return undefined;
  if (!published) return null;
  if (target !== undefined) {
    const day =
      step > 0
        ? nearest(addDays(published, 1), target, true)
        : nearest(step < 0 ? addDays(published, -1) : published, target, step === 0 && isFuture(tokens, at));
    return isoDay(day);
  }
  if (month !== undefined) {
    const past = month < published.month || (month === published.month && step === 0);
    return isoMonth({
      year: published.year + (step > 0 ? (month > published.month ? 0 : 1) : step === 0 ? 0 : past ? 0 : -1),
      month,
    });
  }
  if (season !== undefined) {
    const begun = season <= published.month;
    return isoYear(
      published.year + (step > 0 ? (begun ? 1 : 0) : step === 0 ? 0 : begun && published.month >= season + 3 ? 0 : -1),
    );
  }
  if (unit === "week") return isoWeek(addDays(published, 7 * step));
  if (unit === "weekend") return weekend(published, step);
  if (unit === "month") return isoMonth(addMonths(published, step));
  if (unit === "quarter") return isoQuarter(addMonths(published, 3 * step));
  if (unit === "year") return isoYear(published.year + step);
  return isoDay(addDays(published, unit === "night" ? -1 : step));
}

/** "three days ago", "a year ago": as exact as its unit. */
function readAgo({ tokens, published }: Clause, at: number): Found | null {
  const amount = /^an?$/.test(wordAt(tokens, at)) ? null : amountAt(tokens, at);
  const place = amount?.to ?? (/^an?$/.test(wordAt(tokens, at)) ? at + 1 : -1);
  const unit = place < 0 ? null : timeUnit(wordAt(tokens, place));
  if (!unit || wordAt(tokens, place + 1) !== "ago" || (amount && typeof amount.value !== "number")) return null;
  const count = amount ? Number(amount.value) : 1;
  return found(at, place + 2, published && before(published, count, unit));
}

function before(day: Day, count: number, unit: string): string | null {
  if (unit === "day") return isoDay(addDays(day, -count));
  if (unit === "week" || unit === "fortnight") return isoWeek(addDays(day, -7 * count * (unit === "week" ? 1 : 2)));
  if (unit === "month") return isoMonth(addMonths(day, -count));
  const years = unit === "year" ? count : unit === "decade" ? 10 * count : unit === "century" ? 100 * count : null;
  if (years !== null) return day.year - years > 0 ? isoYear(Math.round(day.year - years)) : null;
  return null;
}

/** Dates, as exact as they are written; relative ones counted from the article's own day, null without it. */
export const readDate: Reader = (clause, at) => {
  const token = clause.tokens[at]!;
  if (token.kind === "number")
    return (
      readDayFirst(clause, at) ??
      readAgo(clause, at) ??
      ordinalCentury(clause, at) ??
      readQuarter(clause, at) ??
      readYear(clause, at)
    );
  if (token.kind !== "word") return null;
  return (
    readMonth(clause, at) ??
    readWeekday(clause, at) ??
    readRelative(clause, at) ??
    readAgo(clause, at) ??
    ordinalCentury(clause, at) ??
    readQuarter(clause, at)
  );
};

/** Words at which a date may begin. */
export const DATE_WORDS: readonly string[] = [
  ...[...MONTHS.keys(), ...WEEKDAYS.keys(), ...DAYS.keys(), "weekend"].flatMap((word) => [word, `${word}'s`]),
  ...["last", "past", "next", "this", "q"],
];

const NAMES_OF_DAYS = new Set([...MONTHS.keys(), ...WEEKDAYS.keys(), ...DAYS.keys()]);

/** Is the word a month, a weekday or "yesterday"? */
export const isDateWord = (lower: string): boolean => NAMES_OF_DAYS.has(bare(lower));
