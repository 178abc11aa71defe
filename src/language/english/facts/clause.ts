import type { Span } from "../../../text/span.ts";
import type { FactKind, FactValue } from "../../analysis.ts";
import type { Token } from "./tokens.ts";

/** A calendar day; months from 1. */
export type Day = { readonly year: number; readonly month: number; readonly day: number };

/** A sentence as the readers of facts see it. */
export type Clause = {
  readonly text: string;
  readonly sentence: Span;
  readonly tokens: readonly Token[];
  /** The day the article was published. */
  readonly published: Day | null;
};

/** Tokens from `from` to `to` (exclusive). */
export type TokenRun = { readonly from: number; readonly to: number };

/** What a reader found; `noun` is the noun counted or measured, if the reader knows it. */
export type FoundFact = TokenRun & {
  readonly kind: FactKind;
  readonly value: FactValue | null;
  readonly unit: string | null;
  readonly noun: TokenRun | null;
};

/** Reads one kind of fact that begins at a token; null if there is none. */
export type FactReader = (clause: Clause, at: number) => FoundFact | null;

/** The word at an index, in lower case; "" out of range. */
export const wordAt = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? "";

const HYPHENS = new Set("-‐‑–");

/** Is the token a hyphen or a dash without white space before it? */
export const isHyphen = (token: Token | undefined): boolean => token?.tight === true && HYPHENS.has(token.lower);

/** The run as a span of the text, without a possessive ending ("Tuesday" of "Tuesday's"). */
export function spanOf(tokens: readonly Token[], run: TokenRun): Span {
  const last = tokens[run.to - 1]!;
  return { start: tokens[run.from]!.start, end: last.lower.endsWith("'s") && last.lower.length > 2 ? last.end - 2 : last.end };
}

/** The noun counted or ranked, as written: the last word of its phrase. */
export const headOf = ({ text, tokens }: Clause, noun: TokenRun | null): string | null =>
  noun ? text.slice(tokens[noun.to - 1]!.start, spanOf(tokens, noun).end) : null;
