import type { Article } from "../article/article.ts";
import { PROOF_VERSION } from "../article/proof/version.ts";
import type { Analysis } from "../language/analysis.ts";
import type { Database } from "../sqlite/database.ts";
import type { Added } from "./archive.ts";
import { type FoundEntry, foundEntry, type IndexEntry } from "./entry.ts";
import { countPeople, discountPeople } from "./people.ts";
import { count, discount } from "./quotation-counts.ts";
import { countSubjects, discountSubjects } from "./subjects.ts";
import { writeLengths } from "./words/lengths.ts";

type Known = {
  number: number;
  current: number | null;
  withdrawn: number;
  vanished: number;
  revision: string | null;
  path: string | null;
};

/** Stores articles with their analyses, inside a transaction; `added` are the times, ISO 8601. Returns the outcome of each. */
export function store(database: Database, entries: readonly IndexEntry[], added: readonly string[]): Added[] {
  const unlisted: Unlisted[] = [];
  const outcomes = entries.map((entry, n) => storeOne(database, entry, added[n]!, unlisted));
  list(database, unlisted);
  return outcomes;
}

/**
 * A revision that is stored but not in the full-text indexes yet. They are written at the end of the transaction: SQLite makes FTS5 flush before
 * each statement of many rows (https://sqlite.org/vtab.html#the_xsavepoint_xrelease_and_xrollbackto_methods).
 */
type Unlisted = {
  readonly article: number;
  readonly day: string | null;
  readonly title: string;
  readonly revision: number;
  readonly found: FoundEntry;
};

function storeOne(database: Database, entry: IndexEntry, added: string, unlisted: Unlisted[]): Added {
  const { id, path, revision } = entry;
  const known = database.get<Known>(
    "SELECT a.number, a.current, a.withdrawn, a.vanished, r.revision, r.fields ->> 'path' AS path FROM article a LEFT JOIN revision r ON r.number = a.current WHERE a.id = ?",
    id,
  );
  if (known && (known.withdrawn === 1 || known.revision === revision)) {
    if (known.vanished === 1) database.run("UPDATE article SET vanished = 0 WHERE number = ?", known.number);
    notePlaces(database, entry, known.number);
    return { id, outcome: "unchanged" };
  }
  if (!known) {
    const same = database.get<{ id: string; number: number }>(
      "SELECT a.id, a.number FROM revision r JOIN article a ON a.number = r.article AND a.current = r.number WHERE r.body = ? AND a.withdrawn = 0",
      entry.body,
    );
    if (same) {
      notePlaces(database, entry, same.number);
      return { id: same.id, outcome: "duplicate" };
    }
  }
  const held =
    known &&
    database.get<{ number: number; path: string }>(
      "SELECT number, fields ->> 'path' AS path FROM revision WHERE article = :article AND revision = :revision",
      { article: known.number, revision },
    );
  // Two files of one page, fetched at different times: adding both again must not bring the older back. A file that itself goes back does.
  if (held && held.path === path && known.path !== path) return { id, outcome: "unchanged" };
  const number = known?.number ?? database.run("INSERT INTO article (id) VALUES (?)", id).row;
  if (known?.current != null) {
    list(database, unlisted);
    unlist(database, number, known.current);
  }
  // An earlier revision may have been analysed by older rules: list what this analysis found.
  if (held) putFound(database, held.number, entry.found);
  const row = held?.number ?? insertRevision(database, number, entry, added);
  database.run("UPDATE article SET current = :row, day = :day, source = :source, vanished = 0 WHERE number = :number", {
    row,
    day: entry.day,
    source: entry.source,
    number,
  });
  notePlaces(database, entry, number);
  unlisted.push({ article: number, day: entry.day, title: entry.title, revision: row, found: entry.found });
  return { id, outcome: known ? "updated" : "added" };
}

/** Replaces a stored revision's analysis. */
export function replaceAnalysis(database: Database, article: Article, revision: string, analysis: Analysis): void {
  database.transaction(() => {
    const row = database.get<{ number: number; article: number; day: string | null; current: number; withdrawn: number }>(
      "SELECT r.number, r.article, a.day, a.current = r.number AS current, a.withdrawn FROM revision r JOIN article a ON a.number = r.article WHERE a.id = :id AND r.revision = :revision",
      { id: article.id, revision },
    );
    if (!row) return;
    const listed = row.current === 1 && row.withdrawn === 0;
    if (listed) unlist(database, row.article, row.number);
    const found = foundEntry(article, analysis);
    putFound(database, row.number, found);
    if (listed) list(database, [{ article: row.article, day: row.day, title: article.title, revision: row.number, found }]);
  });
}

