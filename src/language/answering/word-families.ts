import { baseOf } from "../../text/stem.ts";
import { WordCache } from "../../text/word-cache.ts";
import { knownWords, stemOf } from "./known-words.ts";
import { isSlip } from "./slip.ts";

/** Words that agree in this many first letters count as one root ("politician", "political"). */
export const ROOT = 5;

/** Known words with one first letter, in the order of their stems. */
type Family = { readonly stems: readonly string[]; readonly numbers: readonly number[] };

/** The first letter of a word; some share a number. A stem has the first letter of its word, or else of the word's base form. */
export const letterOf = (word: string): number => word.charCodeAt(0) & 31;

let letters: readonly (readonly number[])[] | null = null;
const families: Family[] = [];

/** The known words whose stems begin with a letter: stemmed once one of them is asked for. */
function familyOf(letter: number): Family {
  letters ??= byLetter();
  const sorted = letters[letter]!.map((number) => ({ number, stem: stemOf(number) })).sort((a, b) => (a.stem < b.stem ? -1 : 1));
  families[letter] ??= { stems: sorted.map(({ stem }) => stem), numbers: sorted.map(({ number }) => number) };
  return families[letter];
}

function byLetter(): readonly (readonly number[])[] {
  const found: number[][] = Array.from({ length: 32 }, () => []);
  for (const [number, word] of knownWords().words.entries()) found[letterOf(baseOf(word))]!.push(number);
  return found;
}

/** The place of the first stem that is not before a word. */
function placeOf({ stems }: Family, word: string): number {
  let low = 0;
  for (let high = stems.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (stems[middle]! < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The known words, by number, whose stems fit, beginning at the first that is not before `word`. */
function following(word: string, fits: (stem: string) => boolean): number[] {
  const family = families[letterOf(word)] ?? familyOf(letterOf(word));
  const from = placeOf(family, word);
  let to = from;
  while (to < family.stems.length && fits(family.stems[to]!)) to++;
  return family.numbers.slice(from, to);
}

const slips = new WordCache((asked) => {
  const { stems, numbers } = families[letterOf(asked)] ?? familyOf(letterOf(asked));
  return numbers.filter((_, at) => isSlip(asked, stems[at]!));
});

/** The known words with a stem, by number. */
export const wordsOf = (stem: string): readonly number[] => following(stem, (other) => other === stem);
/** Those whose stem begins with a root. */
export const kinOf = (root: string): readonly number[] => following(root, (other) => other.startsWith(root));
/** Those that may be a typo of a stem. */
export const slipsOf = (stem: string): readonly number[] => slips.at(stem);
