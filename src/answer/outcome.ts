import type { Excerpt } from "../article/excerpt.ts";
import type { Added, Holdings } from "../index/archive.ts";
import type { SummaryLength } from "../language/analysis.ts";
import type { Effect } from "../language/comparison/change.ts";
import type { Reader } from "../reader/reader.ts";
import type { Span } from "../text/span.ts";
import type { ChosenBy } from "./choose.ts";
import type { Answer, Attribution, Citation, Figure, Passage, Quote, Suggestion } from "./cited.ts";
import type { DigestOutcome } from "./digest.ts";
import type { FollowOutcome } from "./follow.ts";

export type * from "./cited.ts";

/** `unconfirmed`: every word is held, but no article attributes them, neither to the asker's speaker nor to another. */
export type Verdict = "exact" | "altered" | "misattributed" | "unconfirmed" | "stitched" | "absent";

/** `stored` is null for inserted words, `given` is empty for omitted ones. */
export type WordChange = {
  readonly stored: Excerpt | null;
  readonly given: string;
  /** What it alters; the most serious change comes first. */
  readonly turns: Effect;
};

/**
 * Notes beside a verdict: the asker's ellipsis or square brackets stand for other words (`turned`: a "not" among those left
 * out); the article splits the speech by its "she said"; commas, stops or capital letters inside differ; there are three words at most;
 * there is no word at all; the words are outside quotation marks; the article does not name the speaker, so that the asker's may be right;
 * the words are quoted inside the speech of somebody else; other articles word them differently.
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
  /** The asker's words and the speaker they name. */
  readonly quote: string;
  readonly speaker: string | null;
  readonly verdict: Verdict;
  /** Where the words are, earliest article first; the nearest words when they are absent; null when nothing is near. */
  readonly match: {
    /** From the first word to the last. */
    readonly words: Excerpt;
    /** The speaker; null outside quotation marks, if the article does not say, and for quotations within a quotation. */
    readonly attribution: Attribution | null;
    readonly citation: Citation;
    readonly spoken: boolean;
    /** The speaker in whose speech the words are quoted. */
    readonly within: Attribution | null;
  } | null;
  /** The pieces if there are several: stitched from several places, or around an ellipsis or a "she said". */
  readonly parts: readonly { readonly words: Excerpt; readonly citation: Citation }[];
  readonly changes: readonly WordChange[];
  /** Articles that hold the words (of an altered quotation: the stored ones), copies of one text counted once. */
  readonly copies: number;
  /** Variants in other articles. */
  readonly wordings: readonly { readonly words: Excerpt; readonly citation: Citation }[];
  readonly notes: readonly CheckNote[];
};

/** A source of articles and its state: `fetched` in ISO 8601, `failures` in a row; a folder may be `missing`. */
export type SourceState = {
  readonly kind: "feed" | "folder";
  readonly place: string;
  readonly missing: boolean;
  readonly fetched: string | null;
  readonly articles: number;
  readonly failures: number;
  readonly error: string | null;
};

/** A person quoted: how often, in how many articles, and the newest article that names or describes them. */
export type ListedPerson = {
  /** What the option `name` of `/person` takes. */
  readonly key: string;
  readonly name: Excerpt;
  readonly role: Excerpt | null;
  readonly quotations: number;
  readonly articles: number;
  readonly citation: Citation;
};

/** A topic of articles: how many were about it in each of some windows of time, the oldest first, and in all. */
export type TopicTrend = {
  readonly name: Excerpt;
  readonly windows: readonly number[];
  readonly articles: number;
  readonly citation: Citation;
};

/**
 * A sentence and the day (ISO 8601, as precise as known) of what it tells: `stated` in it, `counted` by us from its words and the article's date,
 * or the article's own. `also`: other articles that tell it.
 */
export type TimelineEvent = {
  readonly day: string;
  readonly how: "stated" | "counted" | "article";
  readonly date: Excerpt | null;
  readonly sentence: Excerpt;
  readonly citation: Citation;
  readonly also: readonly Citation[];
};

/** What a new revision of an article altered, added (`before` is null) or took out (`after` is null), and the words that differ. */
export type RevisionChange = {
  readonly touches: "quotation" | "figure" | "headline" | "text";
  readonly before: Excerpt | null;
  readonly after: Excerpt | null;
  readonly words: readonly { readonly before: Excerpt | null; readonly after: Excerpt | null }[];
};

/** Words with the article they are from. */
export type Cited = { readonly words: Excerpt; readonly citation: Citation };

/** A sentence of an earlier revision, with the words that are no longer printed. */
export type Earlier = Cited & { readonly changed: readonly Excerpt[] };

/** An article that has changed, or says that it was corrected, with its own notes. */
export type Revised = { readonly citation: Citation; readonly notes: readonly Excerpt[] };

/**
 * The result of proving an article again: its words are in its file, it is unchanged since it was read, or `reason` names what is not there.
 * `place`: the bytes of the file from the first to the last of the cited words, with the markup between them.
 */
export type ProofResult =
  | { readonly kind: "proved"; readonly place?: Span }
  | { readonly kind: "as read" }
  | { readonly kind: "failed"; readonly reason: string };

