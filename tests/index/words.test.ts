import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MIGRATIONS } from "../../src/index/schema.ts";
import { articlesWith } from "../../src/index/stem-counts.ts";
import { fillLengths, LENGTHS, readLengths } from "../../src/index/words/lengths.ts";
import { bestOf, inOrder } from "../../src/index/words/rank.ts";
import { Words } from "../../src/index/words/words.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { analysed } from "../support/articles.ts";
import { change, opened, VOCABULARY, write } from "../support/stem-table.ts";

describe("the stems of articles, read past FTS5", () => {
  it("rank as FTS5 ranks them, to the last bit", () => {
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 60 }),
        fc.uniqueArray(fc.constantFrom(...VOCABULARY), { minLength: 1, maxLength: 4 }),
        (changes, terms) => {
          const database = opened();
          write(database, changes);
          const rows = database.all<{ article: number; score: number }>(
            "SELECT rowid AS article, -bm25(words, 4, 2, 1) AS score FROM words WHERE words MATCH ? ORDER BY bm25(words, 4, 2, 1), rowid",
            terms.map((term) => `"${term}"`).join(" OR "),
          );
          const ranking = new Words(database).ranking(terms)!;
          expect(inOrder(ranking)).toEqual(rows.map((row) => ({ ...row })));
          expect(bestOf(ranking, 5)).toEqual(inOrder(ranking).slice(0, 5));
          database.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  it("are counted as in FTS5's own table of terms", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), fc.constantFrom(...VOCABULARY, "US", "o'leary"), (changes, term) => {
        const database = opened();
        write(database, changes);
        const row = database.get<{ doc: number }>("SELECT doc FROM stem WHERE term = ?", term);
        expect(articlesWith(database, term)).toBe(row?.doc ?? 0);
        database.close();
      }),
      { numRuns: 40 },
    );
  });

  it("leave to FTS5 what it would cut in two", () => {
    const words = new Words(opened());
    expect(words.ranking(["o'leary"])).toBeNull();
    expect(words.ranking(["москва"])).toBeNull();
  });

  it("have their lengths noted in a file of an earlier version", () => {
    const database = opened();
    write(database, [
      { kind: "put", article: 1, title: "a b", lede: "c", body: "the of" },
      { kind: "put", article: 5000, title: "", lede: "", body: "said ".repeat(300) },
      { kind: "put", article: 2, title: "a", lede: "", body: "" },
      { kind: "delete", article: 2 },
    ]);
    const lengths = readLengths(database);
    expect([lengths[1], lengths[2], lengths[5000]]).toEqual([5, 0, 300]);
    database.run("DELETE FROM length");
    fillLengths(database);
    expect(readLengths(database)).toEqual(lengths);
    database.close();
  });

  it("rank in an archive of the version before as they did", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "verbatim-")), "archive.sqlite");
    const before = openArchive(file);
    for (const [title, text] of [
      ["Harbour", "The harbour wall fell."],
      ["Wall", "A wall stands. The harbour does not."],
      ["Taxes", "Taxes rose."],
    ] as const)
      await before.add(...analysed({ title, text }));
    const hits = await before.search("harbour wall");
    await before.close();
    const old = new DatabaseSync(file);
    old.exec(`DROP INDEX article_withdrawn; DROP TABLE length; PRAGMA user_version = ${MIGRATIONS.indexOf(LENGTHS)}`);
    old.close();
    const archive = openArchive(file);
    expect(await archive.search("harbour wall")).toEqual(hits);
    expect(hits).toHaveLength(2);
    await archive.close();
  });
});
