import type { Token } from "./tokens.ts";

/** A number in the tokens from `from` to `to` (exclusive); a pair for bounds ("tens of thousands" is 10,000 to 99,999, "5 to 7"). */
export type Amount = {
  readonly from: number;
  readonly to: number;
  readonly value: number | readonly [number, number];
  readonly form: "digits" | "words";
  /** Is it written with a scale ("million", "bn", "dozen")? */
  readonly scaled: boolean;
  /** The mark or word between the ends of a range. */
  readonly joint: string | null;
};

const SMALL = new Map(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, value) => [word, value] as const),
);
const TENS = new Map(
  "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, index) => [word, 20 + 10 * index] as const),
);
const SCALES = new Map<string, number>([
  ["hundred", 1e2],
  ["thousand", 1e3],
  ["lakh", 1e5],
  ["lakhs", 1e5],
  ["million", 1e6],
  ["mn", 1e6],
  ["mln", 1e6],
  ["crore", 1e7],
  ["crores", 1e7],
  ["billion", 1e9],
  ["bn", 1e9],
  ["bln", 1e9],
  ["trillion", 1e12],
  ["tn", 1e12],
  ["trn", 1e12],
  ["dozen", 12],
]);
/** Letters that are scales only if glued to digits: "1.5m". */
const GLUED = new Map([
  ["m", 1e6],
  ["k", 1e3],
]);
const GLUED_TO_MONEY = new Map([
  ["m", 1e6],
  ["k", 1e3],
  ["b", 1e9],
  ["t", 1e12],
  ["mm", 1e6],
]);
/** Plural scales give only bounds: for 1,000 or more, "hundreds" would have been "thousands". */
const BOUNDS = new Map<string, readonly [number, number]>([
  ["dozens", [24, 99]],
  ["scores", [40, 99]],
  ["hundreds", [100, 999]],
  ["thousands", [1000, 9999]],
  ["millions", [1e6, 9_999_999]],
  ["billions", [1e9, 9_999_999_999]],
]);
const FRACTIONS = new Map([
  ["½", 0.5],
  ["¼", 0.25],
  ["¾", 0.75],
  ["⅓", 1 / 3],
  ["⅔", 2 / 3],
]);

/** Words that may begin a number, "a" and "half" aside; among them the minus sign, if glued to digits. */
export const NUMBER_WORDS: readonly string[] = [
  ...SMALL.keys(),
  ...TENS.keys(),
  ...BOUNDS.keys(),
  ...FRACTIONS.keys(),
  "tens",
  "several",
  "minus",
  "-",
  "−",
];

const WORDS = new Set([...NUMBER_WORDS, ...SCALES.keys(), "half"]);

/** May a number begin with this word, or continue with it? */
export const isNumberWord = (lower: string): boolean => WORDS.has(lower);

/** Without floating-point noise: 1.1 * 1e6 is 1,100,000. Whole numbers have none. */
const tidy = (value: number) => (Number.isSafeInteger(value) && Math.abs(value) < 1e12 ? value : Number(value.toPrecision(12)));

const HYPHENS = new Set("-‐‑–−");
const isHyphen = (token: Token | undefined) => token?.kind === "sign" && token.tight && HYPHENS.has(token.lower);

type Plain = { to: number; value: number | readonly [number, number]; form: "digits" | "words"; scaled: boolean; scale: number };

/** Scales after a number, hyphenated or not: "25 billion", "$3-billion", "1 lakh crore". */
function scales(tokens: readonly Token[], at: number, money: boolean): { to: number; scale: number } {
  let scale = 1;
  let to = at;
  for (;;) {
    const hyphen = isHyphen(tokens[to]) ? 1 : 0;
    const token = tokens[to + hyphen];
    if (!token || (hyphen && !token.tight)) break;
    const glued = to === at && !hyphen && token.tight ? (money ? GLUED_TO_MONEY : GLUED).get(token.lower) : undefined;
    const factor = glued ?? (token.lower === "dozen" && scale !== 1 ? undefined : SCALES.get(token.lower));
    if (factor === undefined) break;
    scale *= factor;
    to += hyphen + 1;
  }
  return { to, scale };
}

