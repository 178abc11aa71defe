import { type FactReader, isHyphen, wordAt } from "./clause.ts";
import { timeUnit } from "./duration.ts";
import { isPlural, isStop } from "./lexicon.ts";
import { amountAt } from "./numbers.ts";
import type { Token } from "./tokens.ts";

const OLDEST = 120;

/** "50-year-old", "17 years old", "aged 18 to 25", "in her 40s", and a number between commas after a name ("Lopez, 42,"). */
export const readAge: FactReader = ({ tokens }, at) => {
  const word = wordAt(tokens, at);
  const named = /^(?:aged|age|ages)$/.test(word);
  const behind = named ? at + 1 + (/^(?:of|between)$/.test(wordAt(tokens, at + 1)) ? 1 : 0) : at;
  const amount = amountAt(tokens, behind);
  if (!amount || amount.scaled) return null;
  const age = (to: number, unit: string, value = amount.value) => ({
    kind: "age" as const,
    from: at,
    to,
    value,
    unit,
    noun: null,
  });
  const highest = typeof amount.value === "number" ? amount.value : amount.value[1];
  const hyphen = isHyphen(tokens[amount.to]) ? 1 : 0;
  const unit = timeUnit(wordAt(tokens, amount.to + hyphen));
  if (unit) {
    const old = amount.to + hyphen + 1 + (isHyphen(tokens[amount.to + hyphen + 1]) ? 1 : 0);
    if (/^olds?$/.test(wordAt(tokens, old))) return age(old + 1, unit);
    return named && word === "aged" ? age(amount.to + hyphen + 1, unit) : null;
  }
  if (named) return highest <= OLDEST ? age(amount.to, "year") : null;
  if (
    amount.form !== "digits" ||
    typeof amount.value !== "number" ||
    !Number.isInteger(amount.value) ||
    amount.value < 1 ||
    amount.value > OLDEST
  )
    return null;
  const next = tokens[amount.to];
  if (next?.lower === "s" && next.tight && amount.value % 10 === 0 && isLife(tokens, at)) {
    return age(amount.to + 1, "year", [amount.value, amount.value + 9]);
  }
  const before = tokens[at - 1]?.lower;
  if (
    /^(?:turns|turned|turning)$/.test(before ?? "") ||
    (/^(?:is|was|am|were)$/.test(before ?? "") && (next?.lower === "when" || wordAt(tokens, at - 2) === "who"))
  )
    return age(amount.to, "year");
  const name = tokens[at - 2];
  // "Lopez, 42," and "the striker, 23,": after a name or a singular noun.
  const namesake = name?.kind === "word" && (name.capital || (!isStop(name.lower) && !isPlural(name.lower) && amount.value > 9));
  const closed = before === "," ? next === undefined || /^[,.;]$/.test(next.lower) : before === "(" && next?.lower === ")";
  return namesake && closed && !isDated(name.lower) ? age(amount.to, "year") : null;
};

/** "in her 40s", "their 30s, 40s and 50s" */
function isLife(tokens: readonly Token[], at: number): boolean {
  if (/^(?:,|and|or|to)$/.test(wordAt(tokens, at - 1)) && wordAt(tokens, at - 2) === "s") return isLife(tokens, at - 3);
  return /^(?:his|her|their|my|our|your|late|early|mid)$/.test(wordAt(tokens, isHyphen(tokens[at - 1]) ? at - 2 : at - 1));
}

/** Months and weekdays precede a comma and a number too ("Nov. 8, 16"). */
const isDated = (lower: string) =>
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)/.test(lower) && lower.length < 10;
