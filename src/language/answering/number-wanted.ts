import type { Wanted } from "../question/question.ts";

const NUMERIC: ReadonlySet<Wanted> = new Set<Wanted>(["count", "money", "percent", "age", "duration", "measure"]);
const NUMBER =
  /\d|\b(?:no|none|nobody|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|half|third|quarter|twice|free)\b/i;
const MONEY =
  /\p{Sc}|%|\b(?:dollars?|euros?|pounds?|cents?|pence|yen|yuan|rupees?|rubles?|francs?|krone?r?|pesos?|percent|per cent|hundreds?|thousands?|(?:m|b|tr)illions?|[mb]n|free|[A-Z]{3} ?\d)\b/iu;

const OF_A_KIND: ReadonlySet<Wanted> = new Set<Wanted>(["count", "money", "percent", "age", "measure", "rank", "date", "place"]);

/** Does a question ask for a figure, a date or a place, so that a sentence without one is unlikely to answer? */
export const wantsKind = (wanted: Wanted): boolean => OF_A_KIND.has(wanted);

/** Can a passage answer at all if a number is asked for? "How many" wants any number, "how much" money or an amount. */
export function holdsNumberWanted(wanted: Wanted, passage: string): boolean {
  if (wanted === "money") return MONEY.test(passage);
  return !NUMERIC.has(wanted) || NUMBER.test(passage);
}
