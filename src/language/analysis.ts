import type { Span } from "../text/span.ts";

/** How the speaker is known: named at the quotation, a pronoun there, or taken over from the quotation before. */
export type How = "named" | "pronoun" | "inherited";

/** Whose words a quotation is. Every part is a span of the text. */
export type Speaker = {
  /** The longest form of the name in the article, at its first occurrence; null if it is unclear whom the mention stands for. */
  readonly name: Span | null;
  readonly how: How;
  /** The words at the quotation that stand for the speaker ("Ma", "he"); if inherited, those at the quotation before. */
  readonly mention: Span;
  /** The role or description beside the name ("Alibaba's founder"), if there is one. */
  readonly role: Span | null;
};

/** What somebody said or wrote, as the article quotes it: the words between the quotation marks. */
export type Quotation = Span & {
  readonly speaker: Speaker | null;
  /** The cue: the words that say it was said ("said", "according to", "wrote on Twitter"). */
  readonly cue: Span | null;
};

/** A name in the article. */
export type Name = {
  /** The longest form, at its first occurrence. */
  readonly name: Span;
  /** Every mention in order, the first included; pronouns are not listed. */
  readonly mentions: readonly Span[];
  readonly kind: "person" | "organisation" | "place" | "other";
};

/** Kinds of facts. Archives store their places in this list, so new kinds go to the end. */
export const FACT_KINDS = [
  "money",
  "percent",
  "count",
  "rank",
  "age",
  "duration",
  "measure",
  "score",
  "date",
  "time",
  "role",
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** A number, a date in ISO 8601 as precise as written ("2014", "2014-11", "2014-W48", "2020-Q3"), words (a role), or a pair for a range. */
export type FactValue = number | string | readonly [number | string, number | string];

/** A figure, a date or a role. The span is the figure with its unit and noun. */
export type Fact = Span & {
  readonly kind: FactKind;
  readonly value: FactValue | null;
  /** ISO 4217 for money, "%" or "pp", an SI symbol or the plain noun for a measure, else the noun counted. */
  readonly unit: string | null;
  /** What the figure is about: the noun governing it or governed by it. */
  readonly about: Span | null;
  /** The nearest name in the sentence. */
  readonly of: Span | null;
  /** "nearly", "more than", "up to", "alleged", as written. */
  readonly hedge: Span | null;
  readonly sentence: Span;
};

export type SummaryLength = "short" | "medium" | "long";

/** What a language's rules find in a text. */
export type Findings = {
  readonly quotations: readonly Quotation[];
  readonly names: readonly Name[];
  readonly facts: readonly Fact[];
  /** Whole sentences in order; empty if the text has fewer than four sentences or is not prose to summarise. */
  readonly summary: Readonly<Record<SummaryLength, readonly Span[]>>;
};

/** Everything found in an article's text when it is added: offsets only, so that it can say nothing the article does not. */
export type Analysis = Findings & {
  /** The version of the rules; stored articles with another one are analysed again. */
  readonly version: number;
  readonly paragraphs: readonly Span[];
  readonly sentences: readonly Span[];
};
