import type { Database } from "../sqlite/database.ts";
import type { Month, Narrowing } from "./archive.ts";
import { conditions } from "./conditions.ts";
import { heldWords } from "./narrow.ts";

/** How many articles of each month match a narrowing, oldest month first; those without a date are left out. */
export function findMonths(database: Database, { speakers, topic, ...filter }: Narrowing): Month[] {
  const mentioned = topic === undefined ? null : heldWords(database, topic);
  if (topic !== undefined && mentioned === null) return [];
  const { where, values } = conditions(filter);
  const quoting = `AND a.current IN (SELECT revision FROM quotation WHERE speaker IN (SELECT value FROM json_each(:speakers)))`;
  const mentioning = "AND a.number IN (SELECT rowid FROM words WHERE words MATCH :mentioned)";
  return database.all<Month>(
    `SELECT substr(a.day, 1, 7) AS month, count(*) AS articles FROM article a
     WHERE a.withdrawn = 0 AND length(a.day) >= 7 ${speakers === undefined ? "" : quoting} ${mentioned === null ? "" : mentioning} ${where}
     GROUP BY 1 ORDER BY 1`,
    {
      ...values,
      ...(speakers !== undefined && { speakers: JSON.stringify(speakers) }),
      ...(mentioned !== null && { mentioned }),
    },
  );
}
