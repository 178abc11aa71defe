import type { Pair } from "./align.ts";
import type { Piece } from "./compare.ts";
import { bond, holderOf, type StoredText } from "./stored.ts";
import { type ComparedToken, runsOf } from "./tokens.ts";

/** More words than this at an end were inserted: they replace nothing. */
const LONGEST_CHANGE = 3;
/** The most words between two that swapped places. */
const SWAP_DISTANCE = 2;

/**
 * A piece with all the given words. Those it leaves over at an end may be a clause away at the same place; else they replace as many words of the
 * same sentence. Two differences that are a swap become one.
 */
export function widened(given: readonly ComparedToken[], stored: StoredText, piece: Piece): Piece {
  const whole = replaced(stored, given, swapped(stored.tokens, given, ended(given, stored, piece)));
  return { ...whole, givenFrom: 0, givenTo: given.length };
}

/** With the words at both ends as differences. */
function ended(given: readonly ComparedToken[], stored: StoredText, piece: Piece): Piece {
  let { storedFrom, storedTo } = piece;
  const differences = [...piece.differences];
  const { givenFrom, givenTo } = piece;
  if (givenFrom > 0) {
    const at = runsOf(stored.tokens.slice(0, storedFrom), given.slice(0, givenFrom)).at(-1);
    const near = at !== undefined && bond(stored, at + givenFrom - 1, storedFrom) === "one";
    if (near) differences.unshift({ storedFrom: at + givenFrom, storedTo: storedFrom, givenFrom, givenTo: givenFrom });
    else differences.unshift({ storedFrom, storedTo: storedFrom, givenFrom: 0, givenTo: givenFrom });
    if (near) storedFrom = at;
  }
  if (givenTo < given.length) {
    const length = given.length - givenTo;
    const at = runsOf(stored.tokens.slice(storedTo), given.slice(givenTo))[0];
    const near = at !== undefined && bond(stored, storedTo - 1, storedTo + at) === "one";
    if (near) differences.push({ storedFrom: storedTo, storedTo: storedTo + at, givenFrom: givenTo, givenTo });
    else differences.push({ storedFrom: storedTo, storedTo, givenFrom: givenTo, givenTo: given.length });
    if (near) storedTo += at + length;
  }
  return { ...piece, storedFrom, storedTo, differences };
}

/** With an insertion and an omission nearby as one difference. */
function swapped(stored: readonly ComparedToken[], given: readonly ComparedToken[], piece: Piece): Piece {
  const differences = [...piece.differences];
  let { storedTo } = piece;
  const last = differences.at(-1);
  if (last !== undefined && isPutIn(last) && storedTo - last.storedTo <= SWAP_DISTANCE && last.givenTo < given.length) {
    const moved = { storedFrom: storedTo, storedTo: storedTo + lengthOf(last), givenFrom: given.length, givenTo: given.length };
    if (sameWords(stored, moved, given, last)) {
      differences.push(moved);
      storedTo = moved.storedTo;
    }
  }
  for (let i = 1; i < differences.length; i++) {
    const [left, right] = [differences[i - 1]!, differences[i]!];
    const [put, out] = isPutIn(left) ? [left, right] : [right, left];
    if (!isPutIn(put) || !isLeftOut(out) || right.storedFrom - left.storedTo > SWAP_DISTANCE) continue;
    if (sameWords(stored, out, given, put)) {
      differences.splice(i - 1, 2, { ...left, storedTo: right.storedTo, givenTo: right.givenTo });
    }
  }
  return { ...piece, storedTo, differences };
}

/** With a few words inserted at an end as a replacement of the words there, as far as those differ. */
function replaced({ tokens, sentences }: StoredText, given: readonly ComparedToken[], piece: Piece): Piece {
  let { storedFrom, storedTo } = piece;
  const differences = [...piece.differences];
  const sentence = (token: number) => sentences[holderOf(sentences, tokens[token]!) ?? -1];
  const first = differences[0];
  if (first !== undefined && isPutIn(first) && first.storedFrom === storedFrom && lengthOf(first) <= LONGEST_CHANGE) {
    const from = sentence(storedFrom)?.start ?? Number.POSITIVE_INFINITY;
    let { givenTo } = first;
    for (; givenTo > 0 && storedFrom > 0 && tokens[storedFrom - 1]!.start >= from; givenTo--) storedFrom--;
    let same = 0;
    while (givenTo === 0 && same < lengthOf(first) && tokens[storedFrom + same]!.key === given[same]!.key) same++;
    differences[0] = { ...first, storedFrom: storedFrom + same, givenFrom: same };
  }
  const last = differences.at(-1);
  if (last !== undefined && isPutIn(last) && last.storedTo === storedTo && lengthOf(last) <= LONGEST_CHANGE) {
    const to = sentence(storedTo - 1)?.end ?? 0;
    let left = lengthOf(last);
    for (; left > 0 && (tokens[storedTo]?.end ?? Number.POSITIVE_INFINITY) <= to; left--) storedTo++;
    let same = 0;
    while (left === 0 && same < lengthOf(last) && tokens[storedTo - same - 1]!.key === given[given.length - same - 1]!.key)
      same++;
    differences[differences.length - 1] = { ...last, storedTo: storedTo - same, givenTo: given.length - same };
  }
  return { ...piece, storedFrom, storedTo, differences };
}

const lengthOf = ({ givenFrom, givenTo }: Pair): number => givenTo - givenFrom;
const isPutIn = ({ storedFrom, storedTo }: Pair): boolean => storedFrom === storedTo;
const isLeftOut = ({ givenFrom, givenTo }: Pair): boolean => givenFrom === givenTo;

function sameWords(stored: readonly ComparedToken[], out: Pair, given: readonly ComparedToken[], put: Pair): boolean {
  if (out.storedTo > stored.length || out.storedTo - out.storedFrom !== lengthOf(put)) return false;
  return stored.slice(out.storedFrom, out.storedTo).every(({ key }, i) => key === given[put.givenFrom + i]!.key);
}
