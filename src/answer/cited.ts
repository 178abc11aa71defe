import type { Excerpt } from "../article/excerpt.ts";
import type { FactKind, FactValue, How } from "../language/analysis.ts";

/** The article that words are taken from, shown with every excerpt. */
export type Citation = {
  readonly article: string;
  readonly revision: string;
  readonly title: Excerpt;
  readonly byline: Excerpt | null;
  readonly source: Excerpt | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly language: string | null;
  /** The article has a later revision than the one cited. */
  readonly changed: boolean;
  /** No longer at its source. */
  readonly vanished: boolean;
  /** Size of the whole text, of which only a share may be shown. */
  readonly characters: number;
  readonly sentences: number;
};

/** Neighbouring sentences; `gap`: text is left out between this passage and the one before. */
export type Passage = { readonly excerpt: Excerpt; readonly gap: boolean };

export type Attribution = {
  readonly name: Excerpt | null;
  readonly how: How;
  readonly mention: Excerpt;
  readonly role: Excerpt | null;
};

/**
 * A quotation with every article that holds it, earliest first. If its cue splits it, it includes its marks and cue, as printed.
 * `disputed`: another speaker to whom an article gives the same words.
 */
export type Quote = {
  readonly words: Excerpt;
  /** The words as they are displayed: with the rest of their sentence if they end in a comma. */
  readonly shown: Excerpt;
  readonly attribution: Attribution | null;
  readonly cue: Excerpt | null;
  readonly citation: Citation;
  readonly also: readonly Citation[];
  readonly disputed: readonly { readonly name: Excerpt; readonly citation: Citation }[];
};

export type Figure = {
  readonly figure: Excerpt;
  readonly sentence: Excerpt;
  readonly kind: FactKind;
  readonly value: FactValue | null;
  readonly unit: string | null;
  readonly about: Excerpt | null;
  readonly of: Excerpt | null;
  readonly hedge: Excerpt | null;
  /** The one day that its sentence names. */
  readonly when: Excerpt | null;
  readonly citation: Citation;
  /** Other articles that print the same fact. */
  readonly also: readonly Citation[];
};

/** The sentence or two that answer; `answer`: the words in them that do. */
export type Answer = {
  readonly passages: readonly Passage[];
  readonly answer: Excerpt | null;
  readonly citation: Citation;
  readonly confidence: number;
};

/** A suggestion while typing, or a near miss: `value` is what the option takes. `mark` says why it is offered. */
export type Suggestion = {
  readonly value: string;
  readonly label: Excerpt;
  readonly mark: "newest" | "title" | "speaker" | "topic" | "source" | "inside" | "near";
};

/** A suggestion that is not news: `label` is our own wording, or a name such as a time zone's. */
export type PlainSuggestion = { readonly value: string; readonly label: { readonly text: string }; readonly mark: null };
