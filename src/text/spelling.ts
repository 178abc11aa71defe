import { distance } from "fastest-levenshtein";

/** How many edits a misspelling may be away: none in a short word, one in a medium one, two in a long one. */
const tolerance = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** The known words nearest to a misspelling, nearest first, at most `limit`. Both sides are folded. */
export function respell(word: string, known: readonly string[], limit = 3): string[] {
  const most = tolerance(word);
  if (most === 0) return [];
  return similar(word, known, most)
    .map((other) => ({ other, away: edits(word, other) }))
    .filter(({ away }) => away > 0 && away <= most)
    .sort((a, b) => a.away - b.away || (a.other < b.other ? -1 : 1))
    .slice(0, limit)
    .map(({ other }) => other);
}

/** The known words that may be so many edits away: of about the same length and letters. */
function similar(word: string, known: readonly string[], most: number): string[] {
  const wanted = lettersOf(word);
  const { letters, lengths } = lettersOfAll(known);
  const found: string[] = [];
  for (let at = 0; at < lengths.length; at++) {
    const longer = lengths[at]! - word.length;
    if (longer <= most && longer >= -most && bits(letters[at]! ^ wanted) <= 2 * most) found.push(known[at]!);
  }
  return found;
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

type Letters = { readonly letters: Int32Array; readonly lengths: Uint16Array };

const remembered = new WeakMap<readonly string[], Letters>();

function lettersOfAll(words: readonly string[]): Letters {
  const found = remembered.get(words) ?? {
    letters: Int32Array.from(words, lettersOf),
    lengths: Uint16Array.from(words, ({ length }) => length),
  };
  remembered.set(words, found);
  return found;
}

/** The number of bits set (Henry Warren, Hacker's Delight, 5-1). */
function bits(value: number): number {
  let rest = value - ((value >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
