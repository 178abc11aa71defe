import { wordAt } from "./clause.ts";
import { isParticiple } from "./lexicon.ts";
import type { Token } from "./tokens.ts";

const FUTURE =
  /^(?:will|won't|can|could|may|might|would|if|when|once|unlikely|likely|'ll|shall|scheduled|expected|due|plans|plan|planned|planning|set|upcoming|coming|next|going|slated|begins|starts|opens|closes|expires|returns|arrives|tomorrow|ahead|deadline|i'll|he'll|she'll|they'll|we'll|it'll|you'll)$/;
/** Verbs that are about the future even in the present tense: "crews expect to", "talks resume Wednesday". None is a noun in the plural. */
const AHEAD =
  /^(?:must|expects?|intends?|resumes?|reopens?|reconvenes?|convenes?|begin|expire|go|goes|meets?|speaks?|decides?|departs?|holds?|forecast)$/;
/** "The match takes place Sunday", "results come out Thursday". */
const AHEAD_WITH = new Map([
  ["place", /^takes?$/],
  ["out", /^comes?$/],
]);
/** "Moved to Friday", "delayed until Monday". */
const POSTPONED = /^(?:moved|postponed|delayed|rescheduled|adjourned|pushed|deferred|extended)$/;
const UNTIL = /^(?:to|until|till|for|by)$/;
const PAST =
  /^(?:said|says|was|were|had|did|told|announced|since|last|earlier|ago|wrote|reported|began|won|lost|made|took|came|went|held|met|found|gave|got|saw|left|spoke|died|released|published)$/;

/** Is the sentence about the future? The nearest verb before a token tells, else the first after it; if there is none, it is about the past. */
export function isFuture(tokens: readonly Token[], at: number): boolean {
  if (UNTIL.test(wordAt(tokens, at - 1)) && [2, 3].some((back) => POSTPONED.test(wordAt(tokens, at - back)))) return true;
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
  if (AHEAD.test(word) && !/^(?:the|an?|this|that|its|his|her|their|our|did|of|to)$/.test(wordAt(tokens, at - 1))) return "ahead";
  if (AHEAD_WITH.get(word)?.test(wordAt(tokens, at - 1))) return "ahead";
  if (FUTURE.test(word)) {
    if (word === "may" && tokens[at]!.capital) return null;
    return /^(?:was|were|been|had)$/.test(wordAt(tokens, at - 1)) ? "back" : "ahead";
  }
  const passive = /^(?:be|been|being|is|are|to)$/.test(wordAt(tokens, at - 1));
  return !passive && (PAST.test(word) || (word.endsWith("ed") && isParticiple(word))) ? "back" : null;
}
