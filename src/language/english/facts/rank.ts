import { type FactReader, headOf, isHyphen, type TokenRun, wordAt } from "./clause.ts";
import { isParticiple, isPlural, isStop } from "./lexicon.ts";
import { amountAt } from "./numbers.ts";
import { nounAfter } from "./phrase.ts";
import type { Token } from "./tokens.ts";

const ORDINALS = new Map<string, number>(
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
    .split(" ")
    .map((word, index) => [word, index + 1] as const),
);
const TENS = new Map(
  "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, index) => [word, 20 + 10 * index] as const),
);

/** The ordinal at a token: "second", "twenty-first", "12th". */
export function ordinalAt(tokens: readonly Token[], at: number): { value: number; to: number; digits: boolean } | null {
  const word = wordAt(tokens, at);
  const value = ORDINALS.get(word);
  if (value !== undefined) return { value, to: at + 1, digits: false };
  const tens = TENS.get(word);
  const unit = tens !== undefined && isHyphen(tokens[at + 1]) ? ORDINALS.get(wordAt(tokens, at + 2)) : undefined;
  if (tens !== undefined && unit !== undefined && unit < 10) return { value: tens + unit, to: at + 3, digits: false };
  const suffix = tokens[at + 1];
  if (tokens[at]?.kind === "number" && suffix?.tight && /^(?:st|nd|rd|th)$/.test(suffix.lower)) {
    return { value: Number(word.replaceAll(",", "")), to: at + 2, digits: true };
  }
  return null;
}

const NOT_SUPERLATIVE =
  /^(?:west|rest|test|request|interest|protest|forest|guest|quest|honest|arrest|invest|contest|harvest|chest|nest|modest|conquest|inquest|midwest|northwest|southwest|manifest)$/;
const isSuperlative = (lower: string) =>
  /^(?:most|least|worst|best)$/.test(lower) || (lower.length > 4 && lower.endsWith("est") && !NOT_SUPERLATIVE.test(lower));

/** Phrases in which an ordinal is not a rank. */
const IDIOM =
  /^(?:lady|ladies|name|names|hand|glance|thought|thoughts|class|degree|person|responder|responders|floor|step|foremost|cousin|cousins|nature|half|aid|base|and|or|off|things)$/;

/** Words before an ordinal that make it a rank, not an adverb ("first reported") or a unit of time ("a second"). */
const GOVERNOR =
  /^(?:the|his|her|its|their|our|my|your|this|that|a|for|in|as|finished|finish|came|come|placed|ranked|ranks|rank|ranking|finishing|only|very|another)$/;
const PLACED =
  /^(?:finished|finish|came|come|placed|ranked|ranks|rank|ranking|finishing|seeded|coming|stands|stood|tied|rated|rates|listed)$/;

/** The phrase that is ranked; a participle alone ("first elected") is none. */
function ranked(tokens: readonly Token[], at: number): TokenRun | null {
  const noun = nounAfter(tokens, at);
  return noun && noun.to - noun.from === 1 && isParticiple(wordAt(tokens, noun.from)) ? null : noun;
}

/** "second largest sourcing country", "third-highest earners", "twelfth", "fourth title". */
const readOrdinal: FactReader = (clause, at) => {
  const { tokens } = clause;
  const ordinal = ordinalAt(tokens, at);
  if (!ordinal) return null;
  const hyphen = isHyphen(tokens[ordinal.to]) ? 1 : 0;
  const next = ordinal.to + hyphen;
  const found = (to: number, noun: TokenRun | null) => ({
    kind: "rank" as const,
    from: at,
    to,
    value: ordinal.value,
    unit: headOf(clause, noun),
    noun,
  });
  if (isSuperlative(wordAt(tokens, next))) {
    const behind = next + 1 + (isHyphen(tokens[next + 1]) ? 1 : 0);
    const graded = /^(?:most|least)$/.test(wordAt(tokens, next)) ? nounAfter(tokens, behind) : ranked(tokens, behind);
    return found(graded?.to ?? next + 1, graded);
  }
  if (hyphen) return null;
  const before = wordAt(tokens, at - 1);
  const capital = tokens[at]!.capital && at > 0;
  const following = tokens[ordinal.to];
  // "Fifth Avenue", "114th Congress", "the Third World" are names.
  if ((capital || ordinal.digits) && following?.kind === "word" && following.capital) return null;
  if (IDIOM.test(following?.lower ?? "")) return null;
  if (/^(?:place|spot|position)$/.test(following?.lower ?? ""))
    return found(ordinal.to + 1, { from: ordinal.to, to: ordinal.to + 1 });
  if (PLACED.test(before) || before === "distant" || before === "close") return found(ordinal.to, null);
  if (before === "in" && (!following || following.kind === "sign" || isStop(following.lower))) return found(ordinal.to, null);
  const governed = GOVERNOR.test(before) || before.endsWith("'s") || before.endsWith("s'");
  if (!governed && !ordinal.digits && at > 0) return null;
  const noun = ranked(tokens, ordinal.to);
  if (noun && !/^(?:in|as)$/.test(before)) return found(noun.to, noun);
  if (/^(?:place|spot|position)$/.test(following?.lower ?? ""))
    return found(ordinal.to + 1, { from: ordinal.to, to: ordinal.to + 1 });
  if (ordinal.digits && !noun) return found(ordinal.to, null);
  return /^(?:the|only)$/.test(before) && /^(?:to|of)$/.test(following?.lower ?? "") ? found(ordinal.to, null) : null;
};

/** "top three products", "No. 1 seed", "number one", "five biggest dams": the lowest rank included. */
export const readRank: FactReader = (clause, at) => {
  const { tokens } = clause;
  const word = wordAt(tokens, at);
  const label =
    word === "no" ? (wordAt(tokens, at + 1) === "." ? 2 : 0) : word === "nos" ? 2 : word === "number" || word === "top" ? 1 : 0;
  if (label) {
    const hyphen = word === "top" && isHyphen(tokens[at + 1]) ? 1 : 0;
    const amount = amountAt(tokens, at + label + hyphen);
    if (!amount || typeof amount.value !== "number" || amount.scaled || !Number.isInteger(amount.value)) return null;
    if (word === "number" && amount.value > 10) return null;
    const noun = ranked(tokens, amount.to);
    if (word === "top" && !noun && !hyphen && amount.form === "digits" && amount.value > 1000) return null;
    return { kind: "rank", from: at, to: noun?.to ?? amount.to, value: amount.value, unit: headOf(clause, noun), noun };
  }
  const ordinal = readOrdinal(clause, at);
  if (ordinal) return ordinal;
  const amount = amountAt(tokens, at);
  if (!amount || typeof amount.value !== "number" || amount.scaled || amount.value > 100) return null;
  const superlative = wordAt(tokens, amount.to);
  if (!isSuperlative(superlative)) return null;
  const noun = nounAfter(tokens, amount.to + 1);
  if (!noun || !isPlural(wordAt(tokens, noun.to - 1))) return null;
  return { kind: "rank", from: at, to: noun.to, value: amount.value, unit: headOf(clause, noun), noun };
};

/** Words that may begin a rank, besides numbers. */
export const RANK_WORDS: readonly string[] = [...ORDINALS.keys(), "top", "no", "nos", "number"];
