import { FEED_JOURNAL_MIGRATIONS, journalFile } from "../ingest/feed-journal.ts";
import { RECORD_MIGRATIONS, recordFile } from "../record/record.ts";
import { Database } from "../sqlite/database.ts";
import { STATE_MIGRATIONS } from "../state/state.ts";
import type { Row, Table, TableStore } from "./tables.ts";

const MIGRATIONS = { record: RECORD_MIGRATIONS, state: STATE_MIGRATIONS, journal: FEED_JOURNAL_MIGRATIONS };
const REMEDY = "put a copy of it back";

/** The tables in the files of a bot, which may be running: each file is read in the state it has now. Throws a DatabaseError. */
export function openFileTables(
  { archiveFile, stateFile }: { readonly archiveFile: string; readonly stateFile: string },
  use: "read" | "write",
): TableStore {
  const rooms = {
    record: new Database(recordFile(archiveFile), MIGRATIONS.record, REMEDY),
    state: new Database(stateFile, MIGRATIONS.state, REMEDY),
    journal: new Database(journalFile(archiveFile), MIGRATIONS.journal, REMEDY),
  };
  if (use === "read") for (const database of Object.values(rooms)) database.holdStill();
  return tablesIn(rooms, Object.values(rooms));
}

/** The tables in one file, as `verbatim backup` writes them. Throws a DatabaseError. */
export function openBackupTables(file: string): TableStore {
  const steps = [MIGRATIONS.record, MIGRATIONS.state, MIGRATIONS.journal].map((room) => room.join("\n"));
  const database = new Database(file, steps, REMEDY);
  return tablesIn({ record: database, state: database, journal: database }, [database]);
}

function tablesIn(rooms: Readonly<Record<Table["room"], Database>>, databases: readonly Database[]): TableStore {
  return {
    async rows({ name, room, key, columns }, after, limit) {
      const found = `SELECT ${columns.map(quoted).join(", ")} FROM ${name}`;
      if (key.length === 0) return after === null ? rooms[room].all<Row>(found) : [];
      const order = key.map((column) => quoted(column.name)).join(", ");
      return after === null
        ? rooms[room].all<Row>(`${found} ORDER BY ${order} LIMIT ?`, limit)
        : rooms[room].all<Row>(`${found} WHERE (${order}) > (${marks(key)}) ORDER BY ${order} LIMIT ?`, ...after, limit);
    },
    async put({ name, room, key, columns }, rows) {
      const set = columns.map((column) => `${quoted(column)} = excluded.${quoted(column)}`).join(", ");
      const known =
        key.length === 0 ? "" : ` ON CONFLICT (${key.map((column) => quoted(column.name)).join(", ")}) DO UPDATE SET ${set}`;
      const statement = `INSERT INTO ${name} (${columns.map(quoted).join(", ")}) VALUES (${marks(columns)})${known}`;
      rooms[room].transaction(() => {
        if (key.length === 0) rooms[room].run(`DELETE FROM ${name}`);
        for (const row of rows) rooms[room].run(statement, ...columns.map((column) => row[column]!));
      });
    },
    async remove({ name, room, key }, gone) {
      rooms[room].transaction(() => {
        const order = key.map((column) => quoted(column.name)).join(", ");
        for (const one of gone) rooms[room].run(`DELETE FROM ${name} WHERE (${order}) = (${marks(key)})`, ...one);
      });
    },
    finish: async () => {},
    async close() {
      for (const database of databases) database.close();
    },
  };
}

const quoted = (column: string): string => `"${column}"`;
const marks = (columns: readonly unknown[]): string => columns.map(() => "?").join(", ");
