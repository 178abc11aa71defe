import type { DatedSentence } from "../language/english/events.ts";
import type { Database } from "../sqlite/database.ts";
import { slice } from "../text/span.ts";
import { seal, unseal } from "./seal.ts";
import type { IndexedEvent, Printed } from "./ways.ts";

/** The column of an article's dated sentences, a JSON list of `Packed`. */
export const DATED = "ALTER TABLE revision ADD COLUMN dated TEXT NOT NULL DEFAULT '[]';";

/** Start and end of the sentence, of the date in it (-1 without one), the day, and 1 if it is stated. */
type Packed = readonly [start: number, end: number, from: number, to: number, day: string, stated: 0 | 1];

export const packDated = (all: readonly DatedSentence[]): string =>
  seal(
    all.map(
      ({ sentence, date, day, stated }): Packed => [
        sentence.start,
        sentence.end,
        date?.start ?? -1,
        date?.end ?? -1,
        day,
        stated ? 1 : 0,
      ],
    ),
  );

/** The dated sentences of articles, each article's in its order. */
export function eventsOf(database: Database, ids: readonly string[]): IndexedEvent[] {
  const rows = database.all<{ id: string; hash: string; text: string; title: string; dated: string }>(
    `SELECT a.id, r.revision AS hash, r.text, r.fields ->> 'title' AS title, r.dated FROM article a JOIN revision r ON r.number = a.current
     WHERE a.withdrawn = 0 AND a.id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
  return rows.flatMap(({ id, hash, text, title, dated }) => {
    const at = (start: number, end: number): Printed => ({
      article: id,
      revision: hash,
      span: { start, end },
      words: slice(text, { start, end }),
    });
    return unseal<readonly Packed[]>(database, dated).map(
      ([start, end, from, to, day, stated]): IndexedEvent => ({
        sentence: at(start, end),
        title,
        date: from < 0 ? null : at(from, to),
        day,
        stated: stated === 1,
      }),
    );
  });
}
