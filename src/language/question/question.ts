/** The kinds of thing that may be asked for. */
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

/** A word of the question that carries meaning, each stem once. */
export type Term = {
  readonly word: string;
  readonly stem: string;
  /** Part of a name, as written with a capital letter or known as one. */
  readonly name: boolean;
  readonly number: boolean;
  readonly verb: boolean;
  /** Of the noun that says what is asked for: "gallery" in "in which London gallery". */
  readonly head: boolean;
  /** In the clause that asks, not in a sentence before it. */
  readonly asking: boolean;
};

/** "What did X say about Y": X and Y as they were typed. */
export type Speech = { readonly speaker: string; readonly topic: string };

/** A question as it was read. */
export type Question = {
  readonly text: string;
  readonly wanted: Wanted;
  /** In the question's order. */
  readonly terms: readonly Term[];
  /** Pairs of terms that stand side by side, as indices into `terms`. */
  readonly pairs: readonly (readonly [number, number])[];
  /** Names as written, each as indices into `terms`: those that can be looked for, so neither acronyms nor days and months. */
  readonly names: readonly (readonly number[])[];
  /** Years that it names, as written. */
  readonly years: readonly string[];
  /** "not", "never", "except" in the clause that asks. */
  readonly negated: boolean;
  /** What an either-or question offers, each as its stems. */
  readonly choices: readonly (readonly string[])[];
  /** Whose words are asked for and on what; null when the question asks for something else, or does not say one of the two. */
  readonly speech: Speech | null;
};
