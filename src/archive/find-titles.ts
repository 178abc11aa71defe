import type { HeldTitle } from "./archive.ts";
import type { Database } from "./database.ts";
import { headlineExpression, quoted, wanted } from "./match.ts";

/** A headline without the rest of its article, which may be long. */
const TITLE =
  "a.id, r.revision, r.fields ->> 'title' AS title, r.fields ->> 'published' AS published, r.fields ->> 'source' AS source";

/** Headlines with a word that begins with each word typed, the newest first; the newest of all for an empty string. */
export function titlesOf(database: Database, typed: string, limit = 25): HeldTitle[] {
  const matching = headlineExpression(typed);
  return matching === null
    ? database.all<HeldTitle>(
        `SELECT ${TITLE} FROM article a JOIN revision r ON r.number = a.current WHERE a.withdrawn = 0 ORDER BY a.day DESC, a.number DESC LIMIT ?`,
        limit,
      )
    : database.all<HeldTitle>(
        `SELECT ${TITLE} FROM (SELECT rowid FROM headline WHERE headline MATCH ? ORDER BY rowid DESC LIMIT ?) h
         JOIN article a ON a.number = h.rowid JOIN revision r ON r.number = a.current`,
        matching,
        limit,
      );
}

/** The newest articles that quote one of the speakers, who are named by their keys. */
export function titlesQuoting(database: Database, speakers: readonly string[], limit = 25): HeldTitle[] {
  return database.all<HeldTitle>(
    `SELECT ${TITLE} FROM (SELECT DISTINCT a.number, a.day FROM quotation q JOIN revision r ON r.number = q.revision
       JOIN article a ON a.number = r.article AND a.current = r.number
       WHERE a.withdrawn = 0 AND q.speaker IN (SELECT value FROM json_each(?)) ORDER BY a.day DESC, a.number DESC LIMIT ?) newest
     JOIN article a ON a.number = newest.number JOIN revision r ON r.number = a.current`,
    JSON.stringify(speakers),
    limit,
  );
}

/** The newest articles whose text holds all of the words that any article holds. */
export function titlesMentioning(database: Database, words: string, limit = 25): HeldTitle[] {
  const { stems, phrases } = wanted(words);
  const held = (matching: string) => database.get("SELECT rowid FROM words WHERE words MATCH ? LIMIT 1", matching);
  const known = [...stems, ...phrases].map(quoted).filter(held);
  if (known.length === 0) return [];
  return database.all<HeldTitle>(
    `SELECT ${TITLE} FROM (SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?) w
     JOIN article a ON a.number = w.rowid JOIN revision r ON r.number = a.current WHERE a.withdrawn = 0`,
    known.join(" AND "),
    limit,
  );
}
