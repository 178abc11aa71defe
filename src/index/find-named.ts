import type { Database } from "../sqlite/database.ts";
import { slice } from "../text/span.ts";
import type { IndexedName, Narrowing } from "./archive.ts";
import { within } from "./narrow.ts";
import type { NameKind } from "./quotation-counts.ts";

/** If more names share a prefix, only this many of the most quoted are searched. */
const MANY = 1000;

/** Speakers or topics in whose name every typed prefix begins a word, most quoted first; with `narrowing`, counted over the quotations it keeps. */
export function findNamed(
  database: Database,
  tally: NameKind,
  typed: readonly string[],
  limit = 25,
  narrowing?: Narrowing,
): IndexedName[] {
  // No name has more words, and SQLite does not accept thousands of conditions.
  const ranges = [...new Set(typed)].slice(0, 12).map((from, index) => ({ index, from, to: `${from}\u{10ffff}` }));
  const rows =
    narrowing === undefined ? ofAll(database, tally, ranges, limit) : ofQuotations(database, tally, ranges, limit, narrowing);
  return rows.map(({ key, quotations, start, end, id, hash, text }) => {
    const span = { start, end };
    return { key, name: slice(text, span), place: { article: id, revision: hash, span }, quotations };
  });
}

/** A prefix as a range of words. */
type Range = { readonly index: number; readonly from: string; readonly to: string };
type Ranges = readonly Range[];
type NameRow = { key: string; quotations: number; start: number; end: number; id: string; hash: string; text: string };

const begins = (tally: NameKind, ranges: Ranges): string =>
  ranges
    .map(
      ({ index }) =>
        `AND EXISTS (SELECT 1 FROM ${tally}_word w WHERE w.key = s.key AND w.word >= :from${index} AND w.word < :to${index})`,
    )
    .join(" ");

const valuesOf = (ranges: Ranges): Record<string, string> =>
  Object.fromEntries(ranges.flatMap(({ index, from, to }) => [[`from${index}`, from] as const, [`to${index}`, to] as const]));

/** The names of a subquery, each with a place where it is printed. */
const written = (names: string): string =>
  `SELECT s.key, s.quotations, s.start, s."end", a.id, r.revision AS hash, r.text FROM (${names}) s
   JOIN revision r ON r.number = s.revision JOIN article a ON a.number = r.article ORDER BY s.quotations DESC, s.key`;

function ofAll(database: Database, tally: NameKind, ranges: Ranges, limit: number): NameRow[] {
  const find = (from: string, order: string, values: Readonly<Record<string, string | number>>) =>
    database.all<NameRow>(written(`SELECT s.* FROM ${from} ${begins(tally, ranges)} ${order} LIMIT :limit`), {
      ...values,
      ...valuesOf(ranges),
      limit,
    });
  const counted = ranges.map((range) => {
    const beginning = `SELECT 1 FROM ${tally}_word WHERE word >= :from AND word < :to LIMIT ${MANY}`;
    const { from, to } = range;
    return { range, names: database.get<{ n: number }>(`SELECT count(*) AS n FROM (${beginning})`, { from, to })!.n };
  });
  const rarest = counted.sort((a, b) => a.names - b.names)[0];
  const beginning = `${tally} s WHERE s.key IN (SELECT key FROM ${tally}_word WHERE word >= :from AND word < :to)`;
  const rare = rarest && { from: rarest.range.from, to: rarest.range.to };
  // The plus sign keeps SQLite from scanning all names in that order.
  if (rare && rarest.names < MANY) return find(beginning, "ORDER BY +s.quotations DESC", rare);
  const most = find(`(SELECT * FROM ${tally} ORDER BY quotations DESC LIMIT ${MANY}) s WHERE 1`, "", {});
  return most.length > 0 || !rare ? most : find(beginning, "", rare);
}

function ofQuotations(database: Database, tally: NameKind, ranges: Ranges, limit: number, narrowing: Narrowing): NameRow[] {
  const { speakers } = narrowing;
  const whose = speakers === undefined ? "" : "AND q.speaker IN (SELECT value FROM json_each(:speakers))";
  const [key, topics] = tally === "speaker" ? ["q.speaker", ""] : ["t.value ->> 0", ", json_each(q.topics) t"];
  return database.all<NameRow>(
    written(
      `SELECT s.key, n.quotations, s.revision, s.start, s."end" FROM
         (SELECT ${key} AS key, count(*) AS quotations FROM json_each(:articles) m JOIN article a ON a.number = m.value
            JOIN quotation q ON q.revision = a.current ${topics} WHERE 1 ${whose} GROUP BY 1) n
       JOIN ${tally} s ON s.key = n.key WHERE 1 ${begins(tally, ranges)} ORDER BY n.quotations DESC LIMIT :limit`,
    ),
    {
      ...valuesOf(ranges),
      limit,
      articles: JSON.stringify(within(database, narrowing)),
      ...(speakers !== undefined && { speakers: JSON.stringify(speakers) }),
    },
  );
}
