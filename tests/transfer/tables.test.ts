import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { FEED_JOURNAL_MIGRATIONS } from "../../src/ingest/feed-journal.ts";
import { RECORD_MIGRATIONS } from "../../src/record/record.ts";
import { STATE_MIGRATIONS } from "../../src/state/state.ts";
import { TABLES } from "../../src/transfer/tables.ts";

it("names every table and column of the files: what is missing would be lost by a move or a backup", () => {
  const columns: Record<string, string[]> = {};
  for (const migrations of [RECORD_MIGRATIONS, STATE_MIGRATIONS, FEED_JOURNAL_MIGRATIONS]) {
    const database = new DatabaseSync(":memory:");
    for (const step of migrations) database.exec(step);
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all();
    for (const { name } of tables)
      columns[String(name)] = database
        .prepare(`SELECT name FROM pragma_table_info('${name}')`)
        .all()
        .map((one) => String(one.name))
        .sort();
  }
  expect(Object.fromEntries(TABLES.map(({ name, columns }) => [name, [...columns].sort()]))).toEqual(columns);
});
