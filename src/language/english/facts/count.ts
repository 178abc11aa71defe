import { type FactReader, type FoundFact, headOf, isHyphen, type TokenRun, wordAt } from "./clause.ts";
import { isStop } from "./lexicon.ts";
import { amountAt } from "./numbers.ts";
import { nounAfter, pluralAfter } from "./phrase.ts";

/** What is worth counting even if there is only one. */
const ONE =
  /^(?:person|man|woman|boy|girl|child|student|officer|soldier|civilian|passenger|vote|seat|point|goal|death|case|victim|survivor|worker|police)$/;

/** Words after a bare number that show it counts something. */
const COUNTED = /^(?:of|are|were|was|have|had|others?|more)$/;

/** Words after a number and a hyphen that are not nouns. */
const PARTS = /^(?:fold|plus|something|odd|ish|time|th|st|nd|rd|faced|sided|handed)$/;

/** Numbers in words up to this are too common to be figures on their own. */
const SPOKEN = 10;

/** "400,000 Chinese buyers", "two dozen officers", "1,200-strong crowd", "tens of thousands of families", a bare "35". */
export const readCount: FactReader = (clause, at): FoundFact | null => {
  const { tokens } = clause;
  const amount = amountAt(tokens, at);
  if (!amount) return null;
  const { value } = amount;
  // A ratio, or the time of a race.
  if (wordAt(tokens, amount.to) === ":" && tokens[amount.to]!.tight && tokens[amount.to + 1]?.kind === "number") return null;
  // Letters glued to it that no reader claimed ("40s", "23rd Street", "4x4") make it no count.
  if (amount.form === "digits" && tokens[amount.to]?.tight && tokens[amount.to]!.kind === "word") return null;
  const count = (to: number, noun: TokenRun | null): FoundFact => ({
    kind: "count",
    from: at,
    to,
    value,
    unit: headOf(clause, noun),
    noun,
  });
  if (isHyphen(tokens[amount.to])) {
    const strong = wordAt(tokens, amount.to + 1) === "strong" ? amount.to + 2 : null;
    const noun = strong === null ? null : nounAfter(tokens, strong);
    if (strong !== null) return noun ? count(noun.to, noun) : count(strong, null);
    const unit = tokens[amount.to + 1];
    const part =
      unit?.kind === "word" && unit.tight && !isStop(unit.lower) && !PARTS.test(unit.lower) && !isHyphen(tokens[amount.to + 2]);
    return part && typeof value === "number" && value > 1
      ? { ...count(amount.to + 2, null), unit: unit.lower, noun: nounAfter(tokens, amount.to + 2, "attributive") }
      : null;
  }
  const partitive = wordAt(tokens, amount.to) === "of" && (typeof value !== "number" || amount.scaled) ? 1 : 0;
  const noun = value === 1 ? nounAfter(tokens, amount.to) : pluralAfter(tokens, amount.to + partitive);
  if (value === 1 && amount.form === "words") return noun && ONE.test(wordAt(tokens, noun.to - 1)) ? count(noun.to, noun) : null;
  if (noun) return count(noun.to, noun);
  if (wordAt(tokens, at - 1) === "at" && !amount.scaled) return null;
  if (amount.form === "digits" || amount.scaled || (typeof value === "number" && value > SPOKEN)) return count(amount.to, null);
  return COUNTED.test(wordAt(tokens, amount.to)) ? count(amount.to, null) : null;
};
