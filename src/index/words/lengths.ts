import type { Database } from "../../sqlite/database.ts";
import { VarintReader } from "./varint.ts";

/** How many stems each article has, as FTS5 counts them: FTS5 keeps a row for each, of which ranking reads thousands. */
export const LENGTHS = `
  CREATE TABLE length (              -- stems of articles, see src/index/words/lengths.ts
    block INTEGER PRIMARY KEY,
    lengths BLOB NOT NULL
  ) STRICT;
`;

/** Articles a row, four bytes each. */
export const BLOCK = 4096;

type Row = { readonly block: number; readonly lengths: Uint8Array };

const numbersOf = ({ lengths }: Row): Uint32Array => new Uint32Array(new Uint8Array(lengths).buffer);

/** The stems of every article, by its number. */
export function readLengths(database: Database): Uint32Array {
  const rows = database.all<Row>("SELECT block, lengths FROM length ORDER BY block");
  const lengths = new Uint32Array(((rows.at(-1)?.block ?? -1) + 1) * BLOCK);
  for (const row of rows) lengths.set(numbersOf(row), row.block * BLOCK);
  return lengths;
}

/** Notes the lengths of articles that were added to `words`, or removed from it. */
export function writeLengths(database: Database, articles: readonly number[]): void {
  for (const block of new Set(articles.map((article) => Math.floor(article / BLOCK)))) {
    const row = database.get<Row>("SELECT block, lengths FROM length WHERE block = ?", block);
    const lengths = row === undefined ? new Uint32Array(BLOCK) : numbersOf(row);
    for (const article of articles) {
      if (Math.floor(article / BLOCK) !== block) continue;
      const found = database.get<{ sz: Uint8Array }>("SELECT sz FROM words_docsize WHERE id = ?", article);
      lengths[article % BLOCK] = found === undefined ? 0 : lengthIn(found.sz);
    }
    write(database, block, lengths);
  }
}

/** Notes the lengths of all articles in a file that an earlier version wrote. */
export function fillLengths(database: Database): void {
  const last = database.get<{ id: number | null }>("SELECT max(id) AS id FROM words_docsize")!.id;
  if (last === null || database.get("SELECT 1 FROM length LIMIT 1") !== undefined) return;
  for (let block = 0; block <= Math.floor(last / BLOCK); block++) {
    const lengths = new Uint32Array(BLOCK);
    const rows = database.all<{ id: number; sz: Uint8Array }>(
      "SELECT id, sz FROM words_docsize WHERE id >= ? AND id < ?",
      block * BLOCK,
      (block + 1) * BLOCK,
    );
    for (const { id, sz } of rows) lengths[id % BLOCK] = lengthIn(sz);
    write(database, block, lengths);
  }
}

const write = (database: Database, block: number, lengths: Uint32Array): void =>
  void database.run("INSERT OR REPLACE INTO length VALUES (?, ?)", block, new Uint8Array(lengths.buffer));

/** The stems of all columns. */
function lengthIn(sizes: Uint8Array): number {
  const reader = new VarintReader(sizes);
  let sum = 0;
  while (!reader.isAtEnd) sum += reader.next();
  return sum;
}
