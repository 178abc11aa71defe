import { wordAt } from "./clause.ts";
import { isParticiple } from "./lexicon.ts";
import type { Token } from "./tokens.ts";

const FUTURE =
  /^(?:will|won't|can|could|may|might|would|if|when|once|unlikely|likely|'ll|shall|scheduled|expected|due|plans|plan|planned|planning|set|upcoming|coming|next|going|slated|begins|starts|opens|closes|expires|returns|arrives|tomorrow|ahead|deadline|i'll|he'll|she'll|they'll|we'll|it'll|you'll)$/;
/** Verbs that are about the future even in the present tense: "crews expect to", "talks resume Wednesday". */
const AHEAD = /^(?:must|expects?|intends?|resumes?|reopens?|reconvenes?|begin|expire)$/;
const PAST =
  /^(?:said|says|was|were|had|did|told|announced|since|last|earlier|ago|wrote|reported|began|won|lost|made|took|came|went|held|met|found|gave|got|saw|left|spoke|died|released|published)$/;

/** Is the sentence about the future? The nearest verb before a token tells, else the first behind it; if there is none, it is about the past. */
export function isFuture(tokens: readonly Token[], at: number): boolean {
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

/** Which way a word points; "-ed" points back unless an auxiliary precedes it ("will be charged"). */
function direction(tokens: readonly Token[], at: number): "ahead" | "back" | null {
  const word = wordAt(tokens, at);
  // "May" with a capital is the month.
  // "The road is to reopen".
  if (word === "to" && /^(?:is|are|'s|'re)$/.test(wordAt(tokens, at - 1))) return "ahead";
  if (AHEAD.test(word) && !/^(?:the|an?|this|that|its|his|her|their|our|did|of)$/.test(wordAt(tokens, at - 1))) return "ahead";
  if (FUTURE.test(word)) {
    if (word === "may" && tokens[at]!.capital) return null;
    return /^(?:was|were|been|had)$/.test(wordAt(tokens, at - 1)) ? "back" : "ahead";
  }
  const passive = /^(?:be|been|being|is|are|to)$/.test(wordAt(tokens, at - 1));
  return !passive && (PAST.test(word) || (word.endsWith("ed") && isParticiple(word))) ? "back" : null;
}
