import type { Cursor } from "./cursor.ts";

/** Stands before the number of a column; any other value is the distance from the position before, plus 2. */
const COLUMN = 1;

/** How often a term stands in the cursor's article, each time counted by the weight of its column. */
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
