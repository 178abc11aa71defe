import fc from "fast-check";
import { MIGRATIONS } from "../../src/index/schema.ts";
import { writeLengths } from "../../src/index/words/lengths.ts";
import { Database } from "../../src/sqlite/database.ts";

/** Words of the articles. */
export const VOCABULARY = "a b c d e rare the of said minister café übel 2020 x9".split(" ");
const text = (most: number) => fc.array(fc.constantFrom(...VOCABULARY), { maxLength: most }).map((words) => words.join(" "));

/** Adding, replacing and deleting articles, and merging what was written. */
export const change = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("put" as const),
      article: fc.integer({ min: 1, max: 60 }),
      title: text(4),
      lede: text(8),
      body: text(60),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("delete" as const), article: fc.integer({ min: 1, max: 60 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("merge" as const), pages: fc.constantFrom(1, 2, 16) }) },
);

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** An archive's table of stems; pages of 64 bytes, so that a few articles fill many. */
export function opened(): Database {
  const database = new Database(":memory:", MIGRATIONS, "");
  database.run("INSERT INTO words (words, rank) VALUES ('pgsz', 64)");
  return database;
}

/** Makes the changes, each in a transaction of its own. */
export function write(database: Database, changes: readonly Change[]): void {
  for (const one of changes) writeAtOnce(database, [one]);
}

/** Makes the changes in one transaction. */
export function writeAtOnce(database: Database, changes: readonly Change[]): void {
  database.transaction(() => {
    for (const one of changes) {
      if (one.kind === "merge") {
        database.run("INSERT INTO words (words, rank) VALUES ('merge', ?)", one.pages);
        continue;
      }
      database.run("DELETE FROM words WHERE rowid = ?", one.article);
      const { kind, ...columns } = one;
      if (kind === "put")
        database.run("INSERT INTO words (rowid, title, lede, body) VALUES (:article, :title, :lede, :body)", columns);
    }
    writeLengths(
      database,
      changes.flatMap((one) => (one.kind === "merge" ? [] : [one.article])),
    );
  });
}
