import { isoYear } from "./calendar.ts";
import { type Clause, type FoundFact, isHyphen, wordAt } from "./clause.ts";
import { dated, isDigits, yearAt } from "./dateparts.ts";
import { pluralAfter } from "./phrase.ts";
import { ordinalAt } from "./rank.ts";
import { isFuture } from "./tense.ts";
import type { Token } from "./tokens.ts";

/** Does the year-like number count things: hedged ("about 2000 troops"), or too round or old to be the year of a plural after it ("2016 Democrats")? */
function isCounted(tokens: readonly Token[], at: number): boolean {
  if (!pluralAfter(tokens, at + 1)) return false;
  const number = Number(tokens[at]!.lower);
  return (
    number % 100 === 0 ||
    number < 1900 ||
    number > 2040 ||
    /^(?:about|some|than|nearly|almost|over|least|to|around|all|only)$/.test(wordAt(tokens, at - 1))
  );
}

/** "1990s", "1980's", "the 90's": in the last century if none is given, as newspapers write it. */
function decadeAt(tokens: readonly Token[], at: number): FoundFact | null {
  const token = tokens[at];
  const mark = /^['’]$/.test(wordAt(tokens, at + 1)) && tokens[at + 1]!.tight ? 1 : 0;
  const plural = tokens[at + 1 + mark];
  if (!isDigits(token) || plural?.lower !== "s" || !plural.tight) return null;
  const short =
    /^[2-9]0$/.test(token.lower) && (mark === 1 || /^['’‘]$/.test(wordAt(tokens, at - 1)) || wordAt(tokens, at - 1) === "the");
  if (!short && !/^(?:1[5-9]|20)\d0$/.test(token.lower)) return null;
  const first = Number(token.lower) + (short ? 1900 : 0);
  return dated(at, at + 2 + mark, [isoYear(first), isoYear(first + (first % 100 === 0 && first < 2000 ? 99 : 9))]);
}

/** "2012 to 2015", "2014-15": the last year of a range that begins with a year. */
function lastYear(tokens: readonly Token[], at: number, year: number): number | null {
  const joint = wordAt(tokens, at + 1);
  if (
    !isHyphen(tokens[at + 1]) &&
    !/^(?:to|through|\/)$/.test(joint) &&
    !(joint === "and" && wordAt(tokens, at - 1) === "between")
  )
    return null;
  const second = tokens[at + 2];
  const short = isDigits(second) && second.tight && second.lower.length === 2 ? year - (year % 100) + Number(second.lower) : null;
  const last = yearAt(tokens, at + 2) ?? short;
  return last !== null && last > year ? last : null;
}

/** "in 2014", "2012 to 2015", "2014-15", "the 1990s". */
export function readYear({ tokens }: Clause, at: number): FoundFact | null {
  const decade = decadeAt(tokens, at);
  if (decade) return decade;
  const year = yearAt(tokens, at);
  if (year === null) return null;
  const last = lastYear(tokens, at, year);
  if (last !== null) return dated(at, at + 3, [isoYear(year), isoYear(last)]);
  const certain =
    /^(?:in|since|until|till|during|before|after|early|late|mid|by|the|from)$/.test(wordAt(tokens, at - 1)) ||
    (isHyphen(tokens[at - 1]) && /^(?:mid|early|late|pre|post)$/.test(wordAt(tokens, at - 2)));
  return certain || !isCounted(tokens, at) ? dated(at, at + 1, isoYear(year)) : null;
}

const FINANCE =
  /\b(?:profits?|revenues?|sales|earnings|growth|GDP|econom\w+|results|income|shares?|quarterly|spending|exports?|output|loss|losses|fiscal|demand|orders|deliveries|shipments)\b|[$€£%]|per ?cent/i;

/** "third quarter of 2020", "Q3", and "the first quarter" near money (elsewhere it is part of a match). */
export function readQuarter(clause: Clause, at: number): FoundFact | null {
  const { tokens, published } = clause;
  const letter =
    wordAt(tokens, at) === "q" && isDigits(tokens[at + 1]) && tokens[at + 1]!.tight ? Number(tokens[at + 1]!.lower) : null;
  const ordinal = letter === null ? ordinalAt(tokens, at) : null;
  const quarter = letter ?? (ordinal && wordAt(tokens, ordinal.to) === "quarter" ? ordinal.value : null);
  if (quarter === null || quarter < 1 || quarter > 4) return null;
  const to = letter === null ? ordinal!.to + 1 : at + 2;
  const of = /^(?:of|in|,)$/.test(wordAt(tokens, to)) ? 1 : 0;
  const year = yearAt(tokens, to + of);
  if (year !== null) return dated(at, to + of + 1, `${isoYear(year)}-Q${quarter}`);
  const near =
    /^(?:this|last|next)$/.test(wordAt(tokens, to + of)) && wordAt(tokens, to + of + 1) === "year"
      ? wordAt(tokens, to + of)
      : null;
  if (near) {
    const shift = near === "this" ? 0 : near === "last" ? -1 : 1;
    return dated(at, to + of + 2, published && `${isoYear(published.year + shift)}-Q${quarter}`);
  }
  if (letter === null && !FINANCE.test(clause.text.slice(clause.sentence.start, clause.sentence.end))) return null;
  if (!published) return dated(at, to, null);
  const over = quarter * 3 < published.month;
  const started = (quarter - 1) * 3 < published.month;
  const past = over || (started && isFuture(tokens, at)) ? published.year : published.year - 1;
  return dated(at, to, `${isoYear(past)}-Q${quarter}`);
}

/** "the 21st century", as its first and last year. */
export function readCentury({ tokens }: Clause, at: number): FoundFact | null {
  const ordinal = ordinalAt(tokens, at);
  if (!ordinal || ordinal.value > 21) return null;
  const to = ordinal.to + (isHyphen(tokens[ordinal.to]) ? 1 : 0);
  const first = (ordinal.value - 1) * 100 + 1;
  return wordAt(tokens, to) === "century" ? dated(at, to + 1, [isoYear(first), isoYear(first + 99)]) : null;
}
