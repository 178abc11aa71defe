import type { Holdings } from "../archive/archive.ts";
import type { Excerpt } from "../article/excerpt.ts";
import type { FactKind, How, SummaryLength, Value } from "../language/analysis.ts";

/** The article that words are taken from: what stands beside every excerpt. */
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
  /** Size of the whole text: what the share that may be shown is taken of. */
  readonly characters: number;
  readonly sentences: number;
};

/** Whole neighbouring sentences; `gap`: the article says something between this passage and the one before. */
export type Passage = { readonly excerpt: Excerpt; readonly gap: boolean };

export type Attribution = {
  readonly name: Excerpt | null;
  readonly how: How;
  readonly mention: Excerpt;
  readonly role: Excerpt | null;
};

/** A quotation with every article that holds it, the earliest first; `disputed`: whom else an article gives the same words to. */
export type Quote = {
  readonly words: Excerpt;
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
  readonly value: Value | null;
  readonly unit: string | null;
  readonly about: Excerpt | null;
  readonly of: Excerpt | null;
  readonly hedge: Excerpt | null;
  readonly citation: Citation;
};

/** The sentence or two that answer, `answer` the words inside them that do. */
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
  readonly mark: "newest" | "title" | "speaker" | "inside" | "near";
};

export type Verdict = "exact" | "altered" | "misattributed" | "stitched" | "absent";

/** `stored` is null for words put in, `given` is empty for words left out. */
export type Change = {
  readonly stored: Excerpt | null;
  readonly given: string;
  readonly turns: "negation" | "number" | "unit" | "name" | "modality" | "quantifier" | "tense" | "word";
};

export type Checked = {
  /** The asker's words, and to whom they give them. */
  readonly quote: string;
  readonly speaker: string | null;
  readonly verdict: Verdict;
  /** Where the words stand, or the nearest ones; null when absent and nothing is near. */
  readonly match: {
    readonly words: Excerpt;
    readonly attribution: Attribution | null;
    readonly citation: Citation;
    readonly spoken: boolean;
    readonly within: Attribution | null;
  } | null;
  readonly parts: readonly { readonly words: Excerpt; readonly citation: Citation }[];
  readonly changes: readonly Change[];
  /** Articles that hold the words, copies of one text counted once. */
  readonly copies: number;
  readonly notes: readonly ("ellipsis" | "short" | "reporter" | "within" | "wordings")[];
};

/** What was asked, in the asker's own words: shown back as theirs. */
export type Asked = Readonly<Record<string, string>>;

/** What a command comes to. Not knowing is an outcome like the others. */
export type Outcome =
  | {
      readonly kind: "summary";
      readonly citation: Citation;
      readonly length: SummaryLength;
      readonly passages: readonly Passage[];
      readonly whole: boolean;
      readonly complete: boolean;
    }
  | { readonly kind: "quotes"; readonly asked: Asked; readonly quotes: readonly Quote[] }
  | { readonly kind: "facts"; readonly asked: Asked; readonly figures: readonly Figure[] }
  | {
      readonly kind: "answer";
      readonly asked: Asked;
      readonly best: Answer;
      readonly others: readonly Answer[];
      readonly contradicts: boolean;
    }
  | {
      readonly kind: "articles";
      readonly asked: Asked;
      readonly found: readonly {
        readonly citation: Citation;
        readonly passage: Excerpt | null;
        readonly matches: readonly Excerpt[];
      }[];
    }
  | { readonly kind: "check"; readonly asked: Asked; readonly checked: readonly Checked[]; readonly holdings: Holdings }
  | { readonly kind: "context"; readonly citation: Citation; readonly passages: readonly Passage[]; readonly focus: Excerpt }
  | {
      readonly kind: "ambiguous";
      readonly what: "speaker" | "article";
      readonly asked: Asked;
      readonly choices: readonly Suggestion[];
    }
  | {
      readonly kind: "nothing";
      readonly asked: Asked;
      readonly holdings: Holdings;
      readonly nearest: readonly Suggestion[];
      readonly citations: readonly Citation[];
    }
  | { readonly kind: "unread"; readonly citation: Citation; readonly why: "language" | "no prose" | "none" }
  | { readonly kind: "stale"; readonly why: "withdrawn" | "unknown" | "version"; readonly asked: Asked }
  | {
      readonly kind: "wrong";
      readonly asked: Asked;
      readonly option: string;
      readonly wants: "date" | "article or topic" | "words";
    }
  | { readonly kind: "help" }
  | { readonly kind: "about"; readonly holdings: Holdings };
