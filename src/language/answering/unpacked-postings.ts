import { Forms } from "./forms.ts";
import { knownWords, numberOf, UNKNOWN } from "./known-words.ts";
import type { Postings } from "./postings.ts";

/** The numbers that open them: version, year, words, sentences, candidates, words of the headline, forms, bytes of their text. */
const HEADER = 8;
/** Those written before known words were numbered have no version and no number of forms: their text has all of them. */
const OLD_HEADER = 6;
/** Set in a version, so that it is not a year. */
const VERSION = 2 ** 31;

/** Are these bytes postings as analysis 26 and earlier wrote them, arrays one behind another? */
export const isUnpacked = (first: number): boolean => first >= VERSION || first <= 9999;

/** Decodes them; null if they were made with other known words. */
export function decodeUnpacked(bytes: Uint8Array): Postings | null {
  const { buffer } = new Uint8Array(bytes);
  const old = new Uint32Array(buffer, 0, 1)[0]! < VERSION;
  const header = new Uint32Array(buffer, 0, old ? OLD_HEADER : HEADER);
  if (!old && header[0] !== VERSION + knownWords().version) return null;
  const [year, words, sentences, candidates, title, ...rest] = old ? header : header.subarray(1);
  const [count, size] = old ? [0, rest[0]!] : rest;
  let at = header.byteLength;
  const take = <T>(kind: new (buffer: ArrayBuffer, at: number, length: number) => T, size: number, length: number): T => {
    const part = new kind(buffer, at, length);
    at += size * length;
    return part;
  };
  const found = {
    year: year!,
    spans: take(Uint32Array, 4, 2 * sentences!),
    sentences: take(Uint16Array, 2, sentences! + 1),
    candidates: take(Uint16Array, 2, 3 * candidates!),
    words: take(Uint16Array, 2, words!),
    title: take(Uint16Array, 2, title!),
  };
  const numbers = take(Uint16Array, 2, count!);
  const more = { flags: take(Uint8Array, 1, words!), kinds: take(Uint8Array, 1, sentences!) };
  const texts = size === 0 ? [] : Buffer.from(buffer, at, size).toString("utf8").split("\n");
  return { ...found, ...more, forms: old ? formsOf(texts) : new Forms(numbers, texts) };
}

/** Forms that are all given as words. */
function formsOf(words: readonly string[]): Forms {
  const numbers = Uint16Array.from(words, numberOf);
  return new Forms(
    numbers,
    words.filter((_, form) => numbers[form] === UNKNOWN),
  );
}
