import { keyOf, placeOf } from "./interned.ts";
import { stem } from "./stem.ts";
import { WordCache } from "./word-cache.ts";
import type { Word } from "./words.ts";

/** The words of a text by number, so that counting and comparing need no string look-ups. */
export type Vocabulary = {
  /** The first word of each form; a form's index is its number. */
  readonly firsts: readonly Word[];
  /** The stem number of each form. */
  readonly stemOf: Uint32Array;
  /** Each stem once, in the order of its first occurrence. */
  readonly stems: readonly string[];
  /** The form number of each word. */
  readonly numbers: Uint32Array;
};

/** Numbers words from 0 on in the order they come, by their places among the interned words. */
class Numbering {
  /** One more than each word's number; 0 for a word that has not come yet. */
  #numbers = new Int32Array(1 << 18);
  readonly #places: number[] = [];

  numberOf(place: number): number {
    if (place >= this.#numbers.length) {
      const before = this.#numbers;
      this.#numbers = new Int32Array(2 * place);
      this.#numbers.set(before);
    }
    if (this.#numbers[place] === 0) this.#numbers[place] = this.#places.push(place);
    return this.#numbers[place]! - 1;
  }

  /** Starts over for the next text. */
  clear(): void {
    for (const place of this.#places) this.#numbers[place] = 0;
    this.#places.length = 0;
  }
}

const formNumbers = new Numbering();
const stemNumbers = new Numbering();
const stemKeys = new WordCache((word) => keyOf(stem(word)));
const memo = new WeakMap<readonly Word[], Vocabulary>();

/** Numbers the words of a text, once for each list of words. */
export function vocabularyOf(words: readonly Word[]): Vocabulary {
  const held = memo.get(words);
  if (held) return held;
  const firsts: Word[] = [];
  const stems: string[] = [];
  const stemOf: number[] = [];
  const numbers = new Uint32Array(words.length);
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const place = placeOf(word.key);
    const number = formNumbers.numberOf(place >= 0 ? place : placeOf(keyOf(word.word)));
    numbers[i] = number;
    if (number < firsts.length) continue;
    firsts.push(word);
    const stem = stemNumbers.numberOf(placeOf(stemKeys.numbered(word.key, word.word)));
    stemOf.push(stem);
    if (stem === stems.length) stems.push(word.stem);
  }
  formNumbers.clear();
  stemNumbers.clear();
  const found = { firsts, stemOf: new Uint32Array(stemOf), stems, numbers };
  memo.set(words, found);
  return found;
}
