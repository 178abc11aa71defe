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

const MIGRATIONS = [
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

/** What is remembered of each source, in a file beside the archive. Losing it only costs fetching each again. */
export class FeedJournal {
  readonly #database: Database;

  constructor(archiveFile: string) {
    this.#database = new Database(journalFile(archiveFile), MIGRATIONS, "delete it, and it is made anew");
  }

  entry(place: string): FeedEntry {
    const blank = { place, fetched: null, etag: null, lastModified: null, articles: 0, failures: 0, error: null };
    return this.#database.get<FeedEntry>("SELECT * FROM source WHERE place = ?", place) ?? blank;
  }

  /** Records a success that gave `articles` new ones. */
  succeeded(place: string, at: string, articles: number, etag: string | null, lastModified: string | null): void {
    this.#database.run(
      `INSERT INTO source (place, fetched, etag, lastModified, articles) VALUES (:place, :at, :etag, :lastModified, :articles)
       ON CONFLICT (place) DO UPDATE SET fetched = excluded.fetched, etag = excluded.etag, lastModified = excluded.lastModified,
         articles = articles + excluded.articles, failures = 0, error = NULL`,
      { place, at, etag, lastModified, articles },
    );
  }

  failed(place: string, error: string): void {
    this.#database.run(
      `INSERT INTO source (place, failures, error) VALUES (:place, 1, :error)
       ON CONFLICT (place) DO UPDATE SET failures = failures + 1, error = excluded.error`,
      { place, error },
    );
  }

  close(): void {
    this.#database.close();
  }
}

const journalFile = (archiveFile: string): string =>
  archiveFile === ":memory:" ? archiveFile : `${archiveFile.replace(/\.sqlite$/, "")}.sources.sqlite`;
