import { openPostgresJournal } from "../ingest/postgres-journal.ts";
import type { Postgres, Statements } from "../postgres/connect.ts";
import { openPostgresRecord } from "../record/postgres-record.ts";
import { DatabaseError } from "../sqlite/error.ts";
import { openPostgresState } from "../state/postgres-state.ts";
import type { Row, TableStore } from "./tables.ts";

/** A process that reported so recently is running. Seconds. */
const RUNNING = 15;

/** The tables in a PostgreSQL database as they are now, whatever running processes write. Rejects with a DatabaseError. */
export async function readPostgresTables(database: Postgres): Promise<TableStore> {
  await makeTables(database);
  const one = await database.named((sql) => sql.reserve());
  await one`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY`;
  return {
    ...tablesOn((work) => database.named(() => work(one as unknown as Statements))),
    async close() {
      await one`ROLLBACK`.catch(() => {});
      one.release();
      await database.close();
    },
  };
}

/** The tables in a PostgreSQL database, to be filled. Rejects with a DatabaseError, also where a process is running on them. */
export async function writePostgresTables(database: Postgres): Promise<TableStore> {
  const record = await makeTables(database);
  const running = (await record.processes()).find(({ silentFor }) => silentFor < RUNNING);
  if (running) throw new DatabaseError(database.name, `is in use by ${running.name}: stop it first`);
  return { ...tablesOn((work) => database.named(work)), close: database.close };
}

async function makeTables(database: Postgres) {
  await openPostgresState(database);
  await openPostgresJournal(database);
  return openPostgresRecord(database);
}

type Run = <T>(work: (sql: Statements) => Promise<T>) => Promise<T>;

function tablesOn(run: Run): Omit<TableStore, "close"> {
  return {
    rows: ({ name, key, keyType, columns }, after, limit) =>
      run(async (sql) => {
        // Text is compared by bytes, as in SQLite, whatever the database's language.
        const order = keyType === "text" ? sql`${sql(key)} COLLATE "C"` : sql(key);
        const from = after === null ? sql`` : sql`WHERE ${order} > ${after}`;
        return sql<Row[]>`SELECT ${sql([...columns])} FROM ${sql(name)} ${from} ORDER BY ${order} LIMIT ${limit}`;
      }),
    put: ({ name, key, columns }, rows) =>
      run(async (sql) => {
        const changed = columns.filter((column) => column !== key).map((column) => sql`${sql(column)} = excluded.${sql(column)}`);
        const set = changed.flatMap((one, n) => (n === 0 ? [one] : [sql`, `, one]));
        await sql`INSERT INTO ${sql(name)} ${sql(rows as never, ...(columns as never[]))} ON CONFLICT (${sql(key)}) DO UPDATE SET ${set}`;
      }),
    remove: ({ name, key }, keys) =>
      run(async (sql) => {
        await sql`DELETE FROM ${sql(name)} WHERE ${sql(key)} IN ${sql(keys as never[])}`;
      }),
    finish: () =>
      run(async (sql) => {
        await sql`UPDATE record SET last = greatest(last, (SELECT coalesce(max(place), 0) FROM change))`;
        await sql`SELECT setval(pg_get_serial_sequence('input', 'number'), (SELECT coalesce(max(number), 0) + 1 FROM input), false)`;
      }),
  };
}
