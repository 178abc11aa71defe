import type { Span } from "../text/span.ts";

/** How we know who speaks: the article names them at the quotation, says "he" or "she" there, or named them at a quotation before. */
export type How = "named" | "pronoun" | "inherited";

/** Whom a quotation belongs to. Every part is a span of the text. */
export type Speaker = {
  /** The person's longest form in the article, at its first place; null when the mention is a pronoun and it is not clear whose. */
  readonly name: Span | null;
  readonly how: How;
  /** The words at the quotation that stand for the speaker ("Ma", "he"); for `inherited` those at the quotation before. */
  readonly mention: Span;
  /** Role or description as written beside the name ("Alibaba's founder"), where there is one. */
  readonly role: Span | null;
};

/** What somebody said or wrote and the article puts between quotation marks: the words between the marks, marks left out. */
export type Quotation = Span & {
  readonly speaker: Speaker | null;
  /** The words that say that it was said ("said", "according to", "wrote on Twitter"). */
  readonly cue: Span | null;
};

/** Somebody or something that the article names. */
export type Name = {
  /** The longest form, at its first place. */
  readonly name: Span;
  /** Every mention in the text, the first form included, in order; pronouns are not listed. */
  readonly mentions: readonly Span[];
  readonly kind: "person" | "organisation" | "place" | "other";
};

export type FactKind =
  | "money"
  | "percent"
  | "count"
  | "rank"
  | "age"
  | "duration"
  | "measure"
  | "score"
  | "date"
  | "time"
  | "role";

/** A number, a date as ISO 8601 of its own precision ("2014", "2014-11", "2014-W48", "2020-Q3"), words (a role), a pair for a range. */
export type Value = number | string | readonly [number | string, number | string];

/** A figure, a date or a role: the span is the figure with its unit and its noun. */
export type Fact = Span & {
  readonly kind: FactKind;
  readonly value: Value | null;
  /** ISO 4217 for money, "%" or "pp", an SI symbol or the plain noun for a measure, else the noun counted. */
  readonly unit: string | null;
  /** What the figure is about: the noun that it governs or that governs it. */
  readonly about: Span | null;
  /** The nearest name in its sentence. */
  readonly of: Span | null;
  /** "nearly", "more than", "up to", "alleged", as written. */
  readonly hedge: Span | null;
  readonly sentence: Span;
};

export type SummaryLength = "short" | "medium" | "long";

/** What the rules of a language find in a text. */
export type Found = {
  readonly quotations: readonly Quotation[];
  readonly names: readonly Name[];
  readonly facts: readonly Fact[];
  /** Whole sentences in the article's order; empty where the text has fewer than four sentences or is no prose to summarise. */
  readonly summary: Readonly<Record<SummaryLength, readonly Span[]>>;
};

/** All that is found in an article's text when it is added: offsets only, so that nothing here can say what the article does not. */
export type Analysis = Found & {
  /** The version of the rules; stored articles with another one are analysed again. */
  readonly version: number;
  readonly paragraphs: readonly Span[];
  readonly sentences: readonly Span[];
};
