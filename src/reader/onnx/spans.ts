/** The likeliest run of words of a passage: indices, `to` inclusive, and its score above that of no answer. */
export type WordRun = { readonly from: number; readonly to: number; readonly score: number };

/** A longer run is no answer. */
const LONGEST = 30;

/**
 * The likeliest answer in one sentence, as SQuAD 2.0's models give it (Devlin et al., 2019, section 4.3): the sum of its start and end logits, less that
 * of the first token, which stands for "no answer". `words` has each token's word, -1 outside the text; `sentences` each word's sentence.
 */
export function likeliestRun(
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
  words: readonly number[],
  sentences: readonly number[],
): WordRun | null {
  const none = starts[0]! + ends[0]!;
  let best: WordRun | null = null;
  for (let at = 0; at < words.length; at++) {
    const from = words[at]!;
    if (from < 0) continue;
    for (let until = at; until < words.length; until++) {
      const to = words[until]!;
      if (to < 0 || to - from >= LONGEST || sentences[to] !== sentences[from]) break;
      const score = starts[at]! + ends[until]! - none;
      if (best === null || score > best.score) best = { from, to, score };
    }
  }
  return best;
}
