import { type Span, slice } from "../../text/span.ts";
import type { Pair } from "./align.ts";
import { EFFECTS, type Effect, effectOf, isNegation, type Written } from "./change.ts";
import { cover, matched, type Piece } from "./compare.ts";
import { widened } from "./edges.ts";
import { type GivenQuote, markedAs, segments } from "./given-quote.ts";
import { bond, brokenSpeeches, type StoredText } from "./stored.ts";
import { type ComparedToken, runsOf, spanOf } from "./tokens.ts";

/** Changes to a quotation that leave its words alone; `turned`: an ellipsis leaves out a "not". */
export type Liberty = "ellipsis" | "brackets" | "turned" | "interrupted";

/** Where the given words stand: an index into the texts, the run from first to last, and its pieces if there are several. */
export type FoundPlace = {
  readonly source: number;
  readonly span: Span;
  readonly parts: readonly Span[];
  readonly liberties: ReadonlySet<Liberty>;
};

/** `stored` is null for inserted words, `given` is empty for omitted ones. */
export type Rewording = { readonly stored: Span | null; readonly given: string; readonly turns: Effect };

/** The result of a comparison. */
export type Judgement =
  | { readonly verdict: "exact"; readonly places: readonly FoundPlace[] }
  | { readonly verdict: "altered"; readonly place: FoundPlace; readonly changes: readonly Rewording[] }
  | { readonly verdict: "stitched"; readonly places: readonly FoundPlace[] }
  | { readonly verdict: "absent"; readonly nearest: FoundPlace | null };

/** Share of the given words' weight at one place that makes them its words, altered; and that makes them near. */
const ALTERED = 0.55;
const NEAR = 0.35;
/** The same for words from several places. */
const STITCHED = 0.7;

/** The least a piece of a stitched quotation has: unchanged words in a row, and weight. */
const SOLID_RUN = 4;
const SOLID_WEIGHT = 1.5;

/**
 * Judges given words against texts: never exact if a word differs, never altered if only typography does. Yields after each text, every few
 * milliseconds, since thousands of words take a while.
 */
export function* judging(quote: GivenQuote, texts: readonly StoredText[]): Generator<void, Judgement> {
  const given = quote.tokens;
  const exact = texts.flatMap((source, index) => exactPlaces(quote, source, index));
  if (exact.length > 0) return { verdict: "exact", places: exact };
  const broken = texts.flatMap((source, index) => brokenPlaces(quote, source, index));
  if (broken.length > 0) return { verdict: "exact", places: broken };
  const pieces = yield* cover(given, texts);
  const weight = given.reduce((sum, token) => sum + token.weight, 0);
  const share = (list: readonly Piece[]) => list.reduce((sum, piece) => sum + matched(given, piece), 0) / weight;
  const solid = pieces.filter((piece) => isSolid(given, piece));
  if (solid.length > 1 && share(solid) >= STITCHED) {
    return { verdict: "stitched", places: solid.map((piece) => placeOf(quote, texts, piece)) };
  }
  const main = pieces.toSorted((a, b) => matched(given, b) - matched(given, a))[0];
  if (main === undefined) return { verdict: "absent", nearest: null };
  const stored = texts[main.source]!;
  const whole = widened(given, stored, main);
  const place = placeOf(quote, texts, whole);
  // Words that swapped places are present, though they differ.
  const found = Math.max(share([main]), share([whole]));
  if (found < ALTERED) return { verdict: "absent", nearest: found < NEAR ? null : place };
  const changes = whole.differences
    .filter((pair) => markedAs(quote, stored.tokens, pair) === null)
    .map((pair) => rewording(quote, stored, pair));
  if (changes.length === 0) return { verdict: "exact", places: [place] };
  return { verdict: "altered", place, changes: changes.toSorted((a, b) => EFFECTS.indexOf(a.turns) - EFFECTS.indexOf(b.turns)) };
}

/** Every run of the source that is the given words, with marked ellipses between pieces of one place. */
function exactPlaces(quote: GivenQuote, source: StoredText, index: number): FoundPlace[] {
  const whole = runsOf(source.tokens, quote.tokens).map((at) => spanOf(source.tokens, at, at + quote.tokens.length));
  if (whole.length > 0) return whole.map((span) => ({ source: index, span, parts: [span], liberties: new Set() }));
  const [first, ...rest] = segments(quote);
  if (first === undefined || rest.length === 0) return [];
  return runsOf(source.tokens, first).flatMap((at): FoundPlace[] => {
    const parts = [spanOf(source.tokens, at, at + first.length)];
    const liberties = new Set<Liberty>(["ellipsis"]);
    let end = at + first.length;
    for (const segment of rest) {
      const next = runsOf(source.tokens, segment).find((start) => start >= end && bond(source, end - 1, start) !== "apart");
      if (next === undefined) return [];
      if (saysNo(source.tokens, end, next)) liberties.add("turned");
      end = next + segment.length;
      parts.push(spanOf(source.tokens, next, end));
    }
    return [{ source: index, span: { start: parts[0]!.start, end: parts.at(-1)!.end }, parts, liberties }];
  });
}