/** The end of "and a half" after a number, hyphenated or not. */
function halfBehind(tokens: readonly Token[], at: number): number | null {
  let to = at;
  for (const word of ["and", "a", "half"]) {
    if (isHyphen(tokens[to])) to++;
    if (tokens[to]?.lower !== word) return null;
    to++;
  }
  return to;
}

const PARTS = new Map<string, number>([
  ["half", 2],
  ["third", 3],
  ["quarter", 4],
  ["fifth", 5],
  ["tenth", 10],
]);

/** "a quarter of a million", "three quarters of a million", "two-thirds of a billion". */
function partOfScale(tokens: readonly Token[], at: number): Plain | null {
  const word = (index: number) => tokens[index]?.lower ?? "";
  const count = word(at) === "a" ? 1 : SMALL.get(word(at));
  if (!count) return null;
  const part = at + 1 + (isHyphen(tokens[at + 1]) ? 1 : 0);
  const size = PARTS.get(word(part).replace(/s$/, ""));
  const of = word(part + 1) === "of" && /^an?$/.test(word(part + 2));
  const scale = of ? SCALES.get(word(part + 3)) : undefined;
  if (size === undefined || scale === undefined || count >= size) return null;
  return { to: part + 4, value: Math.round((scale * count) / size), form: "words", scaled: true, scale };
}

/** "two hundred and fifty thousand", "twenty-one", "half a million", "a dozen". */
function inWords(tokens: readonly Token[], at: number): Plain | null {
  const word = (index: number) => tokens[index]?.lower ?? "";
  if (word(at) === "half" && (word(at + 1) === "a" || word(at + 1) === "an")) {
    const scale = SCALES.get(word(at + 2));
    return scale === undefined ? null : { to: at + 3, value: scale / 2, form: "words", scaled: true, scale };
  }
  const part = partOfScale(tokens, at);
  if (part) return part;
  if (word(at) === "a" || word(at) === "several") {
    const bounds = word(at) === "several";
    const scale = SCALES.get(word(at + 1));
    if (scale === undefined) return null;
    const more = bounds ? { to: at + 2, scale: 1 } : scales(tokens, at + 2, false);
    const whole = scale * more.scale;
    return { to: more.to, value: bounds ? [whole, whole * 10 - 1] : whole, form: "words", scaled: true, scale: whole };
  }
  let total = 0;
  let current = 0;
  let seen = false;
  let scaled = false;
  let scale = 1;
  let to = at;
  for (;;) {
    const joined = seen && isHyphen(tokens[to]) && tokens[to + 1]?.tight ? 1 : 0;
    const and = seen && scaled && word(to) === "and" ? 1 : 0;
    const next = word(to + joined + and);
    const tens = TENS.get(next);
    const small = SMALL.get(next);
    const factor = and ? undefined : SCALES.get(next);
    if (tens !== undefined && current % 100 === 0) current += tens;
    else if (
      small !== undefined &&
      (small < 10 ? current % 10 === 0 && current % 100 !== 10 : current % 100 === 0) &&
      !(seen && !scaled && current === 0)
    ) {
      // "twenty five" is one number, "two three" are two.
      if (seen && current % 100 === 0 && !scaled) break;
      current += small;
    } else if (factor !== undefined && seen) {
      scaled = true;
      scale = factor;
      if (factor === 100) current = (current || 1) * 100;
      else {
        total += (current || 1) * factor;
        current = 0;
      }
    } else break;
    seen = true;
    to += joined + and + 1;
  }
  if (!seen) return null;
  const half = halfBehind(tokens, to);
  if (half !== null) {
    const more = scales(tokens, half, false);
    return {
      to: more.to,
      value: (total + current + 0.5) * more.scale,
      form: "words",
      scaled: more.scale > 1,
      scale: more.scale,
    };
  }
  return { to, value: total + current, form: "words", scaled, scale };
}

