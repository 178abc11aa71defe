import type { KeptReadings } from "../reader/guarded.ts";
import type { Database } from "../sqlite/database.ts";

/** How long a reading is kept after it was made, in milliseconds, and how many. */
export const KEPT_FOR = 30 * 24 * 60 * 60 * 1000;
export const MOST_KEPT = 10_000;

/** A key is a hash of a question, its candidates and the model: neither a question nor an asker can be read back. A reading is numbers. */
export const READING_TABLES = `
  CREATE TABLE reading (key TEXT PRIMARY KEY, reading TEXT NOT NULL, kept INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX reading_by_age ON reading (kept);
`;

/** What readers chose, in the state file: the same question costs nothing the second time. Methods reject with a DatabaseError. */
export function openReadings(database: Database, now: () => Date, mostKept = MOST_KEPT): KeptReadings {
  const oldest = () => now().getTime() - KEPT_FOR;
  return {
    async reading(key) {
      const row = database.get<{ reading: string }>("SELECT reading FROM reading WHERE key = ? AND kept >= ?", key, oldest());
      return row ? database.parse<unknown>(row.reading) : null;
    },
    async keepReading(key, reading) {
      database.transaction(() => {
        database.run("INSERT OR REPLACE INTO reading VALUES (:key, :reading, :kept)", {
          key,
          reading: JSON.stringify(reading),
          kept: now().getTime(),
        });
        database.run("DELETE FROM reading WHERE kept < ?", oldest());
        database.run(
          "DELETE FROM reading WHERE key IN (SELECT key FROM reading ORDER BY kept DESC, key LIMIT -1 OFFSET ?)",
          mostKept,
        );
      });
    },
  };
}
