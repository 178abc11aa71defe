import { type Alignment, align, type Pair } from "./align.ts";
import { bond, type StoredText } from "./stored.ts";
import type { ComparedToken } from "./tokens.ts";

/** Given words found at one place of one source (an index into those compared with). */
export type Piece = Pair & {
  readonly source: number;
  /** The differences, in order. */
  readonly differences: readonly Pair[];
  /** The reporter's words inside a speech ("she said") that the quote rightly leaves out. */
  readonly interruptions: readonly Pair[];
};

/** A shorter or lighter piece occurs anywhere by chance. */
const FEWEST_WORDS = 4;
const LOWEST_SCORE = 4;
/** How much more a piece is worth in the source that has the others. */
const FAVOURED = 0.5;

/**
 * Covers the given words with pieces of the sources, best first, until what is left is too short to tell; returns them in the order of the given
 * words. The earlier source wins a tie. Yields after each source, so that a caller can do other work in between.
 */
export function* cover(given: readonly ComparedToken[], sources: readonly StoredText[]): Generator<void, Piece[]> {
  const found: Piece[] = [];
  const open: [number, number][] = [[0, given.length]];
  for (let range = open.shift(); range !== undefined; range = open.shift()) {
    const [from, to] = range;
    if (to - from < FEWEST_WORDS) continue;
    const piece = yield* best(given, sources, from, to, found[0]?.source ?? null);
    if (piece === null) continue;
    found.push(piece);
    open.push([from, piece.givenFrom], [piece.givenTo, to]);
    for (const { givenFrom, givenTo } of piece.differences) open.push([givenFrom, givenTo]);
  }
  found.sort((a, b) => a.givenFrom - b.givenFrom);
  const joined: Piece[] = [];
  for (const piece of found) {
    const last = joined.at(-1);
    const both = last === undefined ? null : join(last, piece, sources);
    if (both === null) joined.push(piece);
    else joined[joined.length - 1] = both;
  }
  return joined;
}

/** The weight of the given words that a piece has unchanged. */
export function matched(given: readonly ComparedToken[], { givenFrom, givenTo, differences }: Piece): number {
  const weigh = (from: number, to: number) => given.slice(from, to).reduce((sum, { weight }) => sum + weight, 0);
  return differences.reduce((sum, pair) => sum - weigh(pair.givenFrom, pair.givenTo), weigh(givenFrom, givenTo));
}

/**
 * The best piece for a range of the given words; in a tie the one from the source with the others. Sources with most of the words come first, so
 * that those that cannot win need no alignment.
 */
function* best(
  given: readonly ComparedToken[],
  sources: readonly StoredText[],
  from: number,
  to: number,
  favourite: number | null,
): Generator<void, Piece | null> {
  let found: Piece | null = null;
  let highest = LOWEST_SCORE;
  const range = given.slice(from, to);
  const ranked = sources
    .map((source, index) => ({ source, index, most: most(range, source) + (index === favourite ? FAVOURED : 0) }))
    .sort((a, b) => b.most - a.most || a.index - b.index);
  for (const { source, index, most } of ranked) {
    if (most < highest) break;
    yield;
    const alignment = align(source.tokens, given, from, to);
    if (alignment === null || alignment.score < highest) continue;
    for (const piece of split(alignment, source, index)) {
      const score = worth(given, piece) + (index === favourite ? FAVOURED : 0);
      if (score > highest || (score === highest && found !== null && index < found.source)) [found, highest] = [piece, score];
    }
  }
  return found;
}

/** An upper bound for any piece of the source. */
const most = (range: readonly ComparedToken[], { keys }: StoredText): number =>
  range.reduce((sum, { key, weight }) => sum + (keys.has(key) ? 1 + weight : 0), 0);

function worth(given: readonly ComparedToken[], piece: Piece): number {
  const same = piece.givenTo - piece.givenFrom - piece.differences.reduce((sum, pair) => sum + pair.givenTo - pair.givenFrom, 0);
  return same + Math.floor(matched(given, piece)) - piece.differences.length;
}

/** A few words in place of others leave no gap, wherever they are. */
const isReplacement = ({ storedFrom, storedTo, givenFrom, givenTo }: Pair): boolean =>
  givenFrom < givenTo && storedTo - storedFrom < FEWEST_WORDS;

/** An alignment as pieces of one place each, cut where it skips words between two places. */
function split(alignment: Alignment, source: StoredText, index: number): Piece[] {
  const pieces: Piece[] = [];
  let { storedFrom, givenFrom } = alignment;
  let differences: Pair[] = [];
  let interruptions: Pair[] = [];
  const push = (storedTo: number, givenTo: number) =>
    pieces.push({ source: index, storedFrom, storedTo, givenFrom, givenTo, differences, interruptions });
  for (const pair of alignment.differences) {
    const how = isReplacement(pair) ? "one" : bond(source, pair.storedFrom - 1, pair.storedTo);
    if (how === "one") differences.push(pair);
    else if (how === "interrupted" && pair.givenFrom === pair.givenTo) interruptions.push(pair);
    else {
      push(pair.storedFrom, pair.givenFrom);
      ({ storedTo: storedFrom, givenTo: givenFrom } = pair);
      [differences, interruptions] = [[], []];
    }
  }
  push(alignment.storedTo, alignment.givenTo);
  return pieces;
}

/** Two pieces as one, if they are adjacent at one place. */
function join(first: Piece, second: Piece, sources: readonly StoredText[]): Piece | null {
  if (first.source !== second.source || second.storedFrom < first.storedTo) return null;
  const how = bond(sources[first.source]!, first.storedTo - 1, second.storedFrom);
  if (how === "apart") return null;
  const gap = { storedFrom: first.storedTo, storedTo: second.storedFrom, givenFrom: first.givenTo, givenTo: second.givenFrom };
  const silent = how === "interrupted" && gap.givenFrom === gap.givenTo;
  const none = gap.storedFrom === gap.storedTo && gap.givenFrom === gap.givenTo;
  return {
    source: first.source,
    storedFrom: first.storedFrom,
    storedTo: second.storedTo,
    givenFrom: first.givenFrom,
    givenTo: second.givenTo,
    differences: [...first.differences, ...(silent || none ? [] : [gap]), ...second.differences],
    interruptions: [...first.interruptions, ...(silent ? [gap] : []), ...second.interruptions],
  };
}
