import type { Span } from "../../text/span.ts";
import type { Pair } from "./align.ts";
import { isNegation } from "./change.ts";
import { type ComparedToken, tokens } from "./tokens.ts";

/** A quote as given, with the changes it marks: words left out ("…", "[...]") and words inserted in square brackets. */
export type GivenQuote = {
  readonly text: string;
  readonly tokens: readonly ComparedToken[];
  /** Indices of tokens after an ellipsis, from 1. */
  readonly ellipses: ReadonlySet<number>;
  /** LetterRuns of tokens in square brackets. */
  readonly brackets: readonly Span[];
};

const ELLIPSIS = /…|\.(?:\s?\.){2,}/g;
const BRACKETS = /\[[^[\]]*\]/g;

/** Reads a quote as somebody typed it. */
export function parseQuote(text: string): GivenQuote {
  const list = tokens(text);
  const indexAfter = (offset: number) => {
    const at = list.findIndex((token) => token.start >= offset);
    return at < 0 ? list.length : at;
  };
  const ellipses = [...text.matchAll(ELLIPSIS)].map(({ index }) => indexAfter(index)).filter((at) => at > 0 && at < list.length);
  const brackets = [...text.matchAll(BRACKETS)]
    .map((match) => ({ start: indexAfter(match.index), end: indexAfter(match.index + match[0].length) }))
    .filter(({ start, end }) => start < end);
  return { text, tokens: list, ellipses: new Set(ellipses), brackets };
}

/** The tokens between the ellipses. */
export function segments({ tokens: list, ellipses }: GivenQuote): ComparedToken[][] {
  const cuts = [0, ...[...ellipses].sort((a, b) => a - b), list.length];
  return cuts.slice(1).map((to, i) => list.slice(cuts[i], to));
}

/**
 * Is the difference marked? Square brackets may add words or replace stop words ("[the bank] will" for "it will"), never a word of meaning.
 */
export function markedAs(
  { ellipses, brackets }: GivenQuote,
  stored: readonly ComparedToken[],
  pair: Pair,
): "ellipsis" | "brackets" | null {
  const { givenFrom, givenTo } = pair;
  if (givenFrom === givenTo) return ellipses.has(givenFrom) ? "ellipsis" : null;
  if (!brackets.some(({ start, end }) => start <= givenFrom && givenTo <= end)) return null;
  return stored.slice(pair.storedFrom, pair.storedTo).every(isGrammar) ? "brackets" : null;
}

const isGrammar = ({ key, weight }: ComparedToken): boolean => weight < 1 && !isNegation(key);
