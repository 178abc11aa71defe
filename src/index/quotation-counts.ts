import type { Database } from "../sqlite/database.ts";
import type { Span } from "../text/span.ts";
import { words } from "../text/words.ts";
import { quoted } from "./match-expression.ts";
import { unpackQuotation } from "./packed-analysis.ts";
import { unseal } from "./seal.ts";

/** Names we count quotations for: speakers, and topics. Each kind has a table of its names and one of the words that find them. */
export type NameKind = "speaker" | "topic";

/** Where a name is printed: a span of a revision's text. */
type PrintedSpan = Span & { readonly revision: number };

/** A name's quotations in one text, with its first place there and the words that find it. */
export type NameCount = Span & { readonly key: string; quotations: number; readonly words: readonly string[] };

/** Counts one more quotation for a name printed at a span. */
export function countOne(counted: Map<string, NameCount>, key: string, { start, end }: Span, words: readonly string[]): void {
  const known = counted.get(key);
  if (known) known.quotations++;
  else counted.set(key, { key, quotations: 1, start, end, words });
}

/** Adds the counts of revisions, one write per key and in key order, which saves SQLite's B-trees most of the work. */
export function count(
  database: Database,
  tally: NameKind,
  all: readonly { readonly revision: number; readonly counted: readonly NameCount[] }[],
): void {
  const keys = new Map<string, PrintedSpan & { quotations: number }>();
  const pairs = new Set<string>();
  for (const { revision, counted } of all) {
    for (const { key, quotations, start, end, words } of counted) {
      const known = keys.get(key);
      if (known) known.quotations += quotations;
      else keys.set(key, { revision, start, end, quotations });
      for (const word of words) pairs.add(`${word}\n${key}`);
    }
  }
  for (const key of [...keys.keys()].sort()) {
    const { quotations, revision, start, end } = keys.get(key)!;
    database.run(
      `INSERT INTO ${tally} VALUES (:key, :quotations, :revision, :start, :end) ON CONFLICT (key) DO UPDATE SET quotations = quotations + excluded.quotations`,
      { key, quotations, revision, start, end },
    );
  }
  for (const pair of [...pairs].sort()) database.run(`INSERT OR IGNORE INTO ${tally}_word VALUES (?, ?)`, ...pair.split("\n"));
}

/** Subtracts the counts of a revision. A name displayed from this revision is displayed from another one instead. */
export function discount(database: Database, revision: number): void {
  const speakers = database.all<{ key: string; times: number }>(
    "SELECT speaker AS key, count(*) AS times FROM quotation WHERE revision = ? AND speaker IS NOT NULL GROUP BY speaker",
    revision,
  );
  const topics = database.all<{ key: string; times: number }>(
    "SELECT t.value ->> 0 AS key, count(*) AS times FROM quotation q, json_each(q.topics) t WHERE q.revision = ? GROUP BY 1",
    revision,
  );
  for (const { key, times } of speakers) take(database, "speaker", key, times, revision, speakerElsewhere);
  for (const { key, times } of topics) take(database, "topic", key, times, revision, topicElsewhere);
}

type Elsewhere = (database: Database, key: string, revision: number) => PrintedSpan | null;

function take(database: Database, tally: NameKind, key: string, times: number, revision: number, elsewhere: Elsewhere): void {
  database.run(`UPDATE ${tally} SET quotations = quotations - ? WHERE key = ?`, times, key);
  const row = database.get<PrintedSpan & { quotations: number }>(`SELECT * FROM ${tally} WHERE key = ?`, key);
  if (!row || (row.quotations > 0 && row.revision !== revision)) return;
  const other = row.quotations > 0 ? elsewhere(database, key, revision) : null;
  if (other) {
    database.run(`UPDATE ${tally} SET revision = :revision, start = :start, "end" = :end WHERE key = :key`, { ...other, key });
    return;
  }
  database.run(`DELETE FROM ${tally}_word WHERE key = ?`, key);
  database.run(`DELETE FROM ${tally} WHERE key = ?`, key);
}

function speakerElsewhere(database: Database, key: string, revision: number): PrintedSpan | null {
  const other = database.get<{ revision: number; found: string }>(
    `SELECT q.revision, q.found FROM quotation q JOIN article a ON a.current = q.revision
     WHERE q.speaker = :key AND q.revision <> :revision AND a.withdrawn = 0 ORDER BY q.revision DESC LIMIT 1`,
    { key, revision },
  );
  if (!other) return null;
  return { revision: other.revision, ...unpackQuotation(unseal(database, other.found)).speaker!.name! };
}

/** Topics have no index of their own: articles on one have its stems. */
function topicElsewhere(database: Database, key: string, revision: number): PrintedSpan | null {
  const row = database.get<{ revision: number; start: number; end: number }>(
    `SELECT q.revision, t.value ->> 1 AS start, t.value ->> 2 AS "end"
     FROM words w JOIN article a ON a.number = w.rowid JOIN quotation q ON q.revision = a.current, json_each(q.topics) t
     WHERE words MATCH :words AND q.revision <> :revision AND a.withdrawn = 0 AND t.value ->> 0 = :key LIMIT 1`,
    { words: key.split(" ").map(quoted).join(" AND "), revision, key },
  );
  return row ?? null;
}

/** The words that find a topic. */
export const topicWords = (written: string): string[] => words(written).flatMap(({ word, stop }) => (stop ? [] : [word]));
