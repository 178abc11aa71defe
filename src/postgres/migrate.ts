import { DatabaseError } from "../sqlite/error.ts";
import type { Postgres } from "./connect.ts";

/** Key of the advisory lock under which tables change: one process migrates, the others wait. */
const LOCK = 0x76_65_72_62;

/**
 * Brings the tables of a room ("record", "state") to the newest version, all or nothing, one process at a time. A step that has run is never edited.
 * Rejects with a DatabaseError, also where a later version of Verbatim has been here.
 */
export async function migrate({ named, name, schema }: Postgres, room: string, steps: readonly string[]): Promise<void> {
  await named((pool) =>
    pool.begin(async (sql) => {
      await sql`SELECT pg_advisory_xact_lock(${LOCK})`;
      // Looked up first: creating needs a right on the database that its owner may keep for themselves.
      const [known] = await sql`SELECT 1 FROM pg_namespace WHERE nspname = ${schema}`;
      if (!known) await sql`CREATE SCHEMA ${sql(schema)}`;
      await sql`CREATE TABLE IF NOT EXISTS migration (room text PRIMARY KEY, version integer NOT NULL)`;
      const [row] = await sql<{ version: number }[]>`SELECT version FROM migration WHERE room = ${room}`;
      const version = row?.version ?? 0;
      if (version > steps.length) throw new DatabaseError(name, "was written by a later version of Verbatim");
      for (const step of steps.slice(version)) await sql.unsafe(step);
      await sql`
        INSERT INTO migration VALUES (${room}, ${steps.length}) ON CONFLICT (room) DO UPDATE SET version = excluded.version`;
    }),
  );
}
