import { hash } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { BLOCK } from "./words/lengths.ts";

/**
 * The rows of an index that its record determines. Articles and revisions go by their ids: their numbers depend on what was purged meanwhile. So does
 * which forms of a name are one person's, and where a name is shown from: of these the sums must be right and the places hold (`ASTRAY`).
 */
const ROWS: Readonly<Record<string, string>> = {
  article:
    "SELECT a.id, a.withdrawn, a.vanished, a.day, a.source, r.revision FROM article a LEFT JOIN revision r ON r.number = a.current",
  revision: `SELECT a.id, r.revision, r.added, r.body, r.fields, r.text, r.analysis, r.layout, r.names, r.facts, r.dated, r.account
    FROM revision r JOIN article a ON a.number = r.article`,
  place: "SELECT p.place, a.id FROM place p JOIN article a ON a.number = p.article",
  quotation: `SELECT a.id, r.revision, q.position, q.speaker, q.found, q.topics
    FROM quotation q JOIN revision r ON r.number = q.revision JOIN article a ON a.number = r.article`,
  postings:
    "SELECT a.id, r.revision, p.found FROM postings p JOIN revision r ON r.number = p.revision JOIN article a ON a.number = r.article",
  speaker: "SELECT key, quotations FROM speaker",
  speaker_word: "SELECT word, key FROM speaker_word",
  topic: "SELECT key, quotations FROM topic",
  topic_word: "SELECT word, key FROM topic_word",
  subject: "SELECT key, articles FROM subject",
  about: `SELECT a.id, s.key, b.day, b.start, b."end"
    FROM about b LEFT JOIN article a ON a.number = b.article LEFT JOIN subject s ON s.number = b.subject`,
  said: `SELECT a.id, f.key, s.day, s.quotations, s.start, s."end", s.role_start, s.role_end
    FROM said s LEFT JOIN article a ON a.number = s.article LEFT JOIN form f ON f.number = s.form`,
  form: "SELECT key, shared, sum(quotations), sum(articles) FROM form GROUP BY key, shared",
  person: "SELECT sum(quotations), sum(articles) FROM person",
  words: "SELECT w.term, a.id, w.col, w.offset FROM temp.word w LEFT JOIN article a ON a.number = w.doc",
  length: `SELECT a.id, substr(l.lengths, 4 * (a.number % ${BLOCK}) + 1, 4) FROM length l JOIN article a ON a.number / ${BLOCK} = l.block`,
  headline: "SELECT w.term, a.id, w.col, w.offset FROM temp.title_word w LEFT JOIN article a ON a.number = w.doc",
};

/** Where the speaker's name begins in the text, see packQuotation; null for a quotation stored before they were packed. */
const PACKED = "substr(q.found, instr(q.found, '['))";
const NAME_START = `CASE WHEN instr(q.found, '[') > 0 THEN (${PACKED} ->> 0) + (${PACKED} ->> 5) END`;

/** Rows that there must not be in any index: sums and places that do not fit the rows they are of. */
const ASTRAY: Readonly<Record<string, string>> = {
  form: `SELECT key FROM form f LEFT JOIN (SELECT form, sum(quotations) AS q, count(*) AS n FROM said GROUP BY form) s ON s.form = f.number
    WHERE (f.quotations, f.articles) IS NOT (s.q, s.n)`,
  person: `SELECT p.number FROM person p LEFT JOIN (SELECT person, sum(quotations) AS q, sum(articles) AS n FROM form GROUP BY person) f
      ON f.person = p.number WHERE (p.quotations, p.articles) IS NOT (f.q, f.n)
    UNION ALL SELECT f.number FROM form f LEFT JOIN person p ON p.number = f.person WHERE p.number IS NULL`,
  said: "SELECT s.article FROM said s LEFT JOIN form f ON f.number = s.form WHERE s.person IS NOT f.person",
  speaker: `SELECT s.key FROM speaker s WHERE NOT EXISTS (SELECT 1 FROM quotation q JOIN article a ON a.current = q.revision
    WHERE a.withdrawn = 0 AND q.revision = s.revision AND q.speaker = s.key
      AND ${NAME_START} = s.start)`,
  topic: `SELECT s.key FROM topic s WHERE NOT EXISTS (SELECT 1 FROM quotation q JOIN article a ON a.current = q.revision, json_each(q.topics) t
    WHERE a.withdrawn = 0 AND q.revision = s.revision AND t.value ->> 0 = s.key AND t.value ->> 1 = s.start AND t.value ->> 2 = s."end")`,
};

/** An index as it was at one moment, while others write to it. */
export type IndexSnapshot = {
  /** The last change of the record that it holds; null: all that there were. */
  readonly cursor: number | null;
  /** A hash of each kind of row. Two indexes of one record have the same, wherever and however they were built. */
  readonly fingerprint: () => ReadonlyMap<string, string>;
  readonly close: () => void;
};

/** Opens a snapshot of an index. */
export function snapshotOf(file: string): IndexSnapshot {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  database.exec(`
    CREATE VIRTUAL TABLE temp.word USING fts5vocab('main', 'words', 'instance');
    CREATE VIRTUAL TABLE temp.title_word USING fts5vocab('main', 'headline', 'instance');
    BEGIN`);
  const row = database.prepare("SELECT place FROM record_cursor").get() as { place: number | null };
  return {
    cursor: row.place,
    fingerprint: () =>
      new Map(
        Object.entries(ROWS).map(([name, sql]) => {
          const astray = ASTRAY[name] ? `-${hashOf(database, ASTRAY[name])}` : "";
          return [name, hashOf(database, sql) + astray];
        }),
      ),
    close: () => database.close(),
  };
}

/** Opens, hashes and closes an index. */
export function fingerprint(file: string): ReadonlyMap<string, string> {
  const snapshot = snapshotOf(file);
  try {
    return snapshot.fingerprint();
  } finally {
    snapshot.close();
  }
}

const HASH_BITS = 128;

/** A hash of rows in any order: the sum of theirs, so that none is kept. */
function hashOf(database: DatabaseSync, sql: string): string {
  const rows = database.prepare(sql);
  rows.setReturnArrays(true);
  let sum = 0n;
  let count = 0;
  for (const row of rows.iterate() as Iterable<unknown>) {
    sum += BigInt(`0x${hash("sha256", JSON.stringify(row)).slice(0, HASH_BITS / 4)}`);
    count++;
  }
  return `${count}:${BigInt.asUintN(HASH_BITS, sum).toString(16)}`;
}

/** The kinds of rows that differ between two indexes. */
export function differing(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((rows) => one.get(rows) !== other.get(rows));
}
