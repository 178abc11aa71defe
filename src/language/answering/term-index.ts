import { stem } from "../../text/stem.ts";
import type { Forms } from "./forms.ts";
import { knownWords, UNKNOWN } from "./known-words.ts";
import { isSlip } from "./slip.ts";
import { kinOf, letterOf, ROOT, slipsOf, wordsOf } from "./word-families.ts";

/** A term of a question as far as words are compared with it. */
type Term = { readonly word: string; readonly stem: string; readonly number: boolean };

/** What a word is to a question, as bits: one more than the term it is, one more than the term it shares a root with, and whether it is that form. */
const [NEAR, SAME, MASK] = [6, 1 << 12, 63];

/** The term that a word is, or -1. */
export const termIn = (code: number): number => (code & MASK) - 1;
/** The term whose root a word shares, or of which it may be a typo, or -1. */
export const nearIn = (code: number): number => ((code >> NEAR) & MASK) - 1;
export const isSame = (code: number): boolean => (code & SAME) !== 0;

const opening = (word: string): number => 1 << letterOf(word);
const lowest = (mask: number): number => 31 - Math.clz32(mask & -mask);

/** Finds the terms of a question among words; what each known word is to them is found once for all articles. */
export class TermIndex {
  readonly #terms: readonly Term[];
  readonly #exact: ReadonlyMap<string, number>;
  readonly #roots: ReadonlyMap<string, number>;
  /** What each known word is. */
  readonly #codes = new Int16Array(knownWords().words.length);
  /** The terms that a known word may be a typo of, as a mask. */
  readonly #slips = new Map<number, number>();
  /** The first letters of the terms, as a set: most words begin with none of them, and an unknown word begins as its stem does. */
  readonly #openings: number;
  /** The terms that a typo may stand for, as a mask. */
  readonly #slipping: number;

  constructor(terms: readonly Term[]) {
    this.#terms = terms;
    this.#exact = new Map(terms.map(({ stem }, i) => [stem, i]));
    this.#roots = new Map(terms.flatMap(({ stem }, i) => (stem.length >= ROOT ? [[stem.slice(0, ROOT), i] as const] : [])));
    this.#openings = terms.reduce((openings, { stem }) => openings | opening(stem), 0);
    this.#slipping = terms.reduce((mask, { stem, number }, i) => (number || stem.length < ROOT ? mask : mask | (1 << i)), 0);
    for (const [root, i] of this.#roots) for (const number of kinOf(root)) this.#codes[number] = (i + 1) << NEAR;
    for (const [i, { stem, word }] of terms.entries())
      for (const number of wordsOf(stem)) this.#codes[number] = (i + 1) | (knownWords().words[number] === word ? SAME : 0);
    for (const [i, { stem }] of terms.entries()) {
      if ((this.#slipping & (1 << i)) === 0) continue;
      for (const number of slipsOf(stem)) this.#slips.set(number, (this.#slips.get(number) ?? 0) | (1 << i));
    }
  }

  /** What each form of an article is to the question: see `termIn`, `nearIn`, `isSame`. A term that no form is may be one of them misspelt. */
  read(forms: Forms): Int16Array {
    const { numbers, unknown } = forms;
    const codes = new Int16Array(numbers.length);
    let missing = this.#slipping;
    let next = 0;
    for (let form = 0; form < codes.length; form++) {
      const number = numbers[form]!;
      const code = number === UNKNOWN ? this.#code(unknown[next++]!) : this.#codes[number]!;
      codes[form] = code;
      if ((code & MASK) !== 0) missing &= ~(1 << termIn(code));
    }
    if (missing !== 0) this.#misspelt(forms, missing, codes);
    return codes;
  }

  #code(form: string): number {
    if ((this.#openings & opening(form)) === 0) return 0;
    const base = stem(form);
    const term = this.#exact.get(base);
    if (term !== undefined) return (term + 1) | (this.#terms[term]!.word === form ? SAME : 0);
    return base.length < ROOT ? 0 : ((this.#roots.get(base.slice(0, ROOT)) ?? -1) + 1) << NEAR;
  }

  #misspelt({ numbers, unknown }: Forms, missing: number, codes: Int16Array): void {
    let next = 0;
    for (let form = 0; form < codes.length; form++) {
      const number = numbers[form]!;
      const word = number === UNKNOWN ? unknown[next++]! : null;
      if (codes[form] !== 0) continue;
      const slips = (word === null ? (this.#slips.get(number) ?? 0) : this.#slipsOf(word)) & missing;
      if (slips !== 0) codes[form] = (lowest(slips) + 1) << NEAR;
    }
  }

  /** The terms that a word may be a typo of, as a mask. */
  #slipsOf(form: string): number {
    if ((this.#openings & opening(form)) === 0) return 0;
    const base = stem(form);
    return this.#terms.reduce((mask, term, i) => (isSlip(term.stem, base) ? mask | (1 << i) : mask), 0) & this.#slipping;
  }
}
