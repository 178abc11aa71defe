import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StatementSync } from "node:sqlite";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { entryOf } from "../../src/index/entry.ts";
import { openIndex } from "../../src/index/open.ts";
import { MIGRATIONS } from "../../src/index/schema.ts";
import { StemCounts } from "../../src/index/stem-counts.ts";
import { Database } from "../../src/sqlite/database.ts";
import { analysed } from "../support/articles.ts";

const newFile = () => join(mkdtempSync(join(tmpdir(), "verbatim-")), "index.sqlite");
const entry = (path: string, text: string) => entryOf(...analysed({ path, title: "Ferry news", text }));
const add = (index: ReturnType<typeof openIndex>, ...entries: ReturnType<typeof entry>[]) =>
  index.store(
    entries,
    entries.map(() => ""),
    null,
  );

const WORDS = [
  "ferry",
  "Ferries",
  "US",
  "us",
  "o'leary",
  "2.5",
  "Łódź",
  "ΣΑΣ",
  "straße",
  "İstanbul",
  "e\u0301te",
  "K",
  "naïve",
  "क्या",
  "𝒳yz",
];
const STEMS = [
  "ferri",
  "ferry",
  "us",
  "US",
  "o",
  "leary",
  "o'leary",
  "2",
  "2.5",
  "łódź",
  "σας",
  "σασ",
  "straß",
  "i",
  "k",
  "naïv",
  "nobody",
  "istanbul",
];

it("are the same as counted anew, whatever is added, changed or withdrawn", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(
          fc.constantFrom("add", "add", "add", "withdraw", "elsewhere"),
          fc.nat(4),
          fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }),
        ),
        { minLength: 1, maxLength: 8 },
      ),
      async (steps) => {
        const file = newFile();
        const [index, other] = [openIndex(file), openIndex(file)];
        const database = new Database(file, MIGRATIONS, "");
        for (const [kind, number, words] of steps) {
          const made = entry(`${number}.md`, `The ${words.join(" ")} came back.`);
          if (kind === "withdraw") index.mark(made.id, "withdrawn", null);
          else add(kind === "add" ? index : other, made);
          const fresh = new StemCounts(database);
          expect(STEMS.map((stem) => index.frequency(stem))).toEqual(STEMS.map((stem) => fresh.frequency(stem)));
          expect(index.size()).toBe(database.get<{ n: number }>("SELECT count(*) AS n FROM article WHERE withdrawn = 0")!.n);
        }
        database.close();
        await Promise.all([index.close(), other.close()]);
      },
    ),
    { numRuns: 10 },
  );
});

it("are kept while articles are added", async () => {
  const index = openIndex(newFile());
  add(index, entry("a.md", "The ferry came back."));
  expect(index.frequency("ferri")).toBe(1);
  const asked = vi.spyOn(StatementSync.prototype, "get");
  add(index, entry("b.md", "A bridge was closed."), entry("c.md", "Ferries are late."));
  asked.mockClear();
  expect(index.frequency("ferri")).toBe(1);
  expect(asked.mock.results.filter(({ value }) => value !== undefined && "n" in value)).toEqual([]);
  asked.mockRestore();
  await index.close();
});
