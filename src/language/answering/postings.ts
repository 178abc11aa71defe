import type { Forms } from "./forms.ts";

/**
 * What answering needs of an article, found once when it is added: its words as numbers in a dictionary of its own, where its sentences begin,
 * and the runs of words that may answer. No question reads the text itself.
 */
export type Postings = {
  /** A word of the text is an index into these. */
  readonly forms: Forms;
  /** The form of every word of the text. */
  readonly words: Uint16Array;
  /** The classes of each word: bits of `WORD`. */
  readonly flags: Uint8Array;
  readonly title: Uint16Array;
  /** The sentences in the text: start and end alternate. */
  readonly spans: Uint32Array;
  /** The first word of each sentence; one more at the end. */
  readonly sentences: Uint16Array;
  /** The classes of each sentence: bits of `SENTENCE`. */
  readonly kinds: Uint8Array;
  /** Runs of words that may answer, in order; first word, end (exclusive) and kind (index into KINDS) alternate. */
  readonly candidates: Uint16Array;
  /** Year of publication; 0 if unknown. */
  readonly year: number;
};

/** Word classes. `pronoun` is of the third person; `saying`, `cause` and `negation` mark speech, a reason, a denial. */
export const WORD = {
  stop: 1,
  capital: 2,
  pronoun: 4,
  saying: 8,
  cause: 16,
  negation: 32,
  definite: 64,
  demonstrative: 128,
} as const;

/** Sentence classes: first of its paragraph, a question. */
export const SENTENCE = { paragraph: 1, question: 2 } as const;