/** "hundreds", "tens of thousands", "hundreds of millions". */
function inBounds(tokens: readonly Token[], at: number): Plain | null {
  const word = (index: number) => tokens[index]?.lower ?? "";
  if (word(at) === "scores" && word(at + 1) !== "of") return null;
  const first = word(at) === "tens" ? ([10, 99] as const) : BOUNDS.get(word(at));
  if (!first) return null;
  const scale = word(at + 1) === "of" ? BOUNDS.get(word(at + 2))?.[0] : undefined;
  if (word(at) === "tens" && (scale === undefined || scale < 1000)) return null;
  if (scale === undefined || scale < 1000) return { to: at + 1, value: first, form: "words", scaled: true, scale: 1 };
  return { to: at + 3, value: [first[0] * scale, (first[1] + 1) * scale - 1], form: "words", scaled: true, scale };
}

function plain(tokens: readonly Token[], at: number, money: boolean): Plain | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.kind !== "number") {
    const fraction = FRACTIONS.get(token.lower);
    if (fraction !== undefined) return { to: at + 1, value: fraction, form: "digits", scaled: false, scale: 1 };
    return token.kind === "word" ? (inBounds(tokens, at) ?? inWords(tokens, at)) : null;
  }
  let value = Number(token.lower.replaceAll(",", ""));
  let to = at + 1;
  const fraction = tokens[to] ? FRACTIONS.get(tokens[to]!.lower) : undefined;
  if (fraction !== undefined) {
    value += fraction;
    to++;
  } else if (
    tokens[to]?.kind === "number" &&
    !tokens[to]!.tight &&
    tokens[to + 1]?.lower === "/" &&
    tokens[to + 2]?.kind === "number"
  ) {
    // "3 1/2"
    value += Number(tokens[to]!.lower) / (Number(tokens[to + 2]!.lower) || 1);
    to += 3;
  }
  const more = scales(tokens, to, money);
  return { to: more.to, value: tidy(value * more.scale), form: "digits", scaled: more.scale !== 1, scale: more.scale };
}

const isLow = (value: Plain["value"]): value is number => typeof value === "number";

/**
 * The number that begins at a token, with the other end of a range that shares its unit ("5 to 7", "15-20", "$5-7 million", "two or three";
 * "30 and 40" after "between"). With `money`, "b" and "t" are scales too.
 */
export function amountAt(tokens: readonly Token[], at: number, money = false): Amount | null {
  // Several readers ask for the number at one place.
  if (last.tokens !== tokens || last.at !== at || last.money !== money)
    last = { tokens, at, money, amount: readAmount(tokens, at, money) };
  return last.amount;
}

type NumberContext = {
  readonly tokens: readonly Token[];
  readonly at: number;
  readonly money: boolean;
  readonly amount: Amount | null;
};
let last: NumberContext = { tokens: [], at: -1, money: false, amount: null };

function readAmount(tokens: readonly Token[], at: number, money: boolean): Amount | null {
  const sign = tokens[at];
  const negative =
    (sign?.lower === "minus" && tokens[at - 1]?.lower !== "or") ||
    (sign?.tight === false && /^[-−]$/.test(sign.lower) && tokens[at + 1]?.tight === true);
  const first = plain(tokens, negative ? at + 1 : at, money);
  if (!first) return null;
  const low = negative && isLow(first.value) ? -first.value : first.value;
  const alone: Amount = { from: at, to: first.to, value: low, form: first.form, scaled: first.scaled, joint: null };
  const joint = tokens[first.to]?.lower;
  if (joint === undefined || !isLow(low)) return alone;
  const hyphen = isHyphen(tokens[first.to]) && tokens[first.to + 1]?.tight === true;
  const between = joint === "and" && tokens[at - 1]?.lower === "between";
  // "rose by 1,204 to 45,300" has two figures.
  const spans = joint === "to" && tokens[at - 1]?.lower !== "by";
  if (!hyphen && !between && !spans && joint !== "or") return alone;
  const second = plain(tokens, first.to + 1, money);
  if (!second || !isLow(second.value)) return alone;
  const shares = !first.scaled && second.scaled && low < 1000;
  const high = second.value;
  const from = shares ? tidy(low * second.scale) : low;
  if (joint === "or" && (from >= high || first.form !== second.form)) return alone;
  return { from: at, to: second.to, value: [from, high], form: first.form, scaled: first.scaled || second.scaled, joint };
}
