import { setImmediate } from "node:timers/promises";
import type { Database } from "../sqlite/database.ts";

/** Articles read at once, in some 5 ms. */
const AT_ONCE = 5000;

/**
 * The current revision of every article that may be quoted, by its id. A few thousand at a time, so that other requests get in, and from the index of
 * revisions: the plus sign keeps SQLite from reading the rows themselves, each on a page of its own.
 */
export async function findRevisions(database: Database, atOnce = AT_ONCE): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let last = 0; ; ) {
    const rows = database.all<{ number: number; id: string; revision: string }>(
      `SELECT a.number, a.id, r.revision FROM article a JOIN revision r ON r.article = a.number AND +r.number = a.current
       WHERE a.withdrawn = 0 AND a.vanished = 0 AND a.number > ? ORDER BY a.number LIMIT ?`,
      last,
      atOnce,
    );
    for (const { id, revision } of rows) found.set(id, revision);
    if (rows.length < atOnce) return found;
    last = rows.at(-1)!.number;
    await setImmediate();
  }
}
