import { baseOf } from "../../text/stem.ts";
import { WordCache } from "../../text/word-cache.ts";
import { knownWords, stemOf } from "./known-words.ts";
import { isSlip } from "./slip.ts";

/** Words that agree in this many first letters count as one root ("politician", "political"). */
export const ROOT = 5;

/** The known words by the first letter of their stems, some letters together. A stem keeps the first letter of its base form. */
let letters: readonly (readonly number[])[] | null = null;

const letterOf = (word: string): number => word.charCodeAt(0) & 31;

function byLetter(): readonly (readonly number[])[] {
  const found: number[][] = Array.from({ length: 32 }, () => []);
  for (const [number, word] of knownWords().words.entries()) found[letterOf(baseOf(word))]!.push(number);
  return found;
}

/** Finds known words by their stems, once for each stem asked for. */
const among = (fits: (asked: string, stem: string) => boolean): WordCache<readonly number[]> =>
  new WordCache((asked) => {
    letters ??= byLetter();
    return letters[letterOf(asked)]!.filter((number) => fits(asked, stemOf(number)));
  });

const same = among((asked, stem) => asked === stem);
const kin = among((root, stem) => stem.startsWith(root));
const slips = among(isSlip);

/** The known words with a stem, by number. */
export const wordsOf = (stem: string): readonly number[] => same.at(stem);
/** Those whose stem begins with a root. */
export const kinOf = (root: string): readonly number[] => kin.at(root);
/** Those that may be a typo of a stem. */
export const slipsOf = (stem: string): readonly number[] => slips.at(stem);
