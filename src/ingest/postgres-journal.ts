import type { Postgres } from "../postgres/connect.ts";
import { migrate } from "../postgres/migrate.ts";
import { blank, type FeedEntry, type FeedJournal } from "./feed-journal.ts";

const MIGRATIONS = [
  `
  CREATE TABLE source (
    place text PRIMARY KEY,
    fetched text,
    etag text,
    "lastModified" text,
    articles integer NOT NULL DEFAULT 0,
    failures integer NOT NULL DEFAULT 0,
    error text,
    due timestamptz NOT NULL DEFAULT now(),
    leased timestamptz NOT NULL DEFAULT now() -- until when a process has taken it
  );
  `,
];

/** A source is free again this long after a process claimed it and died; longer than any feed takes. */
const LEASE = "10 minutes";

/**
 * Opens the journal in a PostgreSQL database, where processes share out the sources: one polls, the others wait for its next turn. Only the
 * database's clock counts. Rejects with a DatabaseError.
 */
export async function openPostgresJournal(database: Postgres): Promise<FeedJournal> {
  const { named } = database;
  await migrate(database, "journal", MIGRATIONS);
  return {
    async claim(place, next) {
      await named((sql) => sql`INSERT INTO source (place) VALUES (${place}) ON CONFLICT DO NOTHING`);
      const [taken] = await named(
        (sql) => sql`
          UPDATE source SET due = now() + ${next} * interval '1 millisecond', leased = now() + ${LEASE}::interval
          WHERE place = (SELECT place FROM source WHERE place = ${place} AND due <= now() AND leased <= now() FOR UPDATE SKIP LOCKED)
          RETURNING place`,
      );
      if (taken) return 0;
      const [row] = await named(
        (sql) => sql<{ wait: number }[]>`
          SELECT extract(epoch FROM greatest(due, leased) - now())::float8 * 1000 AS wait FROM source WHERE place = ${place}`,
      );
      // Another process is claiming it: its next turn is not known yet.
      return Math.max(row?.wait ?? 0, 1000);
    },
    async entry(place) {
      const [row] = await named(
        (sql) => sql<FeedEntry[]>`
          SELECT place, fetched, etag, "lastModified", articles, failures, error FROM source WHERE place = ${place}`,
      );
      return row ?? blank(place);
    },
    async succeeded(place, at, articles, etag, lastModified) {
      await named(
        (sql) => sql`
          INSERT INTO source AS s (place, fetched, etag, "lastModified", articles) VALUES (${place}, ${at}, ${etag}, ${lastModified}, ${articles})
          ON CONFLICT (place) DO UPDATE SET fetched = excluded.fetched, etag = excluded.etag, "lastModified" = excluded."lastModified",
            articles = s.articles + excluded.articles, failures = 0, error = NULL, leased = now()`,
      );
    },
    async failed(place, error) {
      await named(
        (sql) => sql`
          INSERT INTO source AS s (place, failures, error) VALUES (${place}, 1, ${error})
          ON CONFLICT (place) DO UPDATE SET failures = s.failures + 1, error = excluded.error, leased = now()`,
      );
    },
    close: async () => {},
  };
}
