import type { Account } from "../language/english/account.ts";
import type { Span } from "../text/span.ts";

/** A place in an article's current revision. */
export type Printed = { readonly article: string; readonly revision: string; readonly span: Span; readonly words: string };

/** A person, with the counts of a lookup. `key` is what `personNamed` takes. */
export type IndexedPerson = {
  readonly person: number;
  readonly key: string;
  readonly quotations: number;
  readonly articles: number;
  /** The fullest form of the name, and the role the newest article gives, if one does. */
  readonly name: Printed;
  readonly role: Printed | null;
};

/** An article that quotes a person, with the keys its quotations have there. */
export type Appearance = { readonly key: string; readonly name: Printed; readonly role: Printed | null };

/** Restricts a lookup to articles of some days and publishers; see `Filter`. */
export type PublishedWithin = {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly source?: string | undefined;
};

/** Restricts people to those quoted on a topic, or in some articles. */
export type PeopleQuery = PublishedWithin & { readonly topic?: string | undefined };

/** What to list topics of: since when, of which publisher, and the day of asking (ISO 8601). */
export type TopicsQuery = { readonly since?: string | undefined; readonly source?: string | undefined; readonly now: string };

/** A topic of articles: how many were about it in each window, the oldest first, and in the whole archive. */
export type IndexedTopic = {
  readonly key: string;
  readonly place: Printed;
  readonly windows: readonly number[];
  readonly articles: number;
};

/** Topics, and the last window they are counted in: from a day to a day, inclusive. The windows before it are as long. */
export type WrittenAbout = {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly topics: readonly IndexedTopic[];
};

/** A dated sentence of a current revision, with its headline. */
export type IndexedEvent = {
  readonly sentence: Printed;
  readonly title: string;
  readonly date: Printed | null;
  readonly day: string;
  readonly stated: boolean;
};

/** An article's account, with its day of publication in days since 1970 (far below 0 if unknown). */
export type IndexedAccount = { readonly article: string; readonly day: number; readonly account: Account };

/** Ways into the archive, read off tables that are filled when an article is added. */
export interface Ways {
  /** The people quoted, most first; on a topic, in its newest 2,000 articles. */
  people(asked: PeopleQuery, limit?: number): Promise<readonly IndexedPerson[]>;
  /** The people of some keys of speakers; those of `IndexedPerson` name one person each. */
  peopleWith(keys: readonly string[]): Promise<readonly IndexedPerson[]>;
  /** The articles that quote a person, newest first. */
  appearances(person: number, limit: number, filter?: PublishedWithin): Promise<readonly Appearance[]>;
  /** How often a person is quoted in the articles of a filter, and in how many. */
  quotedWithin(person: number, filter: PublishedWithin): Promise<{ readonly quotations: number; readonly articles: number }>;
  /** The forms of a person's name, most printed first. */
  formsOf(person: number, limit: number): Promise<readonly Printed[]>;
  /** The people quoted in the same articles, counted over the newest 500. */
  quotedBeside(person: number, limit: number, filter?: PublishedWithin): Promise<readonly IndexedPerson[]>;
  /** What is written about, rising first; null if no article is new enough. */
  writtenAbout(asked: TopicsQuery, limit: number): Promise<WrittenAbout | null>;
  /** The dated sentences of articles, each article's in its order. */
  eventsOf(articles: readonly string[]): Promise<readonly IndexedEvent[]>;
  /** The revisions of an article with the times they were added (ISO 8601), oldest first. */
  revisionsOf(article: string): Promise<readonly { readonly revision: string; readonly added: string }[]>;
  /** The names and figures of articles. */
  accountsOf(articles: readonly string[]): Promise<readonly IndexedAccount[]>;
  /** What the person's quotations are about, in the newest 100 articles. */
  topicsOf(person: number, limit: number, filter?: PublishedWithin): Promise<readonly Printed[]>;
}
