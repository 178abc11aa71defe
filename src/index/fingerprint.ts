import { createHash } from "node:crypto";
import { DatabaseSync } from "node:sqlite";

/** Parts of the full-text indexes: the same words are stored differently, depending on how they were merged. Their vocabularies stand for them. */
const MERGED = /^(?:words|headline)_|^sqlite_/;
/** Tables without rows of their own. */
const WITHOUT_ROWS = new Set(["words", "headline"]);

/** A hash over every row of an index: two indexes of one record, wherever they were built, have the same. */
export function fingerprint(file: string): string {
  const database = new DatabaseSync(file, { readOnly: true });
  const hash = createHash("sha256");
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
  for (const { name } of tables) {
    if (MERGED.test(String(name)) || WITHOUT_ROWS.has(String(name))) continue;
    const rows = database.prepare(`SELECT * FROM ${name}`).all();
    const written = rows.map((row) =>
      JSON.stringify(Object.values(row), (_, value) => (value instanceof Uint8Array ? [...value] : value)),
    );
    hash.update(`${name} ${written.length}\n${written.sort().join("\n")}\n`);
  }
  database.close();
  return hash.digest("hex");
}
