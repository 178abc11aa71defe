/** Past so many words all are forgotten, so that memory stays bounded: the words that come up again and again are far fewer. */
const MOST = 150_000;
/** A power of two. */
const FEWEST_SLOTS = 1 << 18;

/** V8 keeps the whole text alive behind a slice of it that is so long. */
const SLICED = 13;

const FNV_BASIS = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

let slots = new Int32Array(FEWEST_SLOTS).fill(-1);
let hashes = new Int32Array(MOST);
const words: string[] = [];
const kept: unknown[][] = [];

/** Before the first letter of a word that is hashed letter by letter (FNV-1a, Fowler, Noll and Vo). */
export const unhashed = FNV_BASIS;
export const hashed = (hash: number, code: number): number => Math.imul(hash ^ code, FNV_PRIME);

export function hashOf(text: string, start: number, end: number): number {
  let hash = unhashed;
  for (let at = start; at < end; at++) hash = hashed(hash, text.charCodeAt(at));
  return hash;
}

/**
 * The number of a word, the same wherever it stands until all are forgotten. It is compared where it stands in `text`: cutting it out to look it
 * up would cost more than finding it.
 */
export function numberOf(text: string, start: number, end: number, hash: number): number {
  const mask = slots.length - 1;
  let slot = (hash ^ (hash >>> 16)) & mask;
  for (let number = slots[slot]!; number >= 0; number = slots[slot]!) {
    if (hashes[number] === hash && isAt(words[number]!, text, start, end)) return number;
    slot = (slot + 1) & mask;
  }
  const number = words.length;
  if (number === hashes.length) {
    grow();
    return numberOf(text, start, end, hash);
  }
  slots[slot] = number;
  hashes[number] = hash;
  const cut = text.slice(start, end);
  words.push(cut.length < SLICED ? cut : Buffer.from(cut, "utf16le").toString("utf16le"));
  return number;
}

export const wordOf = (number: number): string => words[number]!;

/** An array of what is known of words by their numbers, emptied when they are forgotten. */
export function byNumber<T>(): T[] {
  const values: T[] = [];
  kept.push(values);
  return values;
}

/** Forgets all words where there are too many. Numbers given before mean nothing any more. */
export function forgetMany(): void {
  if (words.length < MOST) return;
  slots = new Int32Array(FEWEST_SLOTS).fill(-1);
  hashes = new Int32Array(MOST);
  for (const values of [words, ...kept]) values.length = 0;
}

/** More words in one text than are kept: twice the room, for this text. */
function grow(): void {
  const before = hashes;
  hashes = new Int32Array(before.length * 2);
  hashes.set(before);
  const mask = slots.length * 2 - 1;
  slots = new Int32Array(slots.length * 2).fill(-1);
  for (const [number, hash] of before.entries()) {
    let slot = (hash ^ (hash >>> 16)) & mask;
    while (slots[slot]! >= 0) slot = (slot + 1) & mask;
    slots[slot] = number;
  }
}

function isAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}
