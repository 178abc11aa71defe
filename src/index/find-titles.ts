import type { Database } from "../sqlite/database.ts";
import type { Filter, HeldTitle, Narrowing } from "./archive.ts";
import { conditions } from "./conditions.ts";
import { headlineExpression } from "./match-expression.ts";
import { heldWords, within } from "./narrow.ts";

/** A headline without the rest of its article, which may be long. */
const TITLE =
  "a.id, r.revision, r.fields ->> 'title' AS title, r.fields ->> 'published' AS published, r.fields ->> 'source' AS source";

/** Of the articles that match, so many of those last added are looked at for those of a filter. */
const LOOKED_AT = 1000;

/** Headlines with a word that begins with each word typed, the last added first; the newest of all for an empty string. */
export function titlesOf(database: Database, typed: string, limit = 25, filter: Filter = {}): HeldTitle[] {
  const matching = headlineExpression(typed);
  return matching === null
    ? titlesWithin(database, filter, limit)
    : matched(database, "SELECT rowid FROM headline WHERE headline MATCH ?", matching, limit, filter);
}

/** The articles whose text holds all of the words that any article holds, the last added first. */
export function titlesMentioning(database: Database, words: string, limit = 25, filter: Filter = {}): HeldTitle[] {
  const matching = heldWords(database, words);
  return matching === null ? [] : matched(database, "SELECT rowid FROM words WHERE words MATCH ?", matching, limit, filter);
}

function matched(database: Database, select: string, matching: string, limit: number, filter: Filter): HeldTitle[] {
  const { where, values } = conditions(filter);
  return database.all<HeldTitle>(
    `SELECT ${TITLE} FROM (${select} ORDER BY rowid DESC LIMIT ?) m
     JOIN article a ON a.number = m.rowid JOIN revision r ON r.number = a.current WHERE a.withdrawn = 0 ${where} LIMIT ?`,
    ...[matching, values.length === 0 ? limit : LOOKED_AT, ...values, limit],
  );
}

/** The newest of the articles that are meant. */
export function titlesWithin(database: Database, narrowing: Narrowing, limit?: number): HeldTitle[] {
  const numbers = within(database, narrowing).slice(0, limit);
  return database.all<HeldTitle>(
    `SELECT ${TITLE} FROM json_each(?) n JOIN article a ON a.number = n.value JOIN revision r ON r.number = a.current ORDER BY n.key`,
    JSON.stringify(numbers),
  );
}
