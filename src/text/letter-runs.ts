import { forgetMany, hashed, numberOf, unhashed } from "./interned.ts";

/** The runs of letters a to z in a text, in either case: most words are one. A sentinel after the last starts beyond any text. */
export type LetterRuns = {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly numbers: Int32Array;
};

const BEYOND = 2 ** 31 - 1;

let starts = new Int32Array(1 << 12);
let ends = new Int32Array(1 << 12);
let numbers = new Int32Array(1 << 12);
let count = 0;
let text: string | null = null;

/** Is it one of the letters a to z, in either case? */
const isPlainLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;

/**
 * Finds and numbers the runs of a text, once for all the tokenizers that read it in turn. The result is valid until another text's runs are
 * asked for.
 */
export function runsOf(of: string): LetterRuns {
  if (of !== text) read(of);
  return { count, starts, ends, numbers };
}

function read(of: string): void {
  forgetMany();
  count = 0;
  for (let at = 0; at < of.length; ) {
    let code = of.charCodeAt(at);
    if (!isPlainLetter(code)) {
      at++;
      continue;
    }
    const start = at;
    let hash = unhashed;
    do {
      hash = hashed(hash, code);
      code = ++at < of.length ? of.charCodeAt(at) : 0;
    } while (isPlainLetter(code));
    if (count + 1 === starts.length) [starts, ends, numbers] = [doubled(starts), doubled(ends), doubled(numbers)];
    starts[count] = start;
    ends[count] = at;
    numbers[count++] = numberOf(of, start, at, hash);
  }
  starts[count] = BEYOND;
  text = of;
}

/** The index of the first run that begins at or after an offset. */
export function firstRun({ count, starts }: LetterRuns, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function doubled(list: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(list.length * 2);
  longer.set(list);
  return longer;
}
