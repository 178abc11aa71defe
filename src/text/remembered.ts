/** Past so many words all are forgotten, so that memory stays bounded: the words that come up again and again are far fewer. */
const MOST = 80_000;
/** A power of two, so that a third of the slots stays free. */
const SLOTS = 1 << 17;

/** V8 keeps the whole text alive behind a slice of it that is so long. */
const SLICED = 13;

/**
 * A pure function of a word that is worked out once for each word. It is asked for a run of a text, which is hashed (FNV-1a, Fowler, Noll and Vo)
 * and compared where it stands: cutting the word out to look it up would cost more than finding it.
 */
export function remembered<T>(of: (word: string) => T): (text: string, start?: number, end?: number) => T {
  const slots = new Int32Array(SLOTS).fill(-1);
  const hashes = new Int32Array(MOST);
  const words: string[] = [];
  const values: T[] = [];
  return (text, start = 0, end = text.length) => {
    let hash = 0x811c9dc5 | 0;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    let slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    for (let index = slots[slot]!; index >= 0; index = slots[slot]!) {
      if (hashes[index] === hash && isAt(words[index]!, text, start, end)) return values[index]!;
      slot = (slot + 1) & (SLOTS - 1);
    }
    const cut = text.slice(start, end);
    const word = cut.length < SLICED ? cut : Buffer.from(cut, "utf16le").toString("utf16le");
    const value = of(word);
    if (words.length === MOST) {
      slots.fill(-1);
      words.length = 0;
      values.length = 0;
      slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    }
    slots[slot] = words.length;
    hashes[words.length] = hash;
    words.push(word);
    values.push(value);
    return value;
  };
}

function isAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}
