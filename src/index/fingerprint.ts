import { createHash } from "node:crypto";
import { DatabaseSync } from "node:sqlite";

/**
 * What the record says of articles, as rows. Articles and revisions go by their ids: their numbers depend on what was purged meanwhile. So do the tables
 * behind `/people` and `/topics`, which are not compared.
 */
const ROWS: Readonly<Record<string, string>> = {
  article:
    "SELECT a.id, a.withdrawn, a.vanished, a.day, a.source, r.revision FROM article a LEFT JOIN revision r ON r.number = a.current",
  revision: `SELECT a.id, r.revision, r.added, r.body, r.fields, r.text, r.analysis, r.layout, r.names, r.facts
    FROM revision r JOIN article a ON a.number = r.article`,
  place: "SELECT p.place, a.id FROM place p JOIN article a ON a.number = p.article",
  quotation: `SELECT a.id, r.revision, q.position, q.speaker, q.found, q.topics
    FROM quotation q JOIN revision r ON r.number = q.revision JOIN article a ON a.number = r.article`,
  postings:
    "SELECT a.id, r.revision, p.found FROM postings p JOIN revision r ON r.number = p.revision JOIN article a ON a.number = r.article",
  speaker: "SELECT key, quotations FROM speaker",
  topic: "SELECT key, quotations FROM topic",
  words: "SELECT term, doc, cnt FROM stem",
  headline: "SELECT term, doc, cnt FROM headline_word",
};

/** A hash of each kind of row of an index. Two indexes of one record have the same, wherever and however they were built. */
export function fingerprint(file: string): ReadonlyMap<string, string> {
  const database = new DatabaseSync(file, { readOnly: true });
  const hashes = Object.entries(ROWS).map(([name, sql]) => {
    const rows = database
      .prepare(sql)
      .all()
      .map((row) =>
        JSON.stringify(Object.values(row).map((value) => (value instanceof Uint8Array ? Buffer.from(value) : value))),
      );
    return [name, createHash("sha256").update(rows.sort().join("\n")).digest("hex")] as const;
  });
  database.close();
  return new Map(hashes);
}

/** The kinds of rows that differ between two indexes. */
export function differing(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((rows) => one.get(rows) !== other.get(rows));
}