/** Every run of a speech that is the given words without the reporter's "she said". */
function brokenPlaces({ tokens }: GivenQuote, source: StoredText, index: number): FoundPlace[] {
  if (tokens.some(({ key }) => !source.keys.has(key))) return [];
  return brokenSpeeches(source).flatMap((speech) => {
    const spoken = speech.map((at) => source.tokens[at]!);
    return runsOf(spoken, tokens).map((from): FoundPlace => {
      const run = speech.slice(from, from + tokens.length);
      const cuts = run.flatMap((at, i) => (i > 0 && at !== run[i - 1]! + 1 ? [i] : []));
      const parts = [...cuts, run.length].map((to, i) => spanOf(source.tokens, run[cuts[i - 1] ?? 0]!, run[to - 1]! + 1));
      const span = { start: parts[0]!.start, end: parts.at(-1)!.end };
      return { source: index, span, parts, liberties: new Set(["interrupted"]) };
    });
  });
}

const saysNo = (list: readonly ComparedToken[], from: number, to: number): boolean =>
  list.slice(from, to).some(({ key }) => isNegation(key));

function isSolid(given: readonly ComparedToken[], piece: Piece): boolean {
  if (matched(given, piece) < SOLID_WEIGHT) return false;
  const cuts = [piece.givenFrom, ...piece.differences.flatMap((pair) => [pair.givenFrom, pair.givenTo]), piece.givenTo];
  return cuts.some((cut, i) => i % 2 === 1 && cut - cuts[i - 1]! >= SOLID_RUN);
}

function placeOf(quote: GivenQuote, texts: readonly StoredText[], piece: Piece): FoundPlace {
  const { tokens } = texts[piece.source]!;
  const silent = piece.differences.filter((pair) => markedAs(quote, tokens, pair) !== null);
  const cuts = [...piece.interruptions, ...silent].toSorted((a, b) => a.storedFrom - b.storedFrom);
  const bounds = [piece.storedFrom, ...cuts.flatMap(({ storedFrom, storedTo }) => [storedFrom, storedTo]), piece.storedTo];
  const parts = bounds.flatMap((to, i) => (i % 2 === 1 && bounds[i - 1]! < to ? [spanOf(tokens, bounds[i - 1]!, to)] : []));
  const liberties = new Set<Liberty>(silent.map((pair) => markedAs(quote, tokens, pair)!));
  if (silent.some(({ storedFrom, storedTo }) => saysNo(tokens, storedFrom, storedTo))) liberties.add("turned");
  if (piece.interruptions.length > 0) liberties.add("interrupted");
  return { source: piece.source, span: spanOf(tokens, piece.storedFrom, piece.storedTo), parts, liberties };
}

function rewording(quote: GivenQuote, source: StoredText, pair: Pair): Rewording {
  const { storedFrom, storedTo, givenFrom, givenTo } = unbroken(quote, source, pair);
  const stored = storedFrom < storedTo ? spanOf(source.tokens, storedFrom, storedTo) : null;
  const given = givenFrom < givenTo ? slice(quote.text, spanOf(quote.tokens, givenFrom, givenTo)) : "";
  const turns = effectOf(
    written(source.text, source.tokens, storedFrom, storedTo),
    written(quote.text, quote.tokens, givenFrom, givenTo),
  );
  return { stored, given, turns };
}

/** A replaced word is shown whole: "30th" for "40th", "H-1B" for "H-2B", though only part of it differs. */
function unbroken(quote: GivenQuote, { text, tokens }: StoredText, pair: Pair): Pair {
  let { storedFrom, storedTo, givenFrom, givenTo } = pair;
  if (storedFrom === storedTo || givenFrom === givenTo) return pair;
  const glued = (raw: string, left: ComparedToken | undefined, right: ComparedToken | undefined) =>
    left !== undefined && right !== undefined && /^[-‐‑]?$/.test(raw.slice(left.end, right.start));
  const meet = (stored: number, given: number) =>
    glued(text, tokens[stored - 1], tokens[stored]) && glued(quote.text, quote.tokens[given - 1], quote.tokens[given]);
  while (meet(storedFrom, givenFrom) && tokens[storedFrom - 1]!.key === quote.tokens[givenFrom - 1]!.key) {
    storedFrom--;
    givenFrom--;
  }
  while (meet(storedTo, givenTo) && tokens[storedTo]!.key === quote.tokens[givenTo]!.key) {
    storedTo++;
    givenTo++;
  }
  return { storedFrom, storedTo, givenFrom, givenTo };
}

const written = (text: string, list: readonly ComparedToken[], from: number, to: number): Written[] =>
  list.slice(from, to).map((token, i) => {
    const before = text.slice(list[from + i - 1]?.end ?? 0, token.start);
    return { word: slice(text, token), key: token.key, opens: from + i === 0 || /[.!?:"“‘«]/.test(before) };
  });
