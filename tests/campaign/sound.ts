import { DatabaseSync } from "node:sqlite";

/** What SQLite's integrity check finds in a file; empty if it is sound. */
export function sound(file: string): string[] {
  const database = new DatabaseSync(file);
  try {
    const rows = database
      .prepare("PRAGMA integrity_check")
      .all()
      .map((row) => String(row.integrity_check));
    return rows.filter((row) => row !== "ok").map((row) => `${file}: ${row}`);
  } finally {
    database.close();
  }
}
