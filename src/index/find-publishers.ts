import type { Database } from "../sqlite/database.ts";
import { fold } from "../text/words.ts";
import type { IndexedPublisher } from "./archive.ts";

/** A publisher as the column `source` has it, folded: its name and host in one line each, or one of them. */
type PublisherCount = {
  readonly key: string;
  readonly sources: readonly string[];
  readonly words: readonly string[];
  readonly articles: number;
};

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** All publishers, most articles first; one that prints under several hosts counts once. Reads the index by publisher alone. */
export function countPublishers(database: Database): readonly PublisherCount[] {
  const rows = database.all<{ source: string; articles: number }>(
    "SELECT source, count(*) AS articles FROM article WHERE source IS NOT NULL GROUP BY source",
  );
  return [...Map.groupBy(rows, ({ source }) => source.split("\n")[0]!)]
    .map(([key, all]) => ({
      key,
      sources: all.map(({ source }) => source),
      words: [...new Set(all.flatMap(({ source }) => wordsOf(source)))],
      articles: all.reduce((sum, { articles }) => sum + articles, 0),
    }))
    .sort((a, b) => b.articles - a.articles || (a.key < b.key ? -1 : 1));
}

/** Publishers in whose name or host every typed prefix begins a word, each with its newest article that may be quoted. */
export function publishersOf(
  database: Database,
  counted: readonly PublisherCount[],
  typed: string,
  limit: number,
): IndexedPublisher[] {
  const begins = wordsOf(typed);
  const newest = (source: string) =>
    database.get<Omit<IndexedPublisher, "key">>(
      `SELECT a.id AS article, r.revision, r.fields ->> 'source' AS name FROM article a JOIN revision r ON r.number = a.current
       WHERE a.source = ? AND a.withdrawn = 0 ORDER BY a.day DESC, a.number DESC LIMIT 1`,
      source,
    );
  const found: IndexedPublisher[] = [];
  for (const { key, sources, words } of counted) {
    if (found.length === limit) break;
    if (!begins.every((start) => words.some((word) => word.startsWith(start)))) continue;
    const article = sources
      .values()
      .map(newest)
      .find((one) => one !== undefined);
    if (article) found.push({ key, ...article });
  }
  return found;
}
