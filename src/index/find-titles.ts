import type { Database } from "../sqlite/database.ts";
import type { Filter, IndexedTitle, Narrowing } from "./archive.ts";
import { conditions } from "./conditions.ts";
import { headlineExpression } from "./match-expression.ts";
import { heldWords, within } from "./narrow.ts";

/** Only the columns of a headline, since an article may be long. */
const TITLE =
  "a.id, r.revision, r.fields ->> 'title' AS title, r.fields ->> 'published' AS published, r.fields ->> 'source' AS source";

/** How many matching articles, last added first, a filter looks through. */
const LOOKED_AT = 1000;

/** Headlines in which every typed prefix begins a word, last added first; the newest articles for an empty string. */
export function titlesOf(database: Database, typed: string, limit = 25, filter: Filter = {}): IndexedTitle[] {
  const matching = headlineExpression(typed);
  return matching === null
    ? titlesWithin(database, filter, limit)
    : matched(database, "SELECT rowid FROM headline WHERE headline MATCH :matching", matching, limit, filter);
}

/** Headlines of articles with all the words, last added first; words that no article has are ignored. */
export function titlesMentioning(database: Database, words: string, limit = 25, filter: Filter = {}): IndexedTitle[] {
  const matching = heldWords(database, words);
  return matching === null
    ? []
    : matched(database, "SELECT rowid FROM words WHERE words MATCH :matching", matching, limit, filter);
}

function matched(database: Database, select: string, matching: string, limit: number, filter: Filter): IndexedTitle[] {
  const { where, values } = conditions(filter);
  const most = where === "" ? limit : LOOKED_AT;
  return database.all<IndexedTitle>(
    `SELECT ${TITLE} FROM (${select} ORDER BY rowid DESC LIMIT :most) m
     JOIN article a ON a.number = m.rowid JOIN revision r ON r.number = a.current WHERE a.withdrawn = 0 ${where} LIMIT :limit`,
    { ...values, matching, most, limit },
  );
}

/** Headlines of the newest articles that match a narrowing. */
export function titlesWithin(database: Database, narrowing: Narrowing, limit?: number): IndexedTitle[] {
  const numbers = within(database, narrowing).slice(0, limit);
  return database.all<IndexedTitle>(
    `SELECT ${TITLE} FROM json_each(?) n JOIN article a ON a.number = n.value JOIN revision r ON r.number = a.current ORDER BY n.key`,
    JSON.stringify(numbers),
  );
}
