import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { findRevisions } from "../../src/index/find-revisions.ts";
import { MIGRATIONS } from "../../src/index/schema.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { Database } from "../../src/sqlite/database.ts";
import { analysed } from "../support/articles.ts";

it("finds the current revisions that may be quoted, a few at a time", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "verbatim-")), "archive.sqlite");
  const archive = openArchive(file, () => new Date(0), null);
  const add = (number: number, text: string) => archive.add(...analysed({ path: `${number}.md`, text: `${text} ${number}.` }));
  const ids = [];
  for (let number = 0; number < 8; number++) ids.push((await add(number, "The ferry came back")).id);
  await add(2, "The ferry left");
  await archive.withdraw(ids[4]!);
  await archive.vanish(ids[5]!, true);
  const expected = [];
  for (const id of ids) {
    const { revision, withdrawn, vanished } = (await archive.article(id))!;
    if (!withdrawn && !vanished) expected.push([id, revision] as const);
  }
  expect(expected).toHaveLength(6);
  const database = new Database(file, MIGRATIONS, "");
  for (const atOnce of [1, 2, 6, 7, 100]) expect(await findRevisions(database, atOnce)).toEqual(new Map(expected));
  database.close();
  expect(await archive.revisions()).toEqual(new Map(expected));
  await archive.close();
});
