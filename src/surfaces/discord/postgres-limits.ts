import type { Postgres } from "../../postgres/connect.ts";
import { migrate } from "../../postgres/migrate.ts";
import { DatabaseError } from "../../sqlite/error.ts";
import { type Cooldown, openCooldown } from "../cooldown.ts";
import { INTERACTION_LIFE, openSeen, type Seen } from "./seen.ts";

/** Not written to PostgreSQL's log: after a crash of the database everybody may ask again. */
const MIGRATIONS = [
  `
  CREATE UNLOGGED TABLE cooldown (key text PRIMARY KEY, "full" double precision NOT NULL);       -- ms since 1970 when the allowance is full again
  CREATE UNLOGGED TABLE seen (id text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now());
  `,
];

/** Someone waits for the answer meanwhile. Milliseconds. */
const PATIENCE = 500;
/** Stale rows are deleted once every so many calls. */
const BETWEEN_CLEANING = 1000;

/** What the processes that answer must know of each other: who asked how often, and which interactions were answered. */
export type SharedLimits = { readonly cooldown: Cooldown; readonly seen: Seen };

/**
 * Opens cooldowns and answered interactions in a PostgreSQL database; each process counts for itself while it is away. Rejects with a DatabaseError.
 */
export async function openPostgresLimits(database: Postgres): Promise<SharedLimits> {
  await migrate(database, "limits", MIGRATIONS);
  const alone = { cooldown: openCooldown(), seen: openSeen(INTERACTION_LIFE) };
  let calls = 0;

  async function orAlone<T>(shared: () => Promise<T>, fallback: () => Promise<T>): Promise<T> {
    try {
      if (++calls % BETWEEN_CLEANING === 0) void clean(database);
      return await shared();
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      return fallback();
    }
  }

  return {
    cooldown: {
      take: (asked) => {
        const limited = asked.flatMap(({ key, rate }) => (rate === null ? [] : [{ key, ...rate }]));
        return limited.length === 0
          ? Promise.resolve(null)
          : orAlone(
              () => take(database, limited),
              () => alone.cooldown.take(asked),
            );
      },
    },
    seen: (id) =>
      orAlone(
        async () => {
          const stored = await database.named(
            (sql) => sql`INSERT INTO seen (id) VALUES (${id}) ON CONFLICT DO NOTHING RETURNING id`,
            PATIENCE,
          );
          return stored.length === 0;
        },
        () => alone.seen(id),
      ),
  };
}

/** The generic cell rate algorithm of `openCooldown` as one statement, by the database's clock. */
async function take(
  { named }: Postgres,
  asked: readonly { readonly key: string; readonly requests: number; readonly seconds: number }[],
): Promise<number | null> {
  const rates = asked.map(({ key, requests, seconds }) => ({ key, each: (seconds * 1000) / requests, span: seconds * 1000 }));
  const [row] = await named(
    (sql) => sql<{ free: number | null }[]>`
      WITH clock AS (SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS t),
        asked AS (SELECT * FROM json_to_recordset(${JSON.stringify(rates)}::text::json) AS a (key text, each float8, span float8)),
        locked AS (SELECT c.key, c."full" FROM cooldown c JOIN asked USING (key) ORDER BY c.key FOR UPDATE OF c),
        moved AS (
          SELECT a.key, a.each, greatest(coalesce(l."full", 0), t) + a.each AS at, greatest(coalesce(l."full", 0), t) + a.each - a.span AS free
          FROM clock, asked a LEFT JOIN locked l USING (key)),
        refused AS (SELECT max(free) AS free FROM moved, clock WHERE free - t >= 1),
        counted AS (
          INSERT INTO cooldown AS c SELECT key, at FROM moved WHERE (SELECT free FROM refused) IS NULL
          ON CONFLICT (key) DO UPDATE SET "full" = excluded."full")
      SELECT ceil(free) AS free FROM refused`,
    PATIENCE,
  );
  return row?.free ?? null;
}

async function clean({ named }: Postgres): Promise<void> {
  try {
    await named((sql) => sql`DELETE FROM cooldown WHERE "full" < extract(epoch FROM now()) * 1000`);
    await named((sql) => sql`DELETE FROM seen WHERE at < now() - ${INTERACTION_LIFE} * interval '1 millisecond'`);
  } catch {
    // The database is away; the next round deletes more.
  }
}
