import { type FactReader, type FoundFact, isHyphen, wordAt } from "./clause.ts";
import { amountAt } from "./numbers.ts";
import { nounAfter, nounBehind, pluralAfter } from "./phrase.ts";
import type { Token } from "./tokens.ts";

const PARTS = new Map<string, number>([
  ["half", 2],
  ["third", 3],
  ["quarter", 4],
  ["fourth", 4],
  ["fifth", 5],
  ["sixth", 6],
  ["seventh", 7],
  ["eighth", 8],
  ["ninth", 9],
  ["tenth", 10],
  ["hundredth", 100],
]);

const COUNTS = new Map(
  "one two three four five six seven eight nine ten".split(" ").map((word, index) => [word, index + 1] as const),
);

const round = (value: number) => Math.round(value * 100) / 100;

/** The unit after a number: per cent, or points between two percentages (a basis point is a hundredth of one). */
function unitAt(tokens: readonly Token[], at: number): { unit: "%" | "pp"; to: number; factor: number } | null {
  const from = isHyphen(tokens[at]) ? at + 1 : at;
  const word = wordAt(tokens, from);
  const next = wordAt(tokens, from + 1);
  const points = (index: number) => /^points?$/.test(wordAt(tokens, index));
  const percent =
    word === "%" || word === "percent" || word === "pct" || (word === "pc" && tokens[from]!.tight)
      ? 1
      : word === "per" && next === "cent"
        ? 2
        : 0;
  if (percent) {
    const behind = from + percent + (isHyphen(tokens[from + percent]) ? 1 : 0);
    return points(behind) ? { unit: "pp", to: behind + 1, factor: 1 } : { unit: "%", to: from + percent, factor: 1 };
  }
  const hyphen = isHyphen(tokens[from + 1]) ? 1 : 0;
  if (word === "percentage" && points(from + 1 + hyphen)) return { unit: "pp", to: from + 2 + hyphen, factor: 1 };
  if (word === "basis" && points(from + 1 + hyphen)) return { unit: "pp", to: from + 2 + hyphen, factor: 0.01 };
  if (word === "pp" || word === "ppt" || word === "ppts") return { unit: "pp", to: from + 1, factor: 1 };
  return null;
}

/** The end of "point" or "percentage point" after "a quarter" or "a half". */
function pointsAt(tokens: readonly Token[], at: number): number | null {
  let to = isHyphen(tokens[at]) ? at + 1 : at;
  if (wordAt(tokens, to) === "percentage") to += isHyphen(tokens[to + 1]) ? 2 : 1;
  return wordAt(tokens, to) === "point" ? to + 1 : null;
}

/** "half of 1 percent" */
function halfPercent(tokens: readonly Token[], at: number): FoundFact | null {
  if (wordAt(tokens, at) !== "half" || wordAt(tokens, at + 1) !== "of") return null;
  const whole = amountAt(tokens, at + 2);
  const unit = whole && unitAt(tokens, whole.to);
  if (!unit || typeof whole.value !== "number") return null;
  return { kind: "percent", from: at, to: unit.to, value: (whole.value * unit.factor) / 2, unit: unit.unit, noun: null };
}

/** "The second half of 2025", "the first half of the game": a period, not a share. */
const isPeriodHalf = (tokens: readonly Token[], at: number, to: number): boolean =>
  /^(?:first|second|latter|former|last|early|late|other|1st|2nd)$/.test(wordAt(tokens, at - 1)) ||
  (wordAt(tokens, to) === "of" && /^(?:1[89]|20)\d\d$/.test(wordAt(tokens, to + 1)));

/** Shares: "a quarter of", "two-thirds of", "half the"; "half a percentage point". */
function shareAt(tokens: readonly Token[], at: number): FoundFact | null {
  const count = wordAt(tokens, at) === "a" ? 1 : (COUNTS.get(wordAt(tokens, at)) ?? 0);
  const from = count ? at + 1 : at;
  const part = from + (count && isHyphen(tokens[from]) ? 1 : 0);
  const name = wordAt(tokens, part);
  const size = PARTS.get(name) ?? (count > 1 ? PARTS.get(name.replace(/s$/, "")) : undefined);
  if (size === undefined || (!count && name !== "half")) return null;
  const to = part + 1;
  const points = pointsAt(tokens, to);
  if (points && count < 2) return { kind: "percent", from: at, to: points, value: 1 / size, unit: "pp", noun: null };
  if (name === "half") {
    const points = /^an?$/.test(wordAt(tokens, to)) ? unitAt(tokens, to + 1) : null;
    if (points) return { kind: "percent", from: at, to: points.to, value: 0.5 * points.factor, unit: points.unit, noun: null };
    if (!/^(?:of|the|its|their|our|all)$/.test(wordAt(tokens, to))) return null;
  } else if (
    wordAt(tokens, to) !== "of" &&
    (count < 2 || tokens[to]?.kind === "number" || (part === from && name.startsWith("quarter")))
  )
    return null;
  if (name === "half" && isPeriodHalf(tokens, at, to)) return null;
  const noun = nounBehind(tokens, to, /^(?:of|the|its|their|our|all)$/) ?? (count > 1 ? nounAfter(tokens, to) : null);
  if (/^(?:million|billion|trillion|thousand)$/.test(wordAt(tokens, to + 2))) return null;
  if (/^(?:century|decade|year|hour|day|mile)$/.test(wordAt(tokens, noun ? noun.to - 1 : to))) return null;
  return { kind: "percent", from: at, to, value: round((100 * (count || 1)) / size), unit: "%", noun };
}

/** "one in five households", "three out of ten". */
function oddsAt(tokens: readonly Token[], at: number): FoundFact | null {
  const count = amountAt(tokens, at);
  if (!count || typeof count.value !== "number" || count.value < 1) return null;
  const out =
    wordAt(tokens, count.to) === "out" && wordAt(tokens, count.to + 1) === "of" ? 2 : wordAt(tokens, count.to) === "in" ? 1 : 0;
  if (!out) return null;
  const every = wordAt(tokens, count.to + out) === "every" ? 1 : 0;
  const whole = amountAt(tokens, count.to + out + every);
  if (
    !whole ||
    typeof whole.value !== "number" ||
    whole.value <= count.value ||
    whole.value > 1000 ||
    (whole.form !== count.form && whole.value > 100)
  )
    return null;
  const noun = pluralAfter(tokens, whole.to);
  if (
    out === 1 &&
    !every &&
    (count.value > 9 ||
      /^(?:years?|months?|weeks?|days?|hours?|minutes?|games?|cities|states|countries)$/.test(wordAt(tokens, whole.to)))
  )
    return null;
  return {
    kind: "percent",
    from: at,
    to: noun?.to ?? whole.to,
    value: round((100 * count.value) / whole.value),
    unit: "%",
    noun,
  };
}

/** "12 per cent", "3pp", "a quarter of nurses" (25), "one in five households" (20). */
export const readPercent: FactReader = ({ tokens }, at) => {
  const share = halfPercent(tokens, at) ?? shareAt(tokens, at) ?? oddsAt(tokens, at);
  if (share) return share;
  const amount = amountAt(tokens, at);
  const unit = amount && unitAt(tokens, amount.to);
  if (!amount || !unit) return null;
  const { value } = amount;
  const scaled =
    unit.factor === 1
      ? value
      : typeof value === "number"
        ? value * unit.factor
        : ([value[0] * unit.factor, value[1] * unit.factor] as const);
  return { kind: "percent", from: at, to: unit.to, value: scaled, unit: unit.unit, noun: null };
};
