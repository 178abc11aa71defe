/** A year, and no amount. */
const YEAR = /(?<![$€£\d.,])\b((?:1[5-9]|20)\d\d)\b(?!\s*(?:dollars|euros|pounds|people|%))/g;

/** Words for what was first or long ago; "first lady" and the like do not count. */
const LONG_AGO =
  /\bfirst\b(?!\s+(?:lady|minister|amendment|class|aid|world))|\b(?:originally|in the past|history|(?:years|decades|centuries) ago|last (?:year|century|decade))\b/i;

const MONTHS = "january february march april may june july august september october november december".split(" ");

/** A month, distinguished from the verbs "march" and "may" by what stands before or behind it. */
const MONTH = new RegExp(
  `\\b(?:in|of|since|during|last|early|late|mid)[ -](${MONTHS.join("|")})\\b|\\b(${MONTHS.join("|")})(?= (?:[0-2]?\\d|3[01])\\b)`,
  "gi",
);

/** Does a question ask of another time than the day of asking: another year, a month that is neither this nor the last, or long ago? */
export function asksOfAnotherTime(question: string, now: Date): boolean {
  const years = [...question.matchAll(YEAR)].map(([, year]) => Number(year));
  const months = [...question.matchAll(MONTH)].map(([, after, before]) => MONTHS.indexOf((after ?? before)!.toLowerCase()));
  return (
    LONG_AGO.test(question) ||
    years.some((year) => year !== now.getUTCFullYear()) ||
    months.some((month) => (now.getUTCMonth() - month + MONTHS.length) % MONTHS.length > 1)
  );
}
