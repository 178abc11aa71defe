/** Above this, all words are forgotten, which bounds memory: far fewer words recur. */
const MOST = 150_000;
/** A power of two. */
const FEWEST_SLOTS = 1 << 18;

/** V8 keeps the whole text alive behind a slice at least this long. */
const SLICED = 13;

/** The hash of no letters: random in each process, so that nobody can craft words that collide. */
export const unhashed = Math.trunc(Math.random() * 2 ** 32) | 0;

/** The number of the first word still known. */
let first = 0;
let slots = new Int32Array(FEWEST_SLOTS).fill(-1);
let hashes = new Int32Array(MOST);
const words: string[] = [];
const kept: unknown[][] = [];

/** The hash with one more letter (FNV-1a, Fowler, Noll and Vo). */
export const hashed = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

/** The hash of a run of the text. */
export function hashOf(text: string, start: number, end: number): number {
  let hash = unhashed;
  for (let at = start; at < end; at++) hash = hashed(hash, text.charCodeAt(at));
  return hash;
}

/**
 * The number of a word, given as a run of `text` with its hash: the same wherever it occurs until all words are forgotten, and never reused.
 * Compared in place, since cutting the word out to look it up would cost more than finding it.
 */
export function numberOf(text: string, start: number, end: number, hash: number): number {
  const mask = slots.length - 1;
  let slot = (hash ^ (hash >>> 16)) & mask;
  for (let place = slots[slot]!; place >= 0; place = slots[slot]!) {
    if (hashes[place] === hash && isAt(words[place]!, text, start, end)) return first + place;
    slot = (slot + 1) & mask;
  }
  const place = words.length;
  if (place === hashes.length) {
    grow();
    return numberOf(text, start, end, hash);
  }
  slots[slot] = place;
  hashes[place] = hash;
  const cut = text.slice(start, end);
  words.push(cut.length < SLICED ? cut : Buffer.from(cut, "utf16le").toString("utf16le"));
  return first + place;
}

/** The number of a word on its own. */
export const keyOf = (word: string): number => numberOf(word, 0, word.length, hashOf(word, 0, word.length));

/** The index of a word in the arrays by place; negative if the word is forgotten. */
export const placeOf = (number: number): number => number - first;

/** The word at an index. */
export const wordAt = (place: number): string => words[place]!;

/** An array of facts about words, indexed by `placeOf` and emptied when the words are forgotten. */
export function byPlace<T>(): T[] {
  const values: T[] = [];
  kept.push(values);
  return values;
}

/** Forgets all words where there are too many. */
export function forgetMany(): void {
  if (words.length < MOST) return;
  first += words.length;
  slots = new Int32Array(FEWEST_SLOTS).fill(-1);
  hashes = new Int32Array(MOST);
  for (const values of [words, ...kept]) values.length = 0;
}

/** A text with more words than are kept gets twice the room. */
function grow(): void {
  const before = hashes;
  hashes = new Int32Array(before.length * 2);
  hashes.set(before);
  const mask = slots.length * 2 - 1;
  slots = new Int32Array(slots.length * 2).fill(-1);
  for (const [place, hash] of before.entries()) {
    let slot = (hash ^ (hash >>> 16)) & mask;
    while (slots[slot]! >= 0) slot = (slot + 1) & mask;
    slots[slot] = place;
  }
}

function isAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}
