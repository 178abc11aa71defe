import { canonical } from "../article/address.ts";
import type { Article } from "../article/article.ts";
import { digest, revisionOf } from "../article/identity.ts";
import type { Analysis } from "../language/analysis.ts";
import { slice } from "../text/span.ts";
import { fold } from "../text/words.ts";
import type { Added } from "./archive.ts";
import type { Database } from "./database.ts";
import { type IndexEntry, indexEntry } from "./index-entry.ts";
import { fieldsOf, layoutJson } from "./rows.ts";
import { nameWords, speakerKey } from "./speakers.ts";

type Known = {
  number: number;
  current: number | null;
  withdrawn: number;
  vanished: number;
  revision: string | null;
  path: string | null;
};

/** An article with what was found in it, and what the indexes are to hold of it. */
type Read = { readonly article: Article; readonly analysis: Analysis; readonly entry: IndexEntry };

/** Stores an article and what was found in it, all or nothing. */
export function store(database: Database, article: Article, analysis: Analysis, entry: IndexEntry, added: string): Added {
  return database.transaction(() => {
    const known = database.get<Known>(
      "SELECT a.number, a.current, a.withdrawn, a.vanished, r.revision, r.fields ->> 'path' AS path FROM article a LEFT JOIN revision r ON r.number = a.current WHERE a.id = ?",
      article.id,
    );
    const revision = revisionOf(article);
    if (known && (known.withdrawn === 1 || known.revision === revision)) {
      if (known.vanished === 1) database.run("UPDATE article SET vanished = 0 WHERE number = ?", known.number);
      notePlaces(database, article, known.number);
      return { id: article.id, outcome: "unchanged" };
    }
    const body = digest(article.text, 32);
    if (!known) {
      const same = database.get<{ id: string; number: number }>(
        "SELECT a.id, a.number FROM revision r JOIN article a ON a.number = r.article AND a.current = r.number WHERE r.body = ? AND a.withdrawn = 0",
        body,
      );
      if (same) {
        notePlaces(database, article, same.number);
        return { id: same.id, outcome: "duplicate" };
      }
    }
    const held =
      known &&
      database.get<{ number: number; path: string }>(
        "SELECT number, fields ->> 'path' AS path FROM revision WHERE article = ? AND revision = ?",
        ...[known.number, revision],
      );
    // Two files of one page, fetched at different times: adding both again brings no older one back. A file that goes back to earlier words does.
    if (held && held.path === article.path && known.path !== article.path) return { id: article.id, outcome: "unchanged" };
    const number = known?.number ?? database.run("INSERT INTO article (id) VALUES (?)", article.id).row;
    if (known?.current != null) unlist(database, number, known.current);
    const row = held?.number ?? insertRevision(database, number, revision, { article, analysis, entry }, added, body);
    database.run(
      "UPDATE article SET current = ?, day = ?, source = ?, vanished = 0 WHERE number = ?",
      ...[row, (article.published ?? article.updated)?.slice(0, 10) ?? null, sourceOf(article), number],
    );
    notePlaces(database, article, number);
    list(database, number, row, { article, analysis, entry });
    return { id: article.id, outcome: known ? "updated" : "added" };
  });
}

/** Puts what newer rules found in a held revision in the place of what older ones did. */
export function replaceAnalysis(database: Database, article: Article, revision: string, analysis: Analysis): void {
  database.transaction(() => {
    const row = database.get<{ number: number; article: number; current: number; withdrawn: number }>(
      "SELECT r.number, r.article, a.current = r.number AS current, a.withdrawn FROM revision r JOIN article a ON a.number = r.article WHERE a.id = ? AND r.revision = ?",
      ...[article.id, revision],
    );
    if (!row) return;
    const listed = row.current === 1 && row.withdrawn === 0;
    if (listed) unlist(database, row.article, row.number);
    for (const table of ["quotation", "fact", "name", "postings"])
      database.run(`DELETE FROM ${table} WHERE revision = ?`, row.number);
    database.run(
      "UPDATE revision SET analysis = ?, layout = ? WHERE number = ?",
      analysis.version,
      layoutJson(analysis),
      row.number,
    );
    const read = { article, analysis, entry: indexEntry(article, analysis) };
    insertFound(database, row.number, read);
    if (listed) list(database, row.article, row.number, read);
  });
}

/** Marks an article as withdrawn: kept, found and quoted no more. */
export function withdraw(database: Database, id: string): boolean {
  return database.transaction(() => {
    const known = database.get<{ number: number; current: number }>(
      "SELECT number, current FROM article WHERE id = ? AND withdrawn = 0",
      id,
    );
    if (!known) return database.get("SELECT 1 FROM article WHERE id = ?", id) !== undefined;
    unlist(database, known.number, known.current);
    database.run("UPDATE article SET withdrawn = 1 WHERE number = ?", known.number);
    return true;
  });
}

