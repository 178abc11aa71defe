import type { Excerpt } from "../article/excerpt.ts";
import type { Added, Holdings } from "../index/archive.ts";
import type { FactKind, How, SummaryLength, Value } from "../language/analysis.ts";
import type { Effect } from "../language/comparison/change.ts";

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

/**
 * A quotation with every article that holds it, the earliest first. One that its cue splits stands with its marks and its cue, as printed.
 * `disputed`: whom else an article gives the same words to.
 */
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
  /** The one day that its sentence names. */
  readonly when: Excerpt | null;
  readonly citation: Citation;
  /** Other articles that print the same fact. */
  readonly also: readonly Citation[];
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
  readonly mark: "newest" | "title" | "speaker" | "topic" | "inside" | "near";
};

/** `unconfirmed`: every word stands there, and no article says that the asker's speaker said them, nor that somebody else did. */
export type Verdict = "exact" | "altered" | "misattributed" | "unconfirmed" | "stitched" | "absent";

/** `stored` is null for words put in, `given` is empty for words left out. */
export type Change = {
  readonly stored: Excerpt | null;
  readonly given: string;
  /** What it turns; changes are given the gravest first. */
  readonly turns: Effect;
};

/**
 * What is to be said beside a verdict: the asker's ellipsis or square brackets stand for other words (`turned`: a "not" among those left
 * out); the article splits the speech by its "she said"; commas, stops or capital letters inside differ; there are three words at most;
 * there is no word at all; the words stand outside quotation marks; the article does not name the speaker, so that the asker's may be right;
 * the words are quoted inside the speech of somebody else; other articles word them otherwise.
 */
export type CheckNote =
  | "ellipsis"
  | "brackets"
  | "turned"
  | "interrupted"
  | "punctuation"
  | "capitals"
  | "short"
  | "wordless"
  | "reporter"
  | "unattributed"
  | "within"
  | "wordings";

export type Checked = {
  /** The asker's words, and to whom they give them. */
  readonly quote: string;
  readonly speaker: string | null;
  readonly verdict: Verdict;
  /** Where the words stand, the earliest article first; the nearest ones when they are absent, or null when nothing is near. */
  readonly match: {
    /** From the first to the last of the words. */
    readonly words: Excerpt;
    /** Who speaks; null outside quotation marks, where the article does not say, and for what is quoted inside a speech. */
    readonly attribution: Attribution | null;
    readonly citation: Citation;
    readonly spoken: boolean;
    /** In whose speech the words are quoted. */
    readonly within: Attribution | null;
  } | null;
  /** The pieces when there is more than one: stitched from several places, or around an ellipsis or a "she said". */
  readonly parts: readonly { readonly words: Excerpt; readonly citation: Citation }[];
  readonly changes: readonly Change[];
  /** Articles that hold the words (of an altered quotation: the stored ones), copies of one text counted once. */
  readonly copies: number;
  /** How other articles word it. */
  readonly wordings: readonly { readonly words: Excerpt; readonly citation: Citation }[];
  readonly notes: readonly CheckNote[];
};

/** A place that articles come from, with what became of it: `fetched` in ISO 8601, `failures` in a row; a folder may be `missing`. */
export type SourceState = {
  readonly kind: "feed" | "folder";
  readonly place: string;
  readonly missing: boolean;
  readonly fetched: string | null;
  readonly articles: number;
  readonly failures: number;
  readonly error: string | null;
};

/** What was asked, in the asker's own words: shown back as theirs. */
export type Asked = Readonly<Record<string, string>>;

/** What a command comes to. Not knowing is an outcome like the others. */
/** What proving an article again comes to: its words stand in its file, it is unchanged since it was read, or `reason` says what does not stand. */
export type Proved = { readonly kind: "proved" | "as read" } | { readonly kind: "failed"; readonly reason: string };

export type Outcome =
  | {
      readonly kind: "summary";
      readonly citation: Citation;
      readonly length: SummaryLength;
      readonly passages: readonly Passage[];
      readonly whole: boolean;
      readonly complete: boolean;
      /** Other articles that the words fit, the newest first. */
      readonly others: readonly Citation[];
    }
  | {
      readonly kind: "quotes";
      readonly asked: Asked;
      readonly quotes: readonly Quote[];
      /** The article that was asked about and has none: these are of others. */
      readonly elsewhere: Citation | null;
    }
  | { readonly kind: "facts"; readonly asked: Asked; readonly figures: readonly Figure[] }
  | {
      readonly kind: "answer";
      readonly asked: Asked;
      readonly best: Answer;
      readonly others: readonly Answer[];
      readonly contradicts: boolean;
    }
  | {
      /** No sentence answers, and an article is clearly about what was asked; `voices`: whom it quotes; `topic`: nothing else was asked for. */
      readonly kind: "story";
      readonly asked: Asked;
      readonly topic: boolean;
      readonly citation: Citation;
      readonly passages: readonly Passage[];
      readonly voices: readonly Excerpt[];
      readonly also: readonly Citation[];
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
  | {
      readonly kind: "context";
      readonly citation: Citation;
      readonly passages: readonly Passage[];
      readonly focus: Excerpt;
      /** Whose words the focus is, or has most of; null where nobody's stand there. */
      readonly said: Pick<Quote, "attribution" | "cue"> | null;
    }
  | {
      readonly kind: "source";
      readonly citation: Citation;
      readonly excerpt: Excerpt;
      /** What proving the article again came to; null where its raw input is not at hand. */
      readonly proof: Proved | null;
    }
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
      readonly wants: "date" | "article or topic" | "words" | "address";
    }
  | {
      readonly kind: "added";
      readonly asked: Asked;
      readonly added: readonly { readonly citation: Citation; readonly outcome: Added["outcome"] }[];
      readonly refused: readonly string[];
    }
  | { readonly kind: "sources"; readonly sources: readonly SourceState[] }
  | { readonly kind: "help" }
  | { readonly kind: "about"; readonly holdings: Holdings };
