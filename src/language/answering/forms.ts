import { stem } from "../../text/stem.ts";
import { knownWords, stemOf, UNKNOWN } from "./known-words.ts";

/**
 * The word forms of an article, each once, as compared (see Word). A known word is its number, since looking numbers up in a table takes a tenth of
 * comparing letters.
 */
export class Forms {
  /** The number of each form among the known words, or UNKNOWN. */
  readonly numbers: Uint16Array;
  /** The forms that are not known, in order. */
  readonly unknown: readonly string[];
  #places: Uint16Array | null = null;

  constructor(numbers: Uint16Array, unknown: readonly string[]) {
    this.numbers = numbers;
    this.unknown = unknown;
  }

  get length(): number {
    return this.numbers.length;
  }

  word(form: number): string {
    const number = this.numbers[form]!;
    return number === UNKNOWN ? this.#unknown(form) : knownWords().words[number]!;
  }

  stem(form: number): string {
    const number = this.numbers[form]!;
    return number === UNKNOWN ? stem(this.#unknown(form)) : stemOf(number);
  }

  #unknown(form: number): string {
    this.#places ??= placesIn(this.numbers);
    return this.unknown[this.#places[form]!]!;
  }
}

/** For each form, how many before it are not known. */
function placesIn(numbers: Uint16Array): Uint16Array {
  const places = new Uint16Array(numbers.length);
  let place = 0;
  for (let form = 0; form < numbers.length; form++) {
    places[form] = place;
    if (numbers[form] === UNKNOWN) place++;
  }
  return places;
}
