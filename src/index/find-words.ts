import type { Database } from "../sqlite/database.ts";
import { words } from "../text/words.ts";
import type { Filter, Hit } from "./archive.ts";
import { conditions } from "./conditions.ts";
import { expression, rarestOf, runExpression, wanted } from "./match-expression.ts";
import type { StemCounts } from "./stem-counts.ts";
import { bestOf, type Fit, inOrder, WEIGHTS } from "./words/rank.ts";
import { MOST } from "./words/runs.ts";
import type { Words } from "./words/words.ts";

/** How many articles are compared with a filter at once. */
const AT_ONCE = 500;

/** Articles with the words, best first: see `Archive.search`. */
export function findWords(
  database: Database,
  index: Words,
  search: string,
  counts: StemCounts,
  filter: Filter = {},
  limit = 20,
): Hit[] {
  const asked = wanted(search);
  const stems = rarestOf(asked, (stem) => counts.frequency(stem), counts.articles());
  const ranking = asked.phrases.length === 0 ? index.ranking(stems) : null;
  const { where, values } = conditions(filter);
  if (ranking === null) {
    const matching = expression(asked.phrases, stems);
    return matching === null ? [] : matched(database, matching, filter, limit);
  }
  // Only articles that may be quoted have words, so without a filter the best are the hits.
  if (where === "") return hitsOf(database, bestOf(ranking, limit), where, values);
  const all = inOrder(ranking);
  const hits: Hit[] = [];
  for (let at = 0; at < all.length && hits.length < limit; at += AT_ONCE)
    hits.push(...hitsOf(database, all.slice(at, at + AT_ONCE), where, values));
  return hits.slice(0, limit);
}

/** The articles that a filter leaves, in order. */
function hitsOf(database: Database, fits: readonly Fit[], where: string, values: Readonly<Record<string, string>>): Hit[] {
  const rows = database.all<{ number: number; id: string }>(
    `SELECT a.number, a.id FROM article a
     WHERE a.number IN (SELECT value FROM json_each(:articles)) AND a.withdrawn = 0 ${where}`,
    { ...values, articles: JSON.stringify(fits.map(({ article }) => article)) },
  );
  const ids = new Map(rows.map(({ number, id }) => [number, id]));
  return fits.flatMap(({ article, score }) => {
    const id = ids.get(article);
    return id === undefined ? [] : [{ id, score }];
  });
}

/** The same by FTS5, which also knows phrases and cuts stems such as "o'leary" in two. */
function matched(database: Database, matching: string, filter: Filter, limit: number): Hit[] {
  const { where, values } = conditions(filter);
  const best = `SELECT rowid, bm25(words, ${WEIGHTS.join(", ")}) AS fit FROM words WHERE words MATCH :matching`;
  const some = where === "" ? `${best} ORDER BY fit LIMIT :limit` : best;
  return database.all<Hit>(
    `SELECT a.id, -fit AS score FROM (${some}) w JOIN article a ON a.number = w.rowid
     WHERE a.withdrawn = 0 ${where} ORDER BY +fit LIMIT :limit`,
    { ...values, matching, limit },
  );
}

/** Articles that contain runs of consecutive words: see `Archive.holding`. */
export async function findHolding(database: Database, index: Words, runs: readonly string[], limit = 20): Promise<Hit[]> {
  const stems = runs.map((run) => words(run).map(({ stem }) => stem)).filter((run) => run.length > 0);
  const distinct = [...new Map(stems.map((run) => [run.join(" "), run])).values()];
  const found = await index.withRuns(distinct);
  const counts = new Map<number, number>();
  for (const [i, run] of distinct.entries())
    for (const article of found[i] ?? matchingRun(database, run)) counts.set(article, (counts.get(article) ?? 0) + 1);
  const most = [...counts].sort(([a, one], [b, other]) => other - one || a - b).slice(0, limit);
  return most.flatMap(([number, score]) => {
    const row = database.get<{ id: string }>("SELECT id FROM article WHERE number = ? AND withdrawn = 0", number);
    return row ? [{ id: row.id, score }] : [];
  });
}

/** The first articles with a run, found by FTS5. */
const matchingRun = (database: Database, stems: readonly string[]): number[] =>
  database
    .all<{ rowid: number }>("SELECT rowid FROM words WHERE words MATCH ? LIMIT ?", runExpression(stems), MOST)
    .map(({ rowid }) => rowid);
