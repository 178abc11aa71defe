import { readFileSync } from "node:fs";

/** The dimensions of a vector. */
export const DIMENSIONS = 100;

const FILE = new URL("./weights/word-vectors.bin", import.meta.url);

type Table = { readonly numbers: ReadonlyMap<string, number>; readonly vectors: Int8Array; readonly lengths: Float64Array };

/**
 * The 20,000 commonest words of GloVe (Pennington, Socher and Manning, 2014; 6 billion words of Wikipedia and news) as bytes, made by
 * `npm run word-vectors`: a line of words, a zero byte, then 100 bytes a word. docs/decisions/0006 says where they come from.
 */
function read(): Table {
  const bytes = readFileSync(FILE);
  const end = bytes.indexOf(0);
  const words = bytes.subarray(0, end).toString("utf8").split(" ");
  const vectors = new Int8Array(bytes.buffer, bytes.byteOffset + end + 1, words.length * DIMENSIONS);
  const lengths = new Float64Array(words.length);
  for (let i = 0; i < vectors.length; i++) lengths[Math.floor(i / DIMENSIONS)]! += vectors[i]! ** 2;
  for (let i = 0; i < lengths.length; i++) lengths[i] = Math.sqrt(lengths[i]!);
  return { numbers: new Map(words.map((word, i) => [word, i])), vectors, lengths };
}

/** The scalar product with the vector that begins at `from`; four at a time, in whole numbers, takes half the time. */
function product(vector: Int32Array, vectors: Int8Array, from: number): number {
  let sum = 0;
  for (let k = 0; k < DIMENSIONS; k += 4) {
    const first = Math.imul(vector[k]!, vectors[from + k]!) + Math.imul(vector[k + 1]!, vectors[from + k + 1]!);
    const second = Math.imul(vector[k + 2]!, vectors[from + k + 2]!) + Math.imul(vector[k + 3]!, vectors[from + k + 3]!);
    sum = (sum + first + second) | 0;
  }
  return sum;
}

let loaded: Table | null = null;
/** Read on first use: only asking needs them. */
const table = (): Table => {
  loaded ??= read();
  return loaded;
};

/** The number of a word (as `words` gives it) among those with a vector, or -1. */
export const vectorOf = (word: string): number => table().numbers.get(word) ?? -1;

/** The cosine of two words' vectors, from -1 to 1. */
export function likenessTo(word: number): (other: number) => number {
  const { vectors } = table();
  return toOthers(Int32Array.from(vectors.subarray(word * DIMENSIONS, (word + 1) * DIMENSIONS)));
}

/** The same for the weighted sum of some words; null for none. */
export function likenessToAll(
  words: readonly { readonly word: number; readonly weight: number }[],
): ((other: number) => number) | null {
  if (words.length === 0) return null;
  const { vectors, lengths } = table();
  const sum = new Float64Array(DIMENSIONS);
  for (const { word, weight } of words)
    for (let k = 0; k < DIMENSIONS; k++) sum[k] = sum[k]! + (weight * vectors[word * DIMENSIONS + k]!) / lengths[word]!;
  const most = Math.max(...sum.map(Math.abs));
  return toOthers(Int32Array.from(sum, (value) => Math.round((127 * value) / most)));
}

function toOthers(vector: Int32Array): (other: number) => number {
  const { vectors, lengths } = table();
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return (other) => product(vector, vectors, other * DIMENSIONS) / (length * lengths[other]!);
}
