import type { Database } from "../sqlite/database.ts";
import type { Filter, Narrowing } from "./archive.ts";
import { conditions } from "./conditions.ts";
import { quoted, wanted } from "./match-expression.ts";

/** Of the articles that are meant so many of the newest are looked at: reading each is most of what suggestions cost. */
const NEWEST = 100;
/** So many of those that hold a topic's words, last added, are looked at for those of a speaker or a filter. */
const HOLDING = 4000;
/** A part of a name that more publishers share names none of them: each article is then compared with it. */
const SOURCES = 25;

type Row = { readonly number: number; readonly day: string | null };

/** The numbers of the articles that are meant, the newest first: at most the 100 newest, or last added where a topic alone is named. */
export function within(database: Database, { speakers, topic, ...filter }: Narrowing): number[] {
  const mentioned = topic === undefined ? null : heldWords(database, topic);
  if (speakers === undefined && mentioned === null) return newest(database, filter).map(({ number }) => number);
  const { where, values } = conditions(filter);
  if (speakers === undefined) {
    const rows = database.all<Row>(
      `SELECT a.number FROM (SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?) w
       JOIN article a ON a.number = w.rowid WHERE a.withdrawn = 0 ${where} LIMIT ?`,
      ...[mentioned, values.length === 0 ? NEWEST : HOLDING, ...values, NEWEST],
    );
    return rows.map(({ number }) => number);
  }
  const quoting = database.all<Row>(
    `SELECT DISTINCT a.number, a.day FROM quotation q JOIN article a ON a.current = q.revision
     WHERE q.speaker IN (SELECT value FROM json_each(?)) AND a.withdrawn = 0 ${where} ORDER BY a.day DESC, a.number DESC LIMIT ?`,
    ...[JSON.stringify(speakers), ...values, mentioned === null ? NEWEST : HOLDING],
  );
  const numbers = quoting.map(({ number }) => number);
  if (mentioned === null) return numbers;
  const holding = database.all<{ rowid: number }>(
    "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?",
    ...[mentioned, HOLDING],
  );
  const held = new Set(holding.map(({ rowid }) => rowid));
  return numbers.filter((number) => held.has(number)).slice(0, NEWEST);
}

/** The newest articles of a filter, those of each publisher apart: few articles may be its own among very many. */
function newest(database: Database, { source, ...filter }: Filter): Row[] {
  const { where, values } = conditions(filter);
  const of = (condition: string, ...more: string[]) =>
    database.all<Row>(
      `SELECT a.number, a.day FROM article a WHERE a.withdrawn = 0 ${condition} ${where} ORDER BY a.day DESC, a.number DESC LIMIT ?`,
      ...[...more, ...values, NEWEST],
    );
  if (source === undefined) return of("");
  const names = sourcesLike(database, source);
  if (names.length > SOURCES) {
    const like = conditions({ source });
    return of(like.where, ...like.values);
  }
  const found = names.flatMap((name) => of("AND a.source = ?", name));
  return found.sort((a, b) => (b.day ?? "").localeCompare(a.day ?? "") || b.number - a.number).slice(0, NEWEST);
}

/** What the option `source` may mean, each publisher read once from the index instead of once an article. */
function sourcesLike(database: Database, source: string): string[] {
  const { where, values } = conditions({ source });
  const rows = database.all<{ source: string }>(
    `WITH RECURSIVE a (source) AS (SELECT min(source) FROM article
       UNION ALL SELECT (SELECT min(source) FROM article WHERE article.source > a.source) FROM a WHERE a.source IS NOT NULL)
     SELECT source FROM a WHERE 1 ${where} LIMIT ?`,
    ...[...values, SOURCES + 1],
  );
  return rows.map(({ source: name }) => name);
}

/** The expression for articles that hold all of the words that any article holds; null where none holds any. */
export function heldWords(database: Database, text: string): string | null {
  const { stems, phrases } = wanted(text);
  const held = (matching: string) => database.get("SELECT rowid FROM words WHERE words MATCH ? LIMIT 1", matching);
  const known = [...stems, ...phrases].map(quoted).filter(held);
  return known.length === 0 ? null : known.join(" AND ");
}
