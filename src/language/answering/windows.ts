import { type Match, type Query, weightOf } from "./match.ts";
import { FEATURES } from "./features.ts";
import { wantsKind } from "./number-wanted.ts";
import type { Ranked } from "./rank.ts";
import { READ } from "./votes.ts";

/** One or two adjacent sentences: indices, `last` inclusive. */
export type Window = { readonly article: number; readonly first: number; readonly last: number; readonly probability: number };

/** Two sentences without an answer of the wanted kind count as this share of their probability: each was judged without the other. */
const KINDLESS = 0.3;
const FRESH = FEATURES.indexOf("typeFresh");

/**
 * The one or two adjacent sentences, of at most `words` words, most likely to answer: each article's best, best first. Given the question, sentences with
 * something of the wanted kind come before others, and so do those that say of it what the headline and the opening do not: an opening repeats the topic
 * and wins by that alone.
 */
export function windows(ranked: readonly Ranked[], words: number, query: Query | null = null): Window[] {
  const best = ranked.slice(0, READ).flatMap((one, article) => {
    const { sentences, match } = one;
    const further = query === null ? null : furtherTerms(query, match);
    const isTyped = query !== null && wantsKind(query.question.wanted);
    const length = (first: number, last: number) => match.postings.sentences[last + 1]! - match.postings.sentences[first]!;
    const typed = (at: number): boolean => !isTyped || one.rows[at * FEATURES.length + FRESH]! > 0;
    let chosen: { readonly window: Window; readonly worth: number } | null = null;
    let likeliest = 0;
    for (let first = 0; first < sentences.length; first++) {
      const pair = first + 1 < sentences.length && length(first, first + 1) <= words;
      const last = pair ? first + 1 : first;
      const probability = pair ? sentences[first]! + sentences[last]! : sentences[first]!;
      const kind = typed(first) || typed(last) ? probability : KINDLESS * probability;
      likeliest = Math.max(likeliest, kind);
      const worth = further === null ? kind : kind * Math.exp(Math.max(further[first]!, further[last]!));
      if (worth > (chosen?.worth ?? 0)) chosen = { window: { article, first, last, probability }, worth };
    }
    return chosen ? [{ window: chosen.window, likeliest }] : [];
  });
  return best.sort((a, b) => b.likeliest - a.likeliest).map(({ window }) => window);
}

/** How much each sentence has of the terms that the article holds but neither its headline nor its opening does, from 0 to 1 for its fullest. */
function furtherTerms(query: Query, { masks, near, title, lede, whole }: Match): Float64Array {
  const further = whole & ~(title | lede);
  const shares = Float64Array.from(masks, (mask, at) => weightOf(query, (mask | near[at]!) & further));
  const most = Math.max(...shares);
  return most === 0 ? shares : shares.map((share) => share / most);
}