/** The result of a command. Not knowing is an outcome like any other. */
export type Outcome =
  | {
      readonly kind: "summary";
      readonly citation: Citation;
      readonly length: SummaryLength;
      readonly passages: readonly Passage[];
      readonly whole: boolean;
      readonly complete: boolean;
      /** The model that chose the sentences, among how many; null if the rules did. */
      readonly chosenBy: ChosenBy | null;
      /** Other articles that the words match, newest first. */
      readonly others: readonly Citation[];
    }
  | {
      readonly kind: "quotes";
      readonly quotes: readonly Quote[];
      /** The article asked about, which has none: the quotations are of others. */
      readonly elsewhere: Citation | null;
    }
  | { readonly kind: "facts"; readonly figures: readonly Figure[] }
  | {
      readonly kind: "answer";
      readonly best: Answer;
      readonly others: readonly Answer[];
      readonly contradicts: boolean;
      /** The model that chose the sentences, among how many passages; null if the rules did. */
      readonly chosenBy: ChosenBy | null;
    }
  | {
      /** No sentence answers, but an article is clearly about the question. `voices`: people it quotes; `topic`: only a topic was asked for. */
      readonly kind: "story";
      readonly topic: boolean;
      readonly citation: Citation;
      readonly passages: readonly Passage[];
      readonly voices: readonly Excerpt[];
      readonly also: readonly Citation[];
    }
  | { readonly kind: "people"; readonly people: readonly ListedPerson[] }
  | {
      /** The last window is from a day to a day (ISO 8601), inclusive. */
      readonly kind: "topics";
      readonly from: string;
      readonly to: string;
      readonly days: number;
      readonly topics: readonly TopicTrend[];
    }
  | { readonly kind: "timeline"; readonly events: readonly TimelineEvent[] }
  | {
      readonly kind: "changes";
      readonly citation: Citation;
      /** When the first revision was added, or the day asked for if that is later; ISO 8601. */
      readonly since: string;
      /** The publisher's own notes on corrections. */
      readonly notes: readonly Excerpt[];
      /** Newest first; `seen`: when we added the later revision, `updated`: what it says itself. */
      readonly steps: readonly {
        readonly before: Citation;
        readonly after: Citation;
        readonly seen: string;
        readonly updated: string | null;
        readonly changes: readonly RevisionChange[];
      }[];
    }
  | {
      /** One event as different papers tell it. */
      readonly kind: "comparison";
      readonly tellings: readonly Citation[];
      readonly revised: readonly Revised[];
      /**
       * For each quantity its figures in their sentences, one of each telling that has it; `was`: what the telling printed there before it was
       * corrected.
       */
      readonly figures: readonly (readonly (Cited & { readonly figure: Excerpt; readonly was: Earlier | null })[])[];
      /** Quotations of the same words, as each telling cuts them. */
      readonly quotations: readonly (readonly (Cited & { readonly was: Earlier | null })[])[];
      /** Sentences that all tellings have, in the words of the first; and sentences that only one has. */
      readonly all: readonly Cited[];
      readonly alone: readonly Cited[];
    }
  | {
      readonly kind: "person";
      readonly person: ListedPerson;
      /** Other forms in which the name is printed. */
      readonly forms: readonly Excerpt[];
      /** Newest first. */
      readonly quotes: readonly Quote[];
      /** Roles as articles give them, newest first, each in its sentence. */
      readonly roles: readonly { readonly role: Excerpt; readonly sentence: Excerpt; readonly citation: Citation }[];
      readonly topics: readonly Excerpt[];
      /** Quoted in the same articles, counted there. */
      readonly beside: readonly ListedPerson[];
      /** Other people of that name. */
      readonly namesakes: readonly ListedPerson[];
    }
  | {
      readonly kind: "articles";
      readonly found: readonly {
        readonly citation: Citation;
        readonly passage: Excerpt | null;
        readonly matches: readonly Excerpt[];
      }[];
    }
  | {
      /** Newest first; `copies`: the same story in other papers. */
      readonly kind: "latest";
      readonly found: readonly {
        readonly citation: Citation;
        readonly lede: Excerpt | null;
        readonly copies: readonly Citation[];
      }[];
    }
  | { readonly kind: "check"; readonly checked: readonly Checked[]; readonly holdings: Holdings }
  | {
      readonly kind: "context";
      readonly citation: Citation;
      readonly passages: readonly Passage[];
      readonly focus: Excerpt;
      /** The speaker of the focus, or of most of it; null if nobody is quoted there. */
      readonly said: Pick<Quote, "attribution" | "cue"> | null;
      /** The same sentences in the article's current revision, with what differs there; null if this is the current one. */
      readonly now: {
        readonly citation: Citation;
        readonly passages: readonly Passage[];
        readonly changed: readonly Excerpt[];
      } | null;
    }
  | {
      readonly kind: "source";
      readonly citation: Citation;
      readonly excerpt: Excerpt;
      /** The result of proving the article again; null if its raw input is not available. */
      readonly proof: ProofResult | null;
    }
  | {
      readonly kind: "ambiguous";
      readonly what: "speaker" | "article";
      readonly choices: readonly Suggestion[];
    }
  | {
      readonly kind: "nothing";
      readonly holdings: Holdings;
      readonly nearest: readonly Suggestion[];
      readonly citations: readonly Citation[];
    }
  | { readonly kind: "unread"; readonly citation: Citation; readonly why: "language" | "no prose" | "none" | "alone" }
  | { readonly kind: "stale"; readonly why: "withdrawn" | "unknown" | "version" }
  | {
      readonly kind: "wrong";
      readonly option: string;
      readonly wants: "date" | "article or topic" | "words" | "address";
    }
  | {
      readonly kind: "added";
      readonly added: readonly { readonly citation: Citation; readonly outcome: Added["outcome"] }[];
      readonly refused: readonly string[];
    }
  | { readonly kind: "sources"; readonly sources: readonly SourceState[] }
  | FollowOutcome
  | DigestOutcome
  | { readonly kind: "help" }
  | { readonly kind: "about"; readonly holdings: Holdings; readonly reader: Pick<Reader, "model" | "host"> | null };
