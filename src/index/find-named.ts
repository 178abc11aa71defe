import type { Database } from "../sqlite/database.ts";
import { slice } from "../text/span.ts";
import type { HeldName, Narrowing } from "./archive.ts";
import { within } from "./narrow.ts";
import type { Tally } from "./quotation-counts.ts";

/** Where more names than this have a word that begins so, as many of the most quoted are gone through. */
const MANY = 1000;

/**
 * Speakers or topics of which each word typed begins a word, those with most quotations first. `narrowing` leaves those of the quotations that
 * are meant, and counts them alone.
 */
export function findNamed(
  database: Database,
  tally: Tally,
  typed: readonly string[],
  limit = 25,
  narrowing?: Narrowing,
): HeldName[] {
  // No name has more words; thousands would be more conditions than SQLite takes.
  const ranges = [...new Set(typed)].slice(0, 12).map((word) => [word, `${word}\u{10ffff}`] as const);
  const rows =
    narrowing === undefined ? ofAll(database, tally, ranges, limit) : ofQuotations(database, tally, ranges, limit, narrowing);
  return rows.map(({ key, quotations, start, end, id, hash, text }) => {
    const span = { start, end };
    return { key, name: slice(text, span), place: { article: id, revision: hash, span }, quotations };
  });
}

type Ranges = readonly (readonly [string, string])[];
type NameRow = { key: string; quotations: number; start: number; end: number; id: string; hash: string; text: string };

const begins = (tally: Tally, ranges: Ranges): string =>
  ranges.map(() => `AND EXISTS (SELECT 1 FROM ${tally}_word w WHERE w.key = s.key AND w.word >= ? AND w.word < ?)`).join(" ");

/** Names found by a subquery `s`, with where they are written. */
const written = (names: string): string =>
  `SELECT s.key, s.quotations, s.start, s."end", a.id, r.revision AS hash, r.text FROM (${names}) s
   JOIN revision r ON r.number = s.revision JOIN article a ON a.number = r.article ORDER BY s.quotations DESC, s.key`;

function ofAll(database: Database, tally: Tally, ranges: Ranges, limit: number): NameRow[] {
  const find = (from: string, order: string, ...values: readonly (string | number)[]) =>
    database.all<NameRow>(
      written(`SELECT s.* FROM ${from} ${begins(tally, ranges)} ${order} LIMIT ?`),
      ...[...values, ...ranges.flat(), limit],
    );
  const counted = ranges.map((range) => {
    const beginning = `SELECT 1 FROM ${tally}_word WHERE word >= ? AND word < ? LIMIT ${MANY}`;
    return { range, names: database.get<{ n: number }>(`SELECT count(*) AS n FROM (${beginning})`, ...range)!.n };
  });
  const rarest = counted.sort((a, b) => a.names - b.names)[0];
  const beginning = `${tally} s WHERE s.key IN (SELECT key FROM ${tally}_word WHERE word >= ? AND word < ?)`;
  // The sign keeps SQLite from walking over all names in that order.
  if (rarest !== undefined && rarest.names < MANY) return find(beginning, "ORDER BY +s.quotations DESC", ...rarest.range);
  const most = find(`(SELECT * FROM ${tally} ORDER BY quotations DESC LIMIT ?) s WHERE 1`, "", MANY);
  return most.length > 0 || rarest === undefined ? most : find(beginning, "", ...rarest.range);
}

function ofQuotations(database: Database, tally: Tally, ranges: Ranges, limit: number, narrowing: Narrowing): NameRow[] {
  const { speakers } = narrowing;
  const whose = speakers === undefined ? "" : "AND q.speaker IN (SELECT value FROM json_each(?))";
  const [key, topics] = tally === "speaker" ? ["q.speaker", ""] : ["t.value ->> 0", ", json_each(q.topics) t"];
  return database.all<NameRow>(
    written(
      `SELECT s.key, n.quotations, s.revision, s.start, s."end" FROM
         (SELECT ${key} AS key, count(*) AS quotations FROM json_each(?) m JOIN article a ON a.number = m.value
            JOIN quotation q ON q.revision = a.current ${topics} WHERE 1 ${whose} GROUP BY 1) n
       JOIN ${tally} s ON s.key = n.key WHERE 1 ${begins(tally, ranges)} ORDER BY n.quotations DESC LIMIT ?`,
    ),
    ...[JSON.stringify(within(database, narrowing)), ...(speakers === undefined ? [] : [JSON.stringify(speakers)])],
    ...[...ranges.flat(), limit],
  );
}
