import type { Database } from "../sqlite/database.ts";
import type { Filter, Narrowing } from "./archive.ts";
import { conditions } from "./conditions.ts";
import { quoted, wanted } from "./match-expression.ts";

/** How many of the newest articles a narrowing keeps: reading them is most of what suggestions cost. */
const NEWEST = 100;
/** How many articles with a topic's words, last added first, are searched for a speaker or a filter. */
const HOLDING = 4000;
/** If more publishers match, articles are compared one by one. */
const SOURCES = 25;

type Row = { readonly number: number; readonly day: string | null };

/** Numbers of the articles that match a narrowing: the 100 newest, newest first; the 100 last added if it is only a topic. */
export function within(database: Database, { speakers, topic, ...filter }: Narrowing): number[] {
  const mentioned = topic === undefined ? null : heldWords(database, topic);
  if (speakers === undefined && mentioned === null) return newest(database, filter).map(({ number }) => number);
  const { where, values } = conditions(filter);
  if (speakers === undefined) {
    const rows = database.all<Row>(
      `SELECT a.number FROM (SELECT rowid FROM words WHERE words MATCH :mentioned ORDER BY rowid DESC LIMIT :most) w
       JOIN article a ON a.number = w.rowid WHERE a.withdrawn = 0 ${where} LIMIT ${NEWEST}`,
      { ...values, mentioned, most: where === "" ? NEWEST : HOLDING },
    );
    return rows.map(({ number }) => number);
  }
  const quoting = database.all<Row>(
    `SELECT DISTINCT a.number, a.day FROM quotation q JOIN article a ON a.current = q.revision
     WHERE q.speaker IN (SELECT value FROM json_each(:speakers)) AND a.withdrawn = 0 ${where} ORDER BY a.day DESC, a.number DESC LIMIT :most`,
    { ...values, speakers: JSON.stringify(speakers), most: mentioned === null ? NEWEST : HOLDING },
  );
  const numbers = quoting.map(({ number }) => number);
  if (mentioned === null) return numbers;
  const holding = database.all<{ rowid: number }>(
    `SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ${HOLDING}`,
    mentioned,
  );
  const held = new Set(holding.map(({ rowid }) => rowid));
  return numbers.filter((number) => held.has(number)).slice(0, NEWEST);
}

/** The newest articles of a filter. A publisher may have few among very many, so its own are looked up through the index. */
function newest(database: Database, { source, ...filter }: Filter): Row[] {
  const { where, values } = conditions(filter);
  const of = (condition: string, more: Readonly<Record<string, string>> = {}) =>
    database.all<Row>(
      `SELECT a.number, a.day FROM article a WHERE a.withdrawn = 0 ${condition} ${where}
       ORDER BY a.day DESC, a.number DESC LIMIT ${NEWEST}`,
      { ...values, ...more },
    );
  if (source === undefined) return of("");
  const names = sourcesLike(database, source);
  if (names.length > SOURCES) {
    const like = conditions({ source });
    return of(like.where, like.values);
  }
  const found = names.flatMap((name) => of("AND a.source = :publisher", { publisher: name }));
  return found.sort((a, b) => (b.day ?? "").localeCompare(a.day ?? "") || b.number - a.number).slice(0, NEWEST);
}

/** Publishers that the option `source` may mean. Each is read from the index once, not once per article. */
export function sourcesLike(database: Database, source: string, limit = SOURCES + 1): string[] {
  const { where, values } = conditions({ source });
  const rows = database.all<{ source: string }>(
    `WITH RECURSIVE a (source) AS (SELECT min(source) FROM article
       UNION ALL SELECT (SELECT min(source) FROM article WHERE article.source > a.source) FROM a WHERE a.source IS NOT NULL)
     SELECT source FROM a WHERE 1 ${where} LIMIT ${limit}`,
    values,
  );
  return rows.map(({ source: name }) => name);
}

/** The FTS5 expression for articles with all the words, ignoring words no article has; null if no word is left. */
export function heldWords(database: Database, text: string): string | null {
  const { stems, phrases } = wanted(text);
  const held = (matching: string) => database.get("SELECT rowid FROM words WHERE words MATCH ? LIMIT 1", matching);
  const known = [...stems, ...phrases].map(quoted).filter(held);
  return known.length === 0 ? null : known.join(" AND ");
}
