import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { runExpression } from "../../src/index/match-expression.ts";
import { Words } from "../../src/index/words/words.ts";
import type { Database } from "../../src/sqlite/database.ts";
import { change, opened, VOCABULARY, write, writeAtOnce } from "../support/stem-table.ts";

const matched = (database: Database, run: readonly string[], most = 500): number[] =>
  database
    .all<{ rowid: number }>("SELECT rowid FROM words WHERE words MATCH ? LIMIT ?", runExpression(run), most)
    .map(({ rowid }) => rowid);

const put = (article: number, body: string) => ({ kind: "put" as const, article, title: "", lede: "", body });

const several = (from: number, body: string) => Array.from({ length: 400 }, (_, i) => put(from + i, body));

const run = fc.array(fc.constantFrom(...VOCABULARY, "US", "don't", "2.5"), { minLength: 1, maxLength: 6 });

describe("articles with runs of stems, read past FTS5", () => {
  it("are those that FTS5 finds", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 60 }),
        fc.array(run, { minLength: 1, maxLength: 6 }),
        async (changes, runs) => {
          const database = opened();
          write(database, changes);
          const words = new Words(database);
          // Short ones first, as a check asks, so that longer ones are looked up among them.
          const all = runs.flatMap((one) => [one.slice(1, 4), one]).filter((one) => one.length > 0);
          expect(await words.withRuns(all)).toEqual(all.map((one) => matched(database, one)));
          database.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  it("are found wherever the pages break", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 100, maxLength: 300 }),
        fc.integer({ min: 0, max: 200 }),
        async (gaps, long) => {
          const database = opened();
          const texts = gaps.map((_, i) => {
            const article = gaps.slice(0, i + 1).reduce((sum, gap) => sum + gap);
            return put(article, `a ${i % 7 === 0 ? "rare b" : "b"} ${"a ".repeat(i % 50 === 3 ? long : 1)}`);
          });
          writeAtOnce(database, texts);
          const runs = [
            ["a", "rare"],
            ["rare", "b", "a"],
            ["a", "b"],
            ["b", "a", "a", "a"],
            ["rare", "rare"],
          ];
          expect(await new Words(database).withRuns(runs)).toEqual(runs.map((one) => matched(database, one)));
          database.close();
        },
      ),
      { numRuns: 20 },
    );
  });

  it("are the first 500, whichever part of the index they are in", async () => {
    const database = opened();
    for (const from of [2000, 1, 1000]) writeAtOnce(database, several(from, "of the minister"));
    write(database, [put(1100, "the"), { kind: "delete", article: 7 }]);
    const words = new Words(database);
    expect(await words.withRuns([["of", "the"]])).toEqual([matched(database, ["of", "the"])]);
    // Not all articles of the part were found, so that it does not help.
    expect(await words.withRuns([["of", "the", "minister"]])).toEqual([matched(database, ["of", "the", "minister"])]);
    database.close();
  });

  it("are those of the file as it was written last, though others were let in meanwhile", async () => {
    const database = opened();
    for (let from = 1; from < 2000; from += 400) writeAtOnce(database, several(from, "a b a"));
    let now = 0;
    const clock = vi.spyOn(performance, "now").mockImplementation(() => (now += 100));
    const found = new Words(database).withRuns([
      ["b", "b"],
      ["a", "b"],
    ]);
    let turns = 0;
    for (let at = 1; at <= 3; at++)
      await new Promise<void>((done) =>
        setImmediate(() => {
          write(database, [put(3000 + at, "b b"), { kind: "delete", article: at }]);
          turns++;
          done();
        }),
      );
    expect(await found).toEqual([matched(database, ["b", "b"]), matched(database, ["a", "b"])]);
    expect(turns).toBe(3);
    clock.mockRestore();
    database.close();
  });

  it("are left to FTS5 if it may know other letters", async () => {
    const database = opened();
    expect(await new Words(database).withRuns([["москва"], ["a"]])).toEqual([null, []]);
    database.close();
  });
});
