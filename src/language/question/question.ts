/** The kinds of thing a question may ask for. */
export const WANTED = [
  "person",
  "organisation",
  "place",
  "name",
  "date",
  "duration",
  "money",
  "percent",
  "age",
  "count",
  "measure",
  "rank",
  "speech",
  "reason",
  "manner",
  "definition",
  "yes or no",
  "choice",
  "phrase",
] as const;

/** What kind of thing would answer. */
export type Wanted = (typeof WANTED)[number];

/** A meaningful word of the question, each stem once. */
export type Term = {
  readonly word: string;
  readonly stem: string;
  /** Is it part of a name, capitalised or known as one? */
  readonly name: boolean;
  readonly number: boolean;
  readonly verb: boolean;
  /** Is it in the noun phrase that says what is asked for: "gallery" in "in which London gallery"? */
  readonly head: boolean;
  /** Is it in the clause that asks, not in a sentence before? */
  readonly asking: boolean;
};

/** "What did X say about Y": X and Y as typed. */
export type Speech = { readonly speaker: string; readonly topic: string };

/** A question as read. */
export type Question = {
  readonly text: string;
  readonly wanted: Wanted;
  /** In the question's order. */
  readonly terms: readonly Term[];
  /** Pairs of adjacent terms, as indices into `terms`. */
  readonly pairs: readonly (readonly [number, number])[];
  /** Names as written, each as indices into `terms`; only those worth looking for, so no acronyms, days or months. */
  readonly names: readonly (readonly number[])[];
  /** Years, as written. */
  readonly years: readonly string[];
  /** Is there "not", "never" or "except" in the clause that asks? */
  readonly negated: boolean;
  /** The options of an either-or question, each as its stems. */
  readonly choices: readonly (readonly string[])[];
  /** Whose words are asked for, and on what; null if the question asks for something else or lacks one of the two. */
  readonly speech: Speech | null;
};