/** Marks an article as withdrawn, inside a transaction: kept, but neither found nor quoted. False where it is not held. */
export function withdraw(database: Database, id: string): boolean {
  const known = database.get<{ number: number; current: number }>(
    "SELECT number, current FROM article WHERE id = ? AND withdrawn = 0",
    id,
  );
  if (!known) return database.get("SELECT 1 FROM article WHERE id = ?", id) !== undefined;
  unlist(database, known.number, known.current);
  database.run("UPDATE article SET withdrawn = 1 WHERE number = ?", known.number);
  return true;
}

/**
 * Deletes an article with every revision of it, inside a transaction, and merges the full-text index. False where it is not held. The file must still
 * be rewritten, so that no word is left in free pages.
 */
export function purge(database: Database, id: string): boolean {
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
}

const analysisColumns = ({ version, layout, names, facts, dated, account }: FoundEntry) => ({
  ...{ version, layout, names, facts, dated, account },
});

function insertRevision(database: Database, article: number, entry: IndexEntry, added: string): number {
  const { revision, body, fields, text, found } = entry;
  const { row } = database.run(
    "INSERT INTO revision (article, revision, added, body, fields, text, analysis, layout, names, facts, dated, account, proof) VALUES (:article, :revision, :added, :body, :fields, :text, :version, :layout, :names, :facts, :dated, :account, :proof)",
    { article, revision, added, body, fields, text, ...analysisColumns(found), proof: PROOF_VERSION },
  );
  insertFound(database, row, found);
  return row;
}

/** Replaces what was found in a stored revision. */
function putFound(database: Database, revision: number, found: FoundEntry): void {
  database.run("DELETE FROM quotation WHERE revision = ?", revision);
  database.run(
    "UPDATE revision SET analysis = :version, layout = :layout, names = :names, facts = :facts, dated = :dated, account = :account WHERE number = :revision",
    { ...analysisColumns(found), revision },
  );
  insertFound(database, revision, found);
}

function insertFound(database: Database, revision: number, { quotations, postings }: FoundEntry): void {
  for (const [position, [speaker, quotation, topics]] of quotations.entries())
    database.run(
      "INSERT INTO quotation (revision, position, speaker, found, topics) VALUES (:revision, :position, :speaker, :quotation, :topics)",
      { revision, position, speaker, quotation, topics },
    );
  database.run("INSERT OR REPLACE INTO postings VALUES (?, ?)", revision, postings);
}

/** Adds revisions to the indexes and counts; empties `unlisted`. */
function list(database: Database, unlisted: Unlisted[]): void {
  const all = unlisted.splice(0);
  for (const tally of ["speaker", "topic"] as const)
    count(
      database,
      tally,
      all.map(({ revision, found }) => ({ revision, counted: found[`${tally}s`] })),
    );
  countSubjects(
    database,
    all.map(({ article, day, found }) => ({ article, day, subjects: found.subjects })),
  );
  for (const { article, day, title, found } of all) {
    countPeople(database, article, day, found.people);
    const { stems } = found;
    database.run("INSERT INTO words (rowid, title, lede, body) VALUES (:article, :title, :lede, :body)", {
      article,
      title: stems.title,
      lede: stems.lede,
      body: stems.body,
    });
    database.run("INSERT INTO headline (rowid, title) VALUES (?, ?)", article, title);
  }
  writeLengths(
    database,
    all.map(({ article }) => article),
  );
}

/** Removes a revision from the indexes and counts. */
function unlist(database: Database, article: number, revision: number): void {
  database.run("DELETE FROM words WHERE rowid = ?", article);
  database.run("DELETE FROM headline WHERE rowid = ?", article);
  writeLengths(database, [article]);
  discount(database, revision);
  discountPeople(database, article);
  discountSubjects(database, article);
}

function notePlaces(database: Database, { places }: IndexEntry, article: number): void {
  for (const place of places) {
    database.run("INSERT INTO place VALUES (?, ?) ON CONFLICT (place) DO UPDATE SET article = excluded.article", place, article);
  }
}
