import { type Clause, type FactReader, isHyphen, wordAt } from "./clause.ts";
import { isPlural } from "./lexicon.ts";
import { amountAt } from "./numbers.ts";

const HIGHEST = 999;

const RESULTS =
  /^(?:win|wins|victory|defeat|loss|draw|tie|lead|deficit|triumph|rout|thrashing|advantage|record|series|score|scoreline|decision|ruling|vote|votes|majority|verdict|split|margin|opinion|tally)$/;
const PLAYED =
  /^(?:beat|beats|beating|beaten|defeat|defeated|won|wins|win|winning|lost|loses|losing|led|leads|leading|trailed|trailing|drew|drawn|tied|scored|score|edged|thrashed|routed|downed|finished|ended|ahead|behind|improved|fell|up|down)$/;
const VOTED =
  /^(?:vote|voted|votes|voting|ruled|ruling|rules|decision|split|passed|approved|rejected|confirmed|defeated|senate|court|justices|lawmakers|committee|house|council|majority|opinion)$/;

/** How far before a score the word that makes it one may be. */
const REACH = 8;

function cueBefore({ tokens }: Clause, at: number, cue: RegExp): boolean {
  for (let index = at - 1; index >= 0 && index >= at - REACH; index--) if (cue.test(wordAt(tokens, index))) return true;
  return false;
}

/** "310 votes to 295" */
const readTally: FactReader = ({ tokens }, at) => {
  const first = amountAt(tokens, at);
  if (
    !first ||
    typeof first.value !== "number" ||
    !/^votes?$/.test(wordAt(tokens, first.to)) ||
    !/^(?:to|against)$/.test(wordAt(tokens, first.to + 1))
  )
    return null;
  const second = amountAt(tokens, first.to + 2);
  if (!second || typeof second.value !== "number") return null;
  return { kind: "score", from: at, to: second.to, value: [first.value, second.value], unit: "votes", noun: null };
};

/** "3-1", "52-48", "voted 5 to 4": two whole numbers if something was played or voted on. */
export const readScore: FactReader = (clause, at) => {
  const tally = readTally(clause, at);
  if (tally) return tally;
  const { tokens } = clause;
  const amount = amountAt(tokens, at);
  if (
    !amount ||
    typeof amount.value === "number" ||
    !(amount.joint === "to" || (amount.joint !== null && /^[-‐‑–]$/.test(amount.joint)))
  )
    return null;
  const [one, other] = amount.value;
  if (amount.scaled || !Number.isInteger(one) || !Number.isInteger(other) || one > HIGHEST || other > HIGHEST) return null;
  const hyphen = isHyphen(tokens[amount.to]);
  const next = wordAt(tokens, amount.to);
  const result = RESULTS.test(next);
  if (hyphen || (!result && (isPlural(next) || /^(?:%|percent|per|million|billion|year|years)$/.test(next)))) return null;
  const votes = cueBefore(clause, at, VOTED) || /^(?:decision|ruling|vote|votes|majority|opinion)$/.test(next);
  // Numbers that fall or stay level make no range.
  const level = amount.joint !== "to" && one >= other;
  const listed = wordAt(tokens, at - 1) === "," && isHyphen(tokens[at - 3]);
  if (amount.joint === "to" ? !votes && !result : !votes && !result && !listed && !level && !cueBefore(clause, at, PLAYED))
    return null;
  const noun = result ? { from: amount.to, to: amount.to + 1 } : null;
  return { kind: "score", from: at, to: amount.to, value: [one, other], unit: votes ? "votes" : null, noun };
};
