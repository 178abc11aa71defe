import type { PendingQuery, Row as PostgresRow } from "postgres";
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

/** Columns that the database numbers itself. */
const NUMBERED = [
  ["input", "number"],
  ["post", "id"],
  ["follow", "id"],
] as const;

type SqlFragment = PendingQuery<PostgresRow[]>;
type Transaction = <T>(work: (sql: Statements) => Promise<T>) => Promise<T>;

/** Fragments joined by commas. */
const listed = (sql: Statements, parts: readonly SqlFragment[]): SqlFragment[] =>
  parts.flatMap((part, n) => (n === 0 ? [part] : [sql`, `, part]));

function tablesOn(run: Transaction): Omit<TableStore, "close"> {
  return {
    rows: ({ name, key, columns }, after, limit) =>
      run(async (sql) => {
        const found = sql`SELECT ${sql([...columns])} FROM ${sql(name)}`;
        if (key.length === 0) return after === null ? await sql<Row[]>`${found}` : [];
        // Text is compared by bytes, as in SQLite, whatever the database's language.
        const order = listed(
          sql,
          key.map((column) => (column.type === "text" ? sql`${sql(column.name)} COLLATE "C"` : sql`${sql(column.name)}`)),
        );
        const values = (after ?? []).map((value, n) =>
          key[n]!.type === "text" ? sql`${value as string}::text` : sql`${value as number}::bigint`,
        );
        const from = after === null ? sql`` : sql`WHERE (${order}) > (${listed(sql, values)})`;
        return sql<Row[]>`${found} ${from} ORDER BY ${order} LIMIT ${limit}`;
      }),
    put: ({ name, key, columns }, rows) =>
      run(async (sql) => {
        if (key.length === 0) await sql`DELETE FROM ${sql(name)}`;
        const set = columns.map((column) => sql`${sql(column)} = excluded.${sql(column)}`);
        const known =
          key.length === 0
            ? sql``
            : sql`ON CONFLICT (${sql(key.map((column) => column.name))}) DO UPDATE SET ${listed(sql, set)}`;
        await sql`INSERT INTO ${sql(name)} ${sql(rows as never, ...(columns as never[]))} ${known}`;
      }),
    remove: ({ name, key }, keys) =>
      run(async (sql) => {
        for (const one of keys) {
          const equal = key.map((column, n) => sql`${sql(column.name)} = ${one[n] as string | number}`);
          await sql`DELETE FROM ${sql(name)} WHERE ${equal.flatMap((part, n) => (n === 0 ? [part] : [sql` AND `, part]))}`;
        }
      }),
    finish: () =>
      run(async (sql) => {
        await sql`UPDATE record SET last = greatest(last, (SELECT coalesce(max(place), 0) FROM change))`;
        for (const [table, column] of NUMBERED)
          await sql`
            SELECT setval(pg_get_serial_sequence(${table}, ${column}), (SELECT coalesce(max(${sql(column)}), 0) + 1 FROM ${sql(table)}), false)`;
      }),
  };
}
