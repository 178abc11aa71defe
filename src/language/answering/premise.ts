import type { Match, Query } from "./match.ts";
import { WORD } from "./postings.ts";

/** How many words before a verb a "not" denies it: "did not in the end resign". */
const REACH = 4;

/**
 * Do the sentences deny what the question presupposes ("Why did she resign?" if she "did not resign")? A negated question, or one that asks
 * whether, presupposes nothing.
 */
export function denied(query: Query, { postings, terms }: Match, first: number, last: number): boolean {
  const { wanted, negated } = query.question;
  if (negated || wanted === "yes or no" || wanted === "choice") return false;
  for (let sentence = first; sentence <= last; sentence++) {
    const from = postings.sentences[sentence]!;
    for (let at = from; at < postings.sentences[sentence + 1]!; at++) {
      const term = terms[at]!;
      if (term < 0 || (query.verbs & (1 << term)) === 0) continue;
      for (let before = Math.max(from, at - REACH); before < at; before++) {
        const denies = (postings.flags[before]! & WORD.negation) !== 0;
        if (denies && postings.forms.word(postings.words[before + 1]!) !== "only") return true;
      }
    }
  }
  return false;
}
