import type { Article } from "../article/article.ts";
import type { Analysis, Fact, FactKind, Quotation } from "../language/analysis.ts";
import type { Postings } from "../language/answering/postings.ts";
import type { Span } from "../text/span.ts";
import type { Ways } from "./ways.ts";

/** A stored revision of an article. */
export type StoredArticle = Article & {
  /** Hash of every field that may be quoted. */
  readonly revision: string;
  /** When this revision was added, ISO 8601. */
  readonly added: string;
  /** False when the article has a later revision. */
  readonly current: boolean;
  /** Withdrawn by the operator: kept, never quoted. */
  readonly withdrawn: boolean;
  /** No longer at its source: still quoted, with a note. */
  readonly vanished: boolean;
};

/** The result of adding an article. `duplicate`: the article `id` has the same text under another path or address. */
export type Added = { readonly id: string; readonly outcome: "added" | "updated" | "unchanged" | "duplicate" };

/** Restricts a lookup to some articles. Dates are ISO 8601, `until` inclusive; `source` is part of a publisher's name or host. */
export type Filter = {
  readonly article?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly source?: string | undefined;
};

/** An article that matched a search; higher scores match better. */
export type Hit = { readonly id: string; readonly score: number };

export type StoredQuotation = {
  readonly article: string;
  readonly revision: string;
  readonly index: number;
  readonly quotation: Quotation;
};
export type StoredFact = { readonly article: string; readonly revision: string; readonly index: number; readonly fact: Fact };

/** Restricts a lookup to quotations by some speakers (keys), or in articles with the words of a topic. */
export type Narrowing = Filter & { readonly speakers?: readonly string[] | undefined; readonly topic?: string | undefined };

/**
 * Whose quotations are asked for, or in which articles. With `about`, of the first ones found only those whose articles, headline included, may have
 * `least` of the weight of its stems.
 */
export type QuotationsAsked = {
  readonly speaker?: string | undefined;
  readonly articles?: readonly string[] | undefined;
  readonly about?: { readonly stems: ReadonlyMap<string, number>; readonly least: number } | undefined;
};

/** A speaker, or a topic of quotations: `key` is shared by all forms of a name, `place` is where one form is printed. */
export type IndexedName = {
  readonly key: string;
  readonly name: string;
  readonly place: { article: string; revision: string; span: Span };
  readonly quotations: number;
};

/** How many articles of a month ("2020-03") match. */
export type Month = { readonly month: string; readonly articles: number };

/** A headline for suggestions. */
export type IndexedTitle = {
  readonly id: string;
  readonly revision: string;
  readonly title: string;
  readonly published: string | null;
  readonly source: string | null;
};

/** A publisher and an article of theirs. `key`: their name, or host if `name` is null, folded. */
export type IndexedPublisher = {
  readonly key: string;
  readonly name: string | null;
  readonly article: string;
  readonly revision: string;
};

/** What the archive holds, for `/about` and for replies that found nothing. */
export type Holdings = {
  readonly articles: number;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly sources: readonly string[];
  readonly quotations: number;
  /** Articles that older rules analysed: `/people` and the like may lack them until they are read again. */
  readonly outdated: number;
};

/**
 * Looks up stored articles. Asynchronous, so that a shared database or a worker can implement it. Only `article` returns withdrawn articles.
 * Every method throws a DatabaseError that names the file.
 */
export interface Archive extends Ways {
  /** The current revision, or the named one; null when there is none. */
  article(id: string, revision?: string): Promise<StoredArticle | null>;
  /** The current revision of every article that may be quoted, by its id. */
  revisions(): Promise<ReadonlyMap<string, string>>;
  analysis(id: string, revision?: string): Promise<Analysis | null>;
  /** The id of the article with this id, address (in any variant) or path; null if there is none. */
  resolve(reference: string): Promise<string | null>;
  /**
   * Articles found at a path or below it, except withdrawn and vanished ones: each with the path its current revision was read from, and every
   * place it was found.
   */
  foundAt(path: string): Promise<readonly { readonly id: string; readonly path: string; readonly places: readonly string[] }[]>;
  /** Every path and address that an article, or a copy of it, was found under. */
  placesOf(id: string): Promise<readonly string[]>;
  holdings(): Promise<Holdings>;
  /** Newest first. */
  list(filter?: Filter, limit?: number): Promise<readonly StoredArticle[]>;
  /** Headlines in which every typed prefix begins a word, last added first; the newest articles for an empty string. */
  titles(typed: string, limit?: number, filter?: Filter): Promise<readonly IndexedTitle[]>;
  /** Headlines of the 100 newest articles that match a narrowing; of the 100 last added if it is only a topic. */
  titlesWithin(narrowing: Narrowing, limit?: number): Promise<readonly IndexedTitle[]>;
  /** Headlines of articles with all the words, last added first; words that no article has are ignored. */
  mentioning(words: string, limit?: number, filter?: Filter): Promise<readonly IndexedTitle[]>;
  /** Every word of any headline, folded, to correct a misspelt one. The same array until something is written. */
  headlineWords(): Promise<readonly string[]>;
  /** Articles with the words, best first. Words in quotation marks are a phrase that must match; all others are optional. */
  search(words: string, filter?: Filter, limit?: number): Promise<readonly Hit[]>;
  /**
   * Articles that contain runs of consecutive words, most runs first, then first added; `score` counts the runs. For a very common run only
   * the first 500 articles are read.
   */
  holding(runs: readonly string[], limit?: number): Promise<readonly Hit[]>;
  /** What answer ranking needs of each current revision, by article id. */
  postings(ids: readonly string[]): Promise<ReadonlyMap<string, Postings>>;
  /** The days of publication (ISO 8601) of articles, by id; null where unknown. */
  days(ids: readonly string[]): Promise<ReadonlyMap<string, string | null>>;
  /** Quotations by a speaker (a key), or in some articles, newest article first. */
  quotations(asked: QuotationsAsked, filter?: Filter, limit?: number): Promise<readonly StoredQuotation[]>;
  facts(
    asked: { kind?: FactKind | undefined; articles: readonly string[] },
    filter?: Filter,
    limit?: number,
  ): Promise<readonly StoredFact[]>;
  /**
   * Speakers in whose name every typed prefix begins a word, most quoted first; all for an empty string. `narrowing` keeps those quoted in its
   * 100 newest articles.
   */
  speakers(typed: string, limit?: number, narrowing?: Narrowing): Promise<readonly IndexedName[]>;
  /** Every word of a speaker's name, folded. The same array until something is written. */
  speakerWords(): Promise<readonly string[]>;
  /** Topics of quotations, in the same way. */
  topics(typed: string, limit?: number, narrowing?: Narrowing): Promise<readonly IndexedName[]>;
  topicWords(): Promise<readonly string[]>;
  /** Publishers in whose name or host every typed prefix begins a word, most articles first; all for an empty string. */
  publishers(typed: string, limit?: number): Promise<readonly IndexedPublisher[]>;
  /** How many articles of each month match, oldest first; those without a date are left out. */
  months(narrowing: Narrowing): Promise<readonly Month[]>;
  /** How many articles can be found. */
  size(): number;
  /** The share of articles that have a stem, from 0 to 1. */
  frequency(stem: string): number;
  /** A token that changes whenever anything is written to the archive, here or by another program. */
  version(): string;
  close(): Promise<void>;
}
