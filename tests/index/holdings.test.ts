import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { WITHDRAWN } from "../../src/index/holdings.ts";
import { MIGRATIONS } from "../../src/index/schema.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { analysed } from "../support/articles.ts";

const said = (what: string) => `“We shall speak of ${what} again,” said Ana Ruiz. Nobody answered.`;

async function filled(file: string) {
  const archive = openArchive(file);
  const ids: string[] = [];
  for (const [title, source, published] of [
    ["Oldest", "The Old Post", "2001-01-01"],
    ["Older", "The Harbour Post", "2002-02-02"],
    ["Undated", "The Harbour Post", null],
    ["Newer", "the harbour post", "2010-10-10"],
    ["Newest", "The Late Post", "2020-12-12"],
    ["Nobody's", null, "2005-05-05"],
  ] as const) {
    const [article, ...rest] = analysed({ title, source, published, text: said(title) });
    await archive.add(article, ...rest);
    ids.push(article.id);
  }
  return { archive, oldest: ids[0]!, newest: ids[4]! };
}

it("what the archive holds leaves out withdrawn and purged articles", async () => {
  const { archive, oldest, newest } = await filled(":memory:");
  expect(await archive.holdings()).toMatchObject({ articles: 6, earliest: "2001-01-01", latest: "2020-12-12", quotations: 6 });
  expect([...(await archive.holdings()).sources].sort()).toEqual(["The Harbour Post", "The Late Post", "The Old Post"]);
  await archive.withdraw(oldest);
  await archive.purge(newest);
  expect({ ...(await archive.holdings()) }).toEqual({
    articles: 4,
    earliest: "2002-02-02",
    latest: "2010-10-10",
    quotations: 4,
    sources: ["The Harbour Post"],
    outdated: 0,
  });
  await archive.close();
});

it("an archive of the version before is counted the same", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "verbatim-")), "archive.sqlite");
  const { archive: before, oldest } = await filled(file);
  await before.withdraw(oldest);
  const held = { ...(await before.holdings()) };
  await before.close();
  const old = new DatabaseSync(file);
  old.exec(`DROP INDEX article_withdrawn; PRAGMA user_version = ${MIGRATIONS.indexOf(WITHDRAWN)}`);
  old.close();
  const archive = openArchive(file);
  expect({ ...(await archive.holdings()) }).toEqual(held);
  expect(held.articles).toBe(5);
  await archive.close();
});
