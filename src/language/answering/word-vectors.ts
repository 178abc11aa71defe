import { DIMENSIONS, knownWords, numberOf } from "./known-words.ts";

/** A word's vector, or the sum of several, in bytes. */
type Vector = Int8Array;

/** How many words have a vector: those with a lower number. */
export const vectorCount = (): number => knownWords().vectors.length / DIMENSIONS;

/** The number of a word (as `words` gives it) if it has a vector, or -1. */
export function vectorOf(word: string): number {
  const number = numberOf(word);
  return number < vectorCount() ? number : -1;
}

/** The vector of a word by its number. */
export const wordVector = (word: number): Vector => knownWords().vectors.subarray(word * DIMENSIONS, (word + 1) * DIMENSIONS);

/** The vector of the weighted sum of some words; null for none. */
export function sumVector(words: readonly { readonly word: number; readonly weight: number }[]): Vector | null {
  if (words.length === 0) return null;
  const { vectors } = knownWords();
  const lengths = lengthsOf(vectors);
  const sum = new Float64Array(DIMENSIONS);
  for (const { word, weight } of words)
    for (let k = 0; k < DIMENSIONS; k++) sum[k] = sum[k]! + (weight * vectors[word * DIMENSIONS + k]!) / lengths[word]!;
  const most = Math.max(...sum.map(Math.abs));
  return Int8Array.from(sum, (value) => Math.round((127 * value) / most));
}

let lengths: Float64Array | null = null;

/** The length of each word's vector. */
function lengthsOf(vectors: Int8Array): Float64Array {
  if (lengths === null) {
    lengths = new Float64Array(vectors.length / DIMENSIONS);
    for (let i = 0; i < lengths.length; i++) lengths[i] = lengthOf(wordVector(i));
  }
  return lengths;
}

const lengthOf = (vector: Vector): number => Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));

/** Two whole products fit into one number: each is below 2 ** 23 in size (DIMENSIONS times 127 squared), and a double is exact to 2 ** 53. */
const PAIR = 2 ** 24;
/** Sums kept in registers, each of two products. */
const SUMS = 4;

/**
 * Compares words with several vectors at once: a word's bytes are read once for eight products, in two thirds of the additions. Four times as fast
 * as one product after another.
 */
export class Comparison {
  readonly #lengths: readonly number[];
  /** For eight vectors each: DIMENSIONS times SUMS pairs. */
  readonly #pairs: readonly Float64Array[];
  readonly #vectors = knownWords().vectors;
  readonly #wordLengths = lengthsOf(this.#vectors);

  constructor(vectors: readonly (Vector | null)[]) {
    this.#lengths = vectors.map((vector) => (vector === null ? 0 : lengthOf(vector)));
    this.#pairs = Array.from({ length: Math.ceil(vectors.length / (2 * SUMS)) }, (_, group) => {
      const pairs = new Float64Array(DIMENSIONS * SUMS);
      for (const [i, vector] of vectors.slice(2 * SUMS * group, 2 * SUMS * (group + 1)).entries())
        for (let k = 0; k < DIMENSIONS; k++) pairs[k * SUMS + (i >> 1)]! += (vector?.[k] ?? 0) * (i % 2 === 0 ? PAIR : 1);
      return pairs;
    });
  }

  /** Writes the cosines of a word's vector and each of the vectors, from -1 to 1; 0 where there is none. */
  compare(word: number, cosines: Float64Array): void {
    for (let group = 0; group < this.#pairs.length; group++) this.#products(word, this.#pairs[group]!, cosines, 2 * SUMS * group);
    for (let i = 0; i < this.#lengths.length; i++) {
      const length = this.#lengths[i]!;
      cosines[i] = length === 0 ? 0 : cosines[i]! / (length * this.#wordLengths[word]!);
    }
  }

  #products(word: number, pairs: Float64Array, into: Float64Array, from: number): void {
    const vectors = this.#vectors;
    const first = word * DIMENSIONS;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let k = 0; k < DIMENSIONS; k++) {
      const value = vectors[first + k]!;
      const at = k * SUMS;
      a += pairs[at]! * value;
      b += pairs[at + 1]! * value;
      c += pairs[at + 2]! * value;
      d += pairs[at + 3]! * value;
    }
    split(a, into, from);
    split(b, into, from + 2);
    split(c, into, from + 4);
    split(d, into, from + 6);
  }
}

/** Takes a sum of pairs apart; what lies beyond the end of `into` is dropped. */
function split(sum: number, into: Float64Array, at: number): void {
  const high = Math.round(sum / PAIR);
  if (at < into.length) into[at] = high;
  if (at + 1 < into.length) into[at + 1] = sum - high * PAIR;
}
