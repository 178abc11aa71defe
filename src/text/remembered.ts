import { byNumber, hashOf, numberOf, wordOf } from "./interned.ts";

/** A pure function of a word that is worked out once for each word, whose values are never null. */
export class Remembered<T> {
  readonly #of: (word: string) => T;
  readonly #values = byNumber<T | null>();

  constructor(of: (word: string) => T) {
    this.#of = of;
  }

  /** Its value for a run of a text. */
  at(text: string, start = 0, end = text.length): T {
    return this.numbered(numberOf(text, start, end, hashOf(text, start, end)));
  }

  /** Its value for the word of a number. */
  numbered(number: number): T {
    const values = this.#values;
    return (number < values.length ? values[number]! : null) ?? this.#work(number);
  }

  #work(number: number): T {
    const values = this.#values;
    while (values.length <= number) values.push(null);
    const value = this.#of(wordOf(number));
    values[number] = value;
    return value;
  }
}
