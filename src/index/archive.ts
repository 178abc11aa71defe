import type { Article } from "../article/article.ts";
import type { Analysis, Fact, FactKind, Quotation } from "../language/analysis.ts";
import type { Postings } from "../language/answering/postings.ts";
import type { Span } from "../text/span.ts";

/** One revision of an article as it is held. */
export type Held = Article & {
  /** Hash of every field that may be quoted. */
  readonly revision: string;
  /** When this revision was added, ISO 8601. */
  readonly added: string;
  /** False when the article has a later revision. */
  readonly current: boolean;
  /** Taken back by the operator: kept, never quoted. */
  readonly withdrawn: boolean;
  /** No longer at its source: still quoted, and said to be so. */
  readonly vanished: boolean;
};

/** What an `add` did; `duplicate`: the same text is held under another path or address, and `id` is the article that holds it. */
export type Added = { readonly id: string; readonly outcome: "added" | "updated" | "unchanged" | "duplicate" };

/** Which articles are meant. Dates are ISO 8601, `until` inclusive; `source` is a publisher's name or a host. */
export type Filter = {
  readonly article?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly source?: string | undefined;
};

/** An article that matched a search; `score` grows with the match. */
export type Hit = { readonly id: string; readonly score: number };

export type HeldQuotation = {
  readonly article: string;
  readonly revision: string;
  readonly index: number;
  readonly quotation: Quotation;
};
export type HeldFact = { readonly article: string; readonly revision: string; readonly index: number; readonly fact: Fact };

/** Which articles are meant, and whose quotations in them: those of speakers (by key), in articles that hold the words of a topic. */
export type Narrowing = Filter & { readonly speakers?: readonly string[] | undefined; readonly topic?: string | undefined };

/**
 * A speaker, or a topic that quotations are about, as people look for one: `key` joins the forms of a name over all articles, `place` is
 * where one of them stands.
 */
export type HeldName = {
  readonly key: string;
  readonly name: string;
  readonly place: { article: string; revision: string; span: Span };
  readonly quotations: number;
};

/** A headline for suggestions. */
export type HeldTitle = {
  readonly id: string;
  readonly revision: string;
  readonly title: string;
  readonly published: string | null;
  readonly source: string | null;
};

/** What the archive holds, for replies that say so. */
export type Holdings = {
  readonly articles: number;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly sources: readonly string[];
  readonly quotations: number;
};

/**
 * Articles kept and found again. Asynchronous, so that a shared database or a worker can stand behind it. Withdrawn articles are given by
 * `article` alone. Every method throws an ArchiveError that names the file when it cannot be read or written.
 */
export interface Archive {
  /** The current revision, or the named one; null when there is none. */
  article(id: string, revision?: string): Promise<Held | null>;
  /** The current revision of every article that may be quoted, by its id. */
  revisions(): Promise<ReadonlyMap<string, string>>;
  analysis(id: string, revision?: string): Promise<Analysis | null>;
  /** The article that is meant by an id, an address (in any of its variants) or a path; null when none is held. */
  resolve(reference: string): Promise<string | null>;
  /**
   * The articles that were found at a path or below it, withdrawn and vanished ones left out: each with the path or address that its current
   * revision was read from, and every place where it was found.
   */
  foundAt(path: string): Promise<readonly { readonly id: string; readonly path: string; readonly places: readonly string[] }[]>;
  holdings(): Promise<Holdings>;
  /** Newest first. */
  list(filter?: Filter, limit?: number): Promise<readonly Held[]>;
  /** Headlines with a word that begins with each word typed, the last added first; the newest of all for an empty string. */
  titles(typed: string, limit?: number, filter?: Filter): Promise<readonly HeldTitle[]>;
  /** Headlines of the 100 newest articles that are meant, the newest first; of those last added where a topic alone is named. */
  titlesWithin(narrowing: Narrowing, limit?: number): Promise<readonly HeldTitle[]>;
  /** Headlines of articles that hold each of the words, the last added first; a word that none holds is passed over. */
  mentioning(words: string, limit?: number, filter?: Filter): Promise<readonly HeldTitle[]>;
  /** Every word of a headline, folded: what a misspelt one may have meant. The same array until something is written. */
  headlineWords(): Promise<readonly string[]>;
  /** Articles that hold the words, best first. Words between quotation marks are looked for as a phrase; any other word is optional. */
  search(words: string, filter?: Filter, limit?: number): Promise<readonly Hit[]>;
  /**
   * Articles in which runs of words stand side by side, those with the most of them first, then the first added; `score` is how many. Of a
   * run that stands in very many articles the first 500 are looked at.
   */
  holding(runs: readonly string[], limit?: number): Promise<readonly Hit[]>;
  /** What answering needs of the current revisions of articles, by their ids. */
  postings(ids: readonly string[]): Promise<ReadonlyMap<string, Postings>>;
  /** Quotations, newest article first: those of a speaker (by key), those in the articles named. */
  quotations(
    asked: { speaker?: string | undefined; articles?: readonly string[] | undefined },
    filter?: Filter,
    limit?: number,
  ): Promise<readonly HeldQuotation[]>;
  facts(
    asked: { kind?: FactKind | undefined; articles: readonly string[] },
    filter?: Filter,
    limit?: number,
  ): Promise<readonly HeldFact[]>;
  /**
   * Speakers whose name has a word that begins with each word typed, the most quoted first; all speakers for an empty string. `narrowing`
   * leaves those quoted in the 100 newest articles that are meant.
   */
  speakers(typed: string, limit?: number, narrowing?: Narrowing): Promise<readonly HeldName[]>;
  /** Every word of a speaker's name, folded. The same array until something is written. */
  speakerWords(): Promise<readonly string[]>;
  /** What quotations are about, in the same way. */
  topics(typed: string, limit?: number, narrowing?: Narrowing): Promise<readonly HeldName[]>;
  topicWords(): Promise<readonly string[]>;
  /** How many articles can be found. */
  size(): number;
  /** In how many of all articles a stem stands, from 0 to 1. */
  frequency(stem: string): number;
  close(): Promise<void>;
}
