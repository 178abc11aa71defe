import { LRUCache } from "lru-cache";
import type { Request } from "../answer/command.ts";
import type { Postgres, Statements } from "../postgres/connect.ts";
import { migrate } from "../postgres/migrate.ts";
import { DatabaseError } from "../sqlite/error.ts";
import { openPostgresDigests, POSTGRES_DIGEST_TABLE } from "./postgres-digests.ts";
import { openPostgresFollows, POSTGRES_FOLLOW_EDITS, POSTGRES_FOLLOW_TABLES } from "./postgres-follows.ts";
import { openPostgresOutbox, POSTGRES_OUTBOX_ATTEMPTS, POSTGRES_OUTBOX_TABLES } from "./postgres-outbox.ts";
import { openPostgresReadings, POSTGRES_READING_TABLES } from "./postgres-readings.ts";
import { defaults, type ServerSettings } from "./settings.ts";
import type { State } from "./state.ts";

const MIGRATIONS = [
  `
  CREATE TABLE server (id text PRIMARY KEY, settings text NOT NULL);
  CREATE TABLE request (key text PRIMARY KEY, request text NOT NULL, kept bigint NOT NULL); -- ms since 1970
  CREATE INDEX request_by_age ON request (kept);
  `,
  POSTGRES_OUTBOX_TABLES + POSTGRES_FOLLOW_TABLES + POSTGRES_READING_TABLES + POSTGRES_DIGEST_TABLE,
  POSTGRES_OUTBOX_ATTEMPTS,
  POSTGRES_FOLLOW_EDITS,
];

/** How long a request is kept after its last use, in ms, and how many: more than in a file, since more servers share them. */
const KEPT_FOR = 30 * 24 * 60 * 60 * 1000;
const MOST_KEPT = 100_000;
/** Old requests are dropped once every so many kept. */
const BETWEEN_CLEANING = 200;

/** Someone waits for the answer meanwhile. Milliseconds. */
const PATIENCE = 800;
/** How long settings are used without asking again: a change takes that long to reach every process. Milliseconds. */
const FRESH = 5000;

/** The database's clock, in ms since 1970: those of the processes may differ. */
const clock = (sql: Statements) => sql`(extract(epoch FROM now()) * 1000)::bigint`;

/** Settings of a server that were never read: nothing is shown to everybody that its managers may want private. */
const unknown: ServerSettings = { ...defaults, private: true };

/**
 * Opens the state in a PostgreSQL database and makes its tables where there are none. While the database is away, settings are those last read.
 * Rejects with a DatabaseError.
 */
export async function openPostgresState(
  database: Postgres,
  mostKept = MOST_KEPT,
  now: () => number = database.now,
): Promise<State> {
  const { named } = database;
  await migrate(database, "state", MIGRATIONS);
  const known = new LRUCache<string, { readonly settings: ServerSettings; readonly until: number }>({ max: 20_000 });
  let keptSinceCleaning = 0;

  async function clean(): Promise<void> {
    await named(
      (sql) => sql`
        DELETE FROM request WHERE kept < ${clock(sql)} - ${KEPT_FOR}::bigint
          OR key IN (SELECT key FROM request ORDER BY kept DESC, key OFFSET ${mostKept})`,
    );
  }

  return {
    readings: openPostgresReadings(database, now),
    telling: {
      follows: openPostgresFollows(database, now),
      digests: openPostgresDigests(database),
      outbox: openPostgresOutbox(database),
    },
    async keep(key, request) {
      await named(
        (sql) => sql`
          INSERT INTO request VALUES (${key}, ${JSON.stringify(request)}, ${clock(sql)})
          ON CONFLICT (key) DO UPDATE SET kept = greatest(request.kept, excluded.kept)`,
        PATIENCE,
      );
      if (++keptSinceCleaning < Math.min(BETWEEN_CLEANING, mostKept)) return;
      keptSinceCleaning = 0;
      await clean();
    },
    async kept(key) {
      const [row] = await named(
        (sql) => sql<{ request: string }[]>`
          SELECT request FROM request WHERE key = ${key} AND kept >= ${clock(sql)} - ${KEPT_FOR}::bigint`,
        PATIENCE,
      );
      return row ? (JSON.parse(row.request) as Request) : null;
    },
    async settings(server) {
      if (server === null) return defaults;
      const last = known.get(server);
      if (last && Date.now() < last.until) return last.settings;
      try {
        const [row] = await named(
          (sql) => sql<{ settings: string }[]>`SELECT settings FROM server WHERE id = ${server}`,
          PATIENCE,
        );
        const settings = row ? { ...defaults, ...(JSON.parse(row.settings) as Partial<ServerSettings>) } : defaults;
        known.set(server, { settings, until: Date.now() + FRESH });
        return settings;
      } catch (error) {
        if (!(error instanceof DatabaseError)) throw error;
        return last?.settings ?? unknown;
      }
    },
    async change(server, changed) {
      await named(
        (sql) => sql`
          INSERT INTO server VALUES (${server}, ${JSON.stringify(changed)})
          ON CONFLICT (id) DO UPDATE SET settings = excluded.settings`,
        PATIENCE,
      );
      known.set(server, { settings: changed, until: Date.now() + FRESH });
    },
    close: async () => {},
  };
}
