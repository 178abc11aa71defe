import { readFileSync } from "node:fs";
import { stem } from "../../text/stem.ts";
import { STOPWORDS } from "../../text/stopwords.ts";
import { WordCache } from "../../text/word-cache.ts";

/** The dimensions of a vector. */
export const DIMENSIONS = 100;

/** A word that is not known. */
export const UNKNOWN = 0xffff;

const FILE = new URL("./weights/word-vectors.bin", import.meta.url);

/** The words that postings name by number: first those with a vector, then the stop words. */
export type KnownWords = {
  readonly words: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
  /** DIMENSIONS bytes for each word with a vector. */
  readonly vectors: Int8Array;
  /** A hash of the words in order, 31 bits: postings made with other words cannot be read. */
  readonly version: number;
};

/**
 * The 20,000 commonest words of GloVe (Pennington, Socher and Manning, 2014; 6 billion words of Wikipedia and news) as bytes, made by
 * `npm run word-vectors`: a line of words, a zero byte, then 100 bytes a word. docs/decisions/0006 says where they come from.
 */
function read(): KnownWords {
  const bytes = readFileSync(FILE);
  const end = bytes.indexOf(0);
  const withVector = bytes.subarray(0, end).toString("utf8").split(" ");
  const words = [...withVector, ...STOPWORDS];
  let version = 0;
  for (const letter of words.join(" ")) version = Math.imul(version ^ letter.charCodeAt(0), 0x01000193);
  return {
    words,
    numbers: new Map(words.map((word, number) => [word, number])),
    vectors: new Int8Array(bytes.buffer, bytes.byteOffset + end + 1, withVector.length * DIMENSIONS),
    version: version & 0x7fffffff,
  };
}

let loaded: KnownWords | null = null;

/** Read on first use: only adding and asking need them. */
export function knownWords(): KnownWords {
  loaded ??= read();
  return loaded;
}

const stems: string[] = [];

/** The stem of a known word. */
export function stemOf(number: number): string {
  stems[number] ??= stem(knownWords().words[number]!);
  return stems[number];
}

const numbers = new WordCache((word) => knownWords().numbers.get(word) ?? UNKNOWN);

/** The number of a word (as `words` gives it), or UNKNOWN. */
export const numberOf = (word: string): number => numbers.at(word);

/** The same for a word of a text, by its key. */
export const numberOfKey = (key: number, word: string): number => numbers.numbered(key, word);
