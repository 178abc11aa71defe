import { byPlace, hashOf, numberOf, placeOf, wordAt } from "./interned.ts";

/** Caches a pure function of words, whose values are never null. */
export class WordCache<T> {
  readonly #of: (word: string) => T;
  readonly #values = byPlace<T | null>();

  constructor(of: (word: string) => T) {
    this.#of = of;
  }

  /** The value for a run of a text. */
  at(text: string, start = 0, end = text.length): T {
    return this.numbered(numberOf(text, start, end, hashOf(text, start, end)));
  }

  /** The value for the word with a number; `word` supplies it if it may be forgotten. */
  numbered(number: number, word?: string): T {
    const values = this.#values;
    const place = placeOf(number);
    if (place < 0) return this.#of(word!);
    return (place < values.length ? values[place]! : null) ?? this.#work(number);
  }

  #work(number: number): T {
    const values = this.#values;
    const value = this.#of(wordAt(placeOf(number)));
    // A function that reads a text of its own may have made all words be forgotten.
    const place = placeOf(number);
    if (place < 0) return value;
    while (values.length <= place) values.push(null);
    values[place] = value;
    return value;
  }
}
