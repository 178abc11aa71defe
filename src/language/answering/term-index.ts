import { knownWords, UNKNOWN } from "./known-words.ts";
import type { Postings } from "./postings.ts";

/** A term of a question as far as words are compared with it. */
type Term = { readonly word: string; readonly stem: string; readonly number: boolean };

/** Words that agree in this many first letters count as one root ("politician", "political"). */
const ROOT = 5;

/** What a word is to a question, as bits: one more than the term it is, one more than the term it shares a root with, and whether it is that form. */
const [NEAR, SAME, SEEN, MASK] = [6, 1 << 12, 1 << 13, 63];

/** The term that a word is, or -1. */
export const termIn = (code: number): number => (code & MASK) - 1;
/** The term whose root a word shares, or -1. */
export const nearIn = (code: number): number => ((code >> NEAR) & MASK) - 1;
export const isSame = (code: number): boolean => (code & SAME) !== 0;

/** The first letter of a word as a bit; several letters share one. */
const opening = (word: string): number => 1 << (word.charCodeAt(0) & 31);

/** Finds the terms of a question among words; what a known word is to them is found once for all articles. */
export class TermIndex {
  readonly #terms: readonly Term[];
  readonly #exact: ReadonlyMap<string, number>;
  readonly #roots: ReadonlyMap<string, number>;
  readonly #codes = new Int16Array(knownWords().words.length);
  /** -1 for a word not compared yet: no word is a typo of every term. */
  readonly #slips = new Int32Array(knownWords().words.length).fill(-1);
  /** The first letters of the terms, as a set of their last five bits: most words begin with none of them. */
  readonly #openings: number;
  /** The terms that a typo may stand for, as a mask. */
  readonly slipping: number;

  constructor(terms: readonly Term[]) {
    this.#terms = terms;
    this.#exact = new Map(terms.map(({ stem }, i) => [stem, i]));
    this.#roots = new Map(terms.flatMap(({ stem }, i) => (stem.length >= ROOT ? [[stem.slice(0, ROOT), i] as const] : [])));
    this.#openings = terms.reduce((openings, { stem }) => openings | opening(stem), 0);
    this.slipping = terms.reduce((mask, { stem, number }, i) => (number || stem.length < ROOT ? mask : mask | (1 << i)), 0);
  }

  /** What each form of an article is to the question: see `termIn`, `nearIn`, `isSame`. */
  read({ forms, stems, numbers }: Postings): Int16Array {
    const found = new Int16Array(forms.length);
    for (let form = 0; form < found.length; form++) {
      const number = numbers[form]!;
      if (number === UNKNOWN) found[form] = this.#code(forms[form]!, stems[form]!);
      else found[form] = this.#codes[number] ||= this.#code(forms[form]!, stems[form]!);
    }
    return found;
  }

  #code(form: string, stem: string): number {
    if ((this.#openings & opening(stem)) === 0) return SEEN;
    const term = this.#exact.get(stem);
    if (term !== undefined) return SEEN | (term + 1) | (this.#terms[term]!.word === form ? SAME : 0);
    return SEEN | (((stem.length < ROOT ? -1 : (this.#roots.get(stem.slice(0, ROOT)) ?? -1)) + 1) << NEAR);
  }

  /** The terms that a word may be a typo of, as a mask; `number` is its number among the known words. */
  slips(stem: string, number: number): number {
    if (number !== UNKNOWN && this.#slips[number] !== -1) return this.#slips[number]!;
    let mask = 0;
    for (const [i, term] of this.#terms.entries())
      if ((this.slipping & (1 << i)) !== 0 && isSlip(term.stem, stem)) mask |= 1 << i;
    if (number !== UNKNOWN) this.#slips[number] = mask;
    return mask;
  }
}

/** One letter too many, too few, wrong, or two swapped, but for the first letter. */
export function isSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a[0] !== b[0] || a === b) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  const [restA, restB] = [a.slice(from), b.slice(from)];
  return (
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}
