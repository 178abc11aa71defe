import type { Postgres, Statements } from "../postgres/connect.ts";
import type { KeptReadings } from "../reader/guarded.ts";
import { KEPT_FOR, MOST_KEPT } from "./readings.ts";

/** The table of `READING_TABLES`. */
export const POSTGRES_READING_TABLES = `
  CREATE TABLE reading (key text PRIMARY KEY, reading text NOT NULL, kept bigint NOT NULL);
  CREATE INDEX reading_by_age ON reading (kept);
`;

/** Someone waits for the answer meanwhile. Milliseconds. */
const PATIENCE = 800;
/** Old readings are dropped once every so many kept. */
const BETWEEN_CLEANING = 200;

/** What readers chose, in a PostgreSQL database whose state tables exist: what one process paid for serves all. */
export function openPostgresReadings({ named }: Postgres, now: () => number): KeptReadings {
  let keptSinceCleaning = 0;
  const drop = (sql: Statements) => sql`
    DELETE FROM reading WHERE kept < ${now() - KEPT_FOR} OR key IN (SELECT key FROM reading ORDER BY kept DESC, key OFFSET ${MOST_KEPT})`;
  return {
    async reading(key) {
      const [row] = await named(
        (sql) => sql<{ reading: string }[]>`SELECT reading FROM reading WHERE key = ${key} AND kept >= ${now() - KEPT_FOR}`,
        PATIENCE,
      );
      return row ? (JSON.parse(row.reading) as unknown) : null;
    },
    async keepReading(key, reading) {
      await named(
        (sql) => sql`
          INSERT INTO reading VALUES (${key}, ${JSON.stringify(reading)}, ${now()})
          ON CONFLICT (key) DO UPDATE SET reading = excluded.reading, kept = excluded.kept`,
        PATIENCE,
      );
      if (++keptSinceCleaning < BETWEEN_CLEANING) return;
      keptSinceCleaning = 0;
      await named(drop);
    },
  };
}
