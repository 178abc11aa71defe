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
      return after === null
        ? rooms[room].all<Row>(`${found} ORDER BY ${key} LIMIT ?`, limit)
        : rooms[room].all<Row>(`${found} WHERE ${key} > ? ORDER BY ${key} LIMIT ?`, after, limit);
    },
    async put({ name, room, columns }, rows) {
      const values = columns.map(() => "?").join(", ");
      const statement = `INSERT OR REPLACE INTO ${name} (${columns.map(quoted).join(", ")}) VALUES (${values})`;
      rooms[room].transaction(() => {
        for (const row of rows) rooms[room].run(statement, ...columns.map((column) => row[column]!));
      });
    },
    async remove({ name, room, key }, gone) {
      rooms[room].transaction(() => {
        for (const one of gone) rooms[room].run(`DELETE FROM ${name} WHERE ${key} = ?`, one);
      });
    },
    finish: async () => {},
    async close() {
      for (const database of databases) database.close();
    },
  };
}

const quoted = (column: string): string => `"${column}"`;
