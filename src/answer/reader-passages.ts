import type { Ranked } from "../language/answering/rank.ts";

/** Neighbouring sentences of one article: its index among the ranked ones, and sentence indices, `last` inclusive. */
export type PassageRange = { readonly article: number; readonly first: number; readonly last: number };

/** A passage has at most this many words, or is one sentence. */
const WORDS = 120;
/** Passages of one article when several were searched. */
const EACH = 12;
/** How much the article counts beside the passage, and how evenly an article's passages count: docs/reader.md says how they were chosen. */
const ARTICLE = 0.5;
const EVENLY = 2;

const LEAST = 1e-6;

/** Divides each article into passages around its best sentences. Best first, each sentence once. */
export function passageRanges(ranked: readonly Ranked[]): PassageRange[] {
  const all = ranked.flatMap((one, article) => passagesOf(one, article).slice(0, ranked.length === 1 ? undefined : EACH));
  return all.sort((a, b) => b.worth - a.worth).map(({ article, first, last }) => ({ article, first, last }));
}

function passagesOf({ scores, share, match: { postings } }: Ranked, article: number): (PassageRange & { worth: number })[] {
  const best = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  const odds = scores.map((score) => Math.exp((score - best) / EVENLY));
  const sum = odds.reduce((total, one) => total + one, 0);
  const free = new Uint8Array(scores.length).fill(1);
  const fits = (first: number, last: number) => postings.sentences[last + 1]! - postings.sentences[first]! <= WORDS;
  const order = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!);
  return order.flatMap((at) => {
    if (!free[at]) return [];
    let [first, last] = [at, at];
    for (;;) {
      const before = free[first - 1] === 1 && fits(first - 1, last);
      const after = free[last + 1] === 1 && fits(first, last + 1);
      if (!before && !after) break;
      if (after && (!before || scores[last + 1]! >= scores[first - 1]!)) last++;
      else first--;
    }
    free.fill(0, first, last + 1);
    const chance = odds.subarray(first, last + 1).reduce((total, one) => total + one, 0) / sum;
    return [{ article, first, last, worth: ARTICLE * Math.log(Math.max(LEAST, share)) + Math.log(Math.max(LEAST, chance)) }];
  });
}
