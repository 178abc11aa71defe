import type { Cursor } from "./cursor.ts";

/** Stands before the number of a column; any other value is the distance from the position before, plus 2. */
const COLUMN = 1;

/** How often a term occurs in the cursor's article, each time counted by the weight of its column. */
export function weightedCount({ bytes, start, end }: Cursor, weights: readonly number[]): number {
  let count = 0;
  let weight = weights[0]!;
  for (let at = start; at < end; ) {
    const byte = bytes[at++]!;
    if (byte === COLUMN) weight = weights[bytes[at++]!]!;
    else {
      count += weight;
      if (byte > 127) while (bytes[at++]! > 127);
    }
  }
  return count;
}

/** Sets positions in different columns further apart than any two in one. */
const APART = 2 ** 32;

/**
 * Where a run would begin in the cursor's article for the term to be its word `offset`, in order, from a column on: the number of the word, plus 2^32 for
 * each column before. With `among`, only those of them.
 */
export function startsFrom({ bytes, start, end }: Cursor, column: number, offset: number, among?: readonly number[]): number[] {
  const found: number[] = [];
  let position = -offset;
  let next = 0;
  for (let at = start; at < end; ) {
    let byte = bytes[at++]!;
    if (byte === COLUMN) {
      position = bytes[at++]! * APART - offset;
      continue;
    }
    let distance = byte & 127;
    while (byte > 127) {
      byte = bytes[at++]!;
      distance = distance * 128 + (byte & 127);
    }
    position += distance - 2;
    if (among !== undefined) while (among[next]! < position) next++;
    if (position >= column * APART - offset && (among === undefined || among[next] === position)) found.push(position);
  }
  return found;
}
