import { createHash } from "node:crypto";
import { type Row, TABLES, type Table, type TableStore, type Value } from "./tables.ts";

/** Rows copied at once: raw inputs are some kilobytes each. */
const AT_ONCE = 200;

/** A table in one store: the number of its rows and a hash over all of them. */
export type TableDigest = { readonly rows: number; readonly hash: string };

/** A copied table; `source` and `target` are the same if it arrived. */
export type Transferred = { readonly table: string; readonly source: TableDigest; readonly target: TableDigest };

/**
 * Copies every table from one store to another and compares both by count and hash. After an interruption it resumes. What the source no
 * longer has is removed from the target.
 */
export async function transfer(
  source: TableStore,
  target: TableStore,
  progress: (table: string, rows: number) => void = () => {},
): Promise<readonly Transferred[]> {
  // References must be gone before what they name.
  for (const table of TABLES.toReversed()) await removeExtra(source, target, table);
  for (const table of TABLES) {
    let rows = 0;
    const start = table.isFixed ? await lastKey(target, table) : null;
    for await (const batch of batches(source, table, start)) {
      await target.put(table, batch);
      rows += batch.length;
      progress(table.name, rows);
    }
  }
  await target.finish();
  const compared: Transferred[] = [];
  for (const table of TABLES)
    compared.push({ table: table.name, source: await tally(source, table), target: await tally(target, table) });
  return compared;
}

/** Does a store hold nothing yet? A table of one row always has it. */
export async function isEmpty(store: TableStore): Promise<boolean> {
  for (const table of TABLES) if (table.key.length > 0 && (await store.rows(table, null, 1)).length > 0) return false;
  return true;
}

/** Counts and hashes the rows of a table. */
async function tally(store: TableStore, table: Table): Promise<TableDigest> {
  const hash = createHash("sha256");
  let rows = 0;
  for await (const batch of batches(store, table, null)) {
    for (const row of batch)
      for (const column of table.columns) {
        const value = row[column]!;
        const written = value instanceof Uint8Array ? Buffer.from(value) : JSON.stringify(value);
        hash.update(`${written.length} `).update(written);
      }
    rows += batch.length;
  }
  return { rows, hash: hash.digest("hex") };
}

const keyOf = ({ key }: Table, row: Row): Value[] => key.map(({ name }) => row[name]!);

async function* batches(store: TableStore, table: Table, start: readonly Value[] | null): AsyncGenerator<readonly Row[]> {
  for (let after = start; ; ) {
    const rows = await store.rows(table, after, AT_ONCE);
    if (rows.length > 0) yield rows;
    if (rows.length < AT_ONCE) return;
    after = keyOf(table, rows.at(-1)!);
  }
}

async function* keys(store: TableStore, table: Table): AsyncGenerator<readonly Value[]> {
  for await (const batch of batches(store, { ...table, columns: table.key.map(({ name }) => name) }, null))
    for (const row of batch) yield keyOf(table, row);
}

async function lastKey(store: TableStore, table: Table): Promise<readonly Value[] | null> {
  let last: readonly Value[] | null = null;
  for await (const key of keys(store, table)) last = key;
  return last;
}

async function removeExtra(source: TableStore, target: TableStore, table: Table): Promise<void> {
  if (table.key.length === 0) return;
  const known = new Set<string>();
  for await (const key of keys(source, table)) known.add(JSON.stringify(key));
  const extra: (readonly Value[])[] = [];
  for await (const key of keys(target, table)) if (!known.has(JSON.stringify(key))) extra.push(key);
  for (let at = 0; at < extra.length; at += AT_ONCE) await target.remove(table, extra.slice(at, at + AT_ONCE));
}
