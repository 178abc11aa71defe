import type { Database } from "../sqlite/database.ts";
import { unpackAccount } from "./packed-analysis.ts";
import { unseal } from "./seal.ts";
import { NO_DAY } from "./subjects.ts";
import type { IndexedAccount } from "./ways.ts";

/** The column of an article's names and figures, as JSON: what tells whether another article is about the same event. */
export const ACCOUNT = `ALTER TABLE revision ADD COLUMN account TEXT NOT NULL DEFAULT '{"names":[],"figures":[],"opening":[]}';`;

/** The accounts of articles. */
export function accountsOf(database: Database, ids: readonly string[]): IndexedAccount[] {
  const rows = database.all<{ article: string; day: number | null; account: string }>(
    `SELECT a.id AS article, CAST(julianday(a.day) - 2440587.5 AS INTEGER) AS day, r.account FROM article a JOIN revision r ON r.number = a.current
     WHERE a.withdrawn = 0 AND a.id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
  return rows.map(({ article, day, account }) => ({
    article,
    day: day ?? NO_DAY,
    account: unpackAccount(unseal(database, account)),
  }));
}
