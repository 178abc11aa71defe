import { Database } from "../sqlite/database.ts";

/** A source's last result: times in ISO 8601, `failures` in a row. */
export type FeedEntry = {
  readonly place: string;
  readonly fetched: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Articles it has given in all. */
  readonly articles: number;
  readonly failures: number;
  readonly error: string | null;
};

/** Steps from one version of the file to the next. */
export const FEED_JOURNAL_MIGRATIONS = [
  `
  CREATE TABLE source (
    place TEXT PRIMARY KEY,
    fetched TEXT,
    etag TEXT,
    lastModified TEXT,
    articles INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    error TEXT
  ) STRICT, WITHOUT ROWID;
  `,
];

/** The entry of a source that was never fetched. */
export const blank = (place: string): FeedEntry => ({
  ...{ place, fetched: null, etag: null, lastModified: null, articles: 0, failures: 0, error: null },
});

/** What is remembered of each source. Losing it only costs fetching each again. Every method may reject with a DatabaseError. */
export interface FeedJournal {
  /**
   * Takes a source for this process, whose turn after this one comes in `next` milliseconds. Returns 0, or how many milliseconds to wait because
   * another process has taken it.
   */
  claim(place: string, next: number): Promise<number>;
  entry(place: string): Promise<FeedEntry>;
  /** Records a success that gave `articles` new ones. */
  succeeded(place: string, at: string, articles: number, etag: string | null, lastModified: string | null): Promise<void>;
  failed(place: string, error: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the journal in a SQLite file beside the archive's. Throws a DatabaseError. */
export function openFeedJournal(archiveFile: string): FeedJournal {
  const database = new Database(journalFile(archiveFile), FEED_JOURNAL_MIGRATIONS, "delete it, and it is made anew");
  return {
    claim: async () => 0,
    entry: async (place) => database.get<FeedEntry>("SELECT * FROM source WHERE place = ?", place) ?? blank(place),
    async succeeded(place, at, articles, etag, lastModified) {
      database.run(
        `INSERT INTO source (place, fetched, etag, lastModified, articles) VALUES (:place, :at, :etag, :lastModified, :articles)
         ON CONFLICT (place) DO UPDATE SET fetched = excluded.fetched, etag = excluded.etag, lastModified = excluded.lastModified,
           articles = articles + excluded.articles, failures = 0, error = NULL`,
        { place, at, etag, lastModified, articles },
      );
    },
    async failed(place, error) {
      database.run(
        `INSERT INTO source (place, failures, error) VALUES (:place, 1, :error)
         ON CONFLICT (place) DO UPDATE SET failures = failures + 1, error = excluded.error`,
        { place, error },
      );
    },
    close: async () => database.close(),
  };
}

/** The file of the journal that belongs to an archive's file. */
export const journalFile = (archiveFile: string): string =>
  archiveFile === ":memory:" ? archiveFile : `${archiveFile.replace(/\.sqlite$/, "")}.sources.sqlite`;