/** Deletes an article with every revision of it. The index is merged and the file written anew, so that no word of it is left. */
export function purge(database: Database, id: string): boolean {
  const purged = database.transaction(() => {
    const known = database.get<{ number: number; current: number; withdrawn: number }>(
      "SELECT number, current, withdrawn FROM article WHERE id = ?",
      id,
    );
    if (!known) return false;
    if (known.withdrawn === 0) unlist(database, known.number, known.current);
    database.run("UPDATE article SET current = NULL WHERE number = ?", known.number);
    database.run("DELETE FROM article WHERE number = ?", known.number);
    database.run("INSERT INTO words (words) VALUES ('optimize')");
    database.run("INSERT INTO headline (headline) VALUES ('optimize')");
    return true;
  });
  if (purged) database.scrub();
  return purged;
}

function insertRevision(database: Database, article: number, revision: string, read: Read, added: string, body: string): number {
  const { article: said, analysis } = read;
  const { row } = database.run(
    "INSERT INTO revision (article, revision, added, body, fields, text, analysis, layout) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    ...[article, revision, added, body, fieldsOf(said), said.text, analysis.version, layoutJson(analysis)],
  );
  insertFound(database, row, read);
  return row;
}

function insertFound(database: Database, revision: number, { article: { text }, analysis, entry }: Read): void {
  const { quotations, facts, names } = analysis;
  for (const [position, quotation] of quotations.entries()) {
    const name = quotation.speaker?.name;
    const key = name ? speakerKey(slice(text, name)) : null;
    database.run("INSERT INTO quotation VALUES (?, ?, ?, ?)", revision, position, key, JSON.stringify(quotation));
  }
  for (const [position, fact] of facts.entries()) {
    database.run("INSERT INTO fact VALUES (?, ?, ?, ?)", revision, position, fact.kind, JSON.stringify(fact));
  }
  for (const [position, name] of names.entries())
    database.run("INSERT INTO name VALUES (?, ?, ?)", revision, position, JSON.stringify(name));
  database.run("INSERT INTO postings VALUES (?, ?)", revision, entry.postings);
}

/** Makes a revision the one that searches and suggestions find. */
function list(database: Database, article: number, revision: number, { article: { title, text }, analysis, entry }: Read): void {
  const { quotations } = analysis;
  database.run("INSERT INTO words (rowid, title, lede, body) VALUES (?, ?, ?, ?)", article, entry.title, entry.lede, entry.body);
  database.run("INSERT INTO headline (rowid, title) VALUES (?, ?)", article, title);
  for (const { speaker } of quotations) {
    if (!speaker?.name) continue;
    const name = slice(text, speaker.name);
    const key = speakerKey(name);
    if (key === "") continue;
    const { changes } = database.run("UPDATE speaker SET quotations = quotations + 1 WHERE key = ?", key);
    if (changes > 0) continue;
    database.run("INSERT INTO speaker VALUES (?, 1, ?, ?, ?)", key, revision, speaker.name.start, speaker.name.end);
    for (const word of nameWords(name)) database.run("INSERT OR IGNORE INTO speaker_word VALUES (?, ?)", word, key);
  }
}

/** Takes a revision out of what searches and suggestions find. */
function unlist(database: Database, article: number, revision: number): void {
  database.run("DELETE FROM words WHERE rowid = ?", article);
  database.run("DELETE FROM headline WHERE rowid = ?", article);
  const speakers = database.all<{ key: string; count: number }>(
    "SELECT speaker AS key, count(*) AS count FROM quotation WHERE revision = ? AND speaker IS NOT NULL GROUP BY speaker",
    revision,
  );
  for (const { key, count } of speakers) {
    database.run("UPDATE speaker SET quotations = quotations - ? WHERE key = ?", count, key);
    database.run("DELETE FROM speaker_word WHERE key = (SELECT key FROM speaker WHERE key = ? AND quotations <= 0)", key);
    database.run("DELETE FROM speaker WHERE key = ? AND quotations <= 0", key);
    moveSpeaker(database, key, revision);
  }
}

/** A speaker's name is shown as an article writes it: when that one goes, as another one does. */
function moveSpeaker(database: Database, key: string, from: number): void {
  if (!database.get("SELECT 1 FROM speaker WHERE key = ? AND revision = ?", key, from)) return;
  const other = database.get<{ revision: number; found: string }>(
    `SELECT q.revision, q.found FROM quotation q JOIN revision r ON r.number = q.revision JOIN article a ON a.number = r.article AND a.current = r.number
     WHERE q.speaker = ? AND q.revision <> ? AND a.withdrawn = 0 ORDER BY q.revision DESC LIMIT 1`,
    ...[key, from],
  );
  if (!other) return;
  const { start, end } = (JSON.parse(other.found) as { speaker: { name: { start: number; end: number } } }).speaker.name;
  database.run('UPDATE speaker SET revision = ?, start = ?, "end" = ? WHERE key = ?', other.revision, start, end, key);
}

function notePlaces(database: Database, { path, url }: Article, article: number): void {
  for (const place of url === null ? [path] : [path, canonical(url)]) {
    database.run("INSERT INTO place VALUES (?, ?) ON CONFLICT (place) DO UPDATE SET article = excluded.article", place, article);
  }
}

/** What the option `source` is compared with: the publisher's name and the host of the address, folded. */
function sourceOf({ source, url }: Article): string | null {
  const host = url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : null;
  return source === null && host === null ? null : fold([source, host].filter(Boolean).join("\n"));
}
