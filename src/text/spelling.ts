import { distance } from "fastest-levenshtein";

/** How many edits a misspelling may be away: none in a short word, one in a medium one, two in a long one. */
const tolerance = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** The known words nearest to a misspelling, nearest first, at most `limit`. Both sides are folded. */
export function respell(word: string, known: readonly string[], limit = 3): string[] {
  const most = tolerance(word);
  if (most === 0) return [];
  const letters = lettersOf(word);
  const near = lettersOfAll(known);
  return known
    .filter((other, at) => Math.abs(other.length - word.length) <= most && bits(near[at]! ^ letters) <= 2 * most)
    .map((other) => ({ other, away: edits(word, other) }))
    .filter(({ away }) => away > 0 && away <= most)
    .sort((a, b) => a.away - b.away || (a.other < b.other ? -1 : 1))
    .slice(0, limit)
    .map(({ other }) => other);
}

/** The edit distance, a swap of neighbours counted once (Fred Damerau 1964). */
function edits(one: string, other: string): number {
  const away = distance(one, other);
  if (away !== 2 || one.length !== other.length) return away;
  const at = one.split("").findIndex((letter, place) => letter !== other[place]);
  const swapped = one.slice(0, at) + one[at + 1] + one[at] + one.slice(at + 2);
  return swapped === other ? 1 : away;
}

/** The letters of a word as a bit set, several letters to a bit: an edit changes two bits at most, so most words need no comparison. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

const remembered = new WeakMap<readonly string[], Int32Array>();

function lettersOfAll(words: readonly string[]): Int32Array {
  const found = remembered.get(words) ?? Int32Array.from(words, lettersOf);
  remembered.set(words, found);
  return found;
}

/** The number of bits set (Henry Warren, Hacker's Delight, 5-1). */
function bits(value: number): number {
  let rest = value - ((value >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
