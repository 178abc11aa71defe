import { distance } from "fastest-levenshtein";

/** How many letters may differ: none in a short word, one in a middling one, two in a long one. */
const tolerance = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** The known words that a misspelt one may have meant, the nearest first, at most `limit`; both folded. */
export function respell(word: string, known: readonly string[], limit = 3): string[] {
  const most = tolerance(word);
  if (most === 0) return [];
  return known
    .filter((other) => Math.abs(other.length - word.length) <= most)
    .map((other) => ({ other, away: distance(word, other) }))
    .filter(({ away }) => away > 0 && away <= most)
    .sort((a, b) => a.away - b.away || (a.other < b.other ? -1 : 1))
    .slice(0, limit)
    .map(({ other }) => other);
}
