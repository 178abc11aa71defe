import type { ComparedToken } from "./tokens.ts";

/**
 * Words that differ: tokens `storedFrom` to before `storedTo` of the article, `givenFrom` to before `givenTo` of the quote given. Either side may
 * be empty.
 */
export type Pair = {
  readonly storedFrom: number;
  readonly storedTo: number;
  readonly givenFrom: number;
  readonly givenTo: number;
};

/** The stored run most similar to a given one. Both begin and end with a word that is the same. */
export type Alignment = Pair & {
  readonly score: number;
  /** Where they differ, in order and disjoint. */
  readonly differences: readonly Pair[];
};

const SAME = 1;
const CHANGED = -0.8;
/** A clause left out is one change however long; one common word after it does not make it one. */
const OMIT = -1.5;
const LEFT_OUT = -0.1;
/** Inserted words cost more the more there are, since a stretch of them may stand elsewhere. */
const ADD = -0.8;
const PUT_IN = -0.4;

// How a cell was reached; two more bits say whether a gap was open before.
const STOP = 0;
const PAIRED = 1;
const OMITTED = 2;
const ADDED = 3;
const OMITTED_ON = 4;
const ADDED_ON = 8;

/**
 * Local alignment of words with affine gaps (Smith and Waterman 1981, Gotoh 1982); words that are not stop words count twice. Aligns the given
 * tokens `from` to before `to` with all the stored ones; null if no word is the same.
 */
export function align(
  stored: readonly ComparedToken[],
  given: readonly ComparedToken[],
  from = 0,
  to = given.length,
): Alignment | null {
  const width = stored.length + 1;
  const numbers = new Map<string, number>();
  for (let i = from; i < to; i++) numbers.set(given[i]!.key, numbers.get(given[i]!.key) ?? numbers.size);
  const columns = Int32Array.from(stored, ({ key }) => numbers.get(key) ?? -1);
  const trace = new Uint8Array((to - from + 1) * width);
  const added = new Float32Array(width).fill(Number.NEGATIVE_INFINITY);
  let above = new Float32Array(width);
  let row = new Float32Array(width);
  let best = 0;
  let bestAt = 0;
  for (let i = from; i < to; i++) {
    const { key, weight } = given[i]!;
    const number = numbers.get(key)!;
    const same = SAME + Math.floor(weight);
    const line = (i - from + 1) * width;
    let omitted = Number.NEGATIVE_INFINITY;
    row[0] = 0;
    for (let column = 1; column < width; column++) {
      let how = STOP;
      let score = 0;
      const paired = above[column - 1]! + (columns[column - 1] === number ? same : CHANGED);
      if (paired > score) {
        score = paired;
        how = PAIRED;
      }
      const omittedNew = row[column - 1]! + OMIT + LEFT_OUT;
      const omittedOn = omitted + LEFT_OUT;
      omitted = Math.max(omittedNew, omittedOn);
      const addedNew = above[column]! + ADD + PUT_IN;
      const addedOn = added[column]! + PUT_IN;
      added[column] = Math.max(addedNew, addedOn);
      if (omitted > score) {
        score = omitted;
        how = OMITTED;
      }
      if (added[column]! > score) {
        score = added[column]!;
        how = ADDED;
      }
      if (omittedOn > omittedNew) how |= OMITTED_ON;
      if (addedOn > addedNew) how |= ADDED_ON;
      row[column] = score;
      trace[line + column] = how;
      if (score > best) {
        best = score;
        bestAt = line + column;
      }
    }
    [above, row] = [row, above];
  }
  return best === 0 ? null : { score: best, ...follow(trace, width, bestAt, from, columns, numbers, given) };
}

/** Traces back from the best cell to where its alignment begins. */
function follow(
  trace: Uint8Array,
  width: number,
  end: number,
  from: number,
  columns: Int32Array,
  numbers: ReadonlyMap<string, number>,
  given: readonly ComparedToken[],
): Omit<Alignment, "score"> {
  let at = end;
  let how = trace[at]! & 3;
  const differences: Pair[] = [];
  const differs = (stored: number, word: number, omitted: number, put: number) => {
    const last = differences.at(-1);
    const meets = last !== undefined && last.storedFrom === stored + omitted && last.givenFrom === word + put;
    const pair = { storedFrom: stored, storedTo: stored + omitted, givenFrom: word, givenTo: word + put };
    if (meets) differences[differences.length - 1] = { ...pair, storedTo: last.storedTo, givenTo: last.givenTo };
    else differences.push(pair);
  };
  while (how !== STOP) {
    const stored = (at % width) - 1;
    const word = Math.floor(at / width) - 1 + from;
    if (how === PAIRED) {
      if (columns[stored] !== numbers.get(given[word]!.key)) differs(stored, word, 1, 1);
      at -= width + 1;
      how = trace[at]! & 3;
    } else if (how === OMITTED) {
      differs(stored, word + 1, 1, 0);
      how = trace[at]! & OMITTED_ON ? OMITTED : -1;
      at -= 1;
    } else {
      differs(stored + 1, word, 0, 1);
      how = trace[at]! & ADDED_ON ? ADDED : -1;
      at -= width;
    }
    if (how === -1) how = trace[at]! & 3;
  }
  const place = (cell: number) => ({ stored: cell % width, word: Math.floor(cell / width) + from });
  const [first, last] = [place(at), place(end)];
  differences.reverse();
  return { storedFrom: first.stored, storedTo: last.stored, givenFrom: first.word, givenTo: last.word, differences };
}
