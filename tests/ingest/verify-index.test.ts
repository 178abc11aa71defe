import { copyFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeAll, describe, expect, it } from "vitest";
import { filesOf } from "../../src/article/files.ts";
import { differing, fingerprint } from "../../src/index/fingerprint.ts";
import { addFiles } from "../../src/ingest/add-files.ts";
import { openArchive, type WritableArchive } from "../../src/ingest/open-archive.ts";
import { readHere } from "../../src/ingest/reading-jobs.ts";
import { verifyIndex } from "../../src/ingest/verify-index.ts";
import { openRecord } from "../../src/record/record.ts";
import { analysed } from "../support/articles.ts";

const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
const file = join(folder, "archive.sqlite");
const named = (n: number, text: string) => ({ id: `story-${n}`, path: `${n}.md`, title: `Story ${n} of the ferry`, text });

/** Articles that were added, revised, withdrawn and purged, one of them the first of its people and topics. */
async function fill(archive: WritableArchive): Promise<void> {
  const first = await archive.add(...analysed(named(0, "“We waited for the ferry,” said Mayor Ana Ruiz. Ms Ruiz waved.")));
  for (const path of (await Array.fromAsync(filesOf(["content"]))).slice(0, 2))
    for await (const _ of addFiles(archive, [path], readHere));
  for (const words of ["came late", "did not come", "came twice"])
    await archive.add(...analysed(named(1, `“The ferry ${words},” said Ana Ruiz. Kofi Mensah agreed.`)));
  await archive.add(...analysed(named(2, "“The ferry is new,” said Ana Ruiz.")));
  await archive.withdraw("story-2");
  await archive.purge(first.id);
}

beforeAll(async () => {
  const archive = openArchive(file);
  await fill(archive);
  await archive.close();
});

describe("an index compared with its record", () => {
  it("is as a new one, also after revisions, withdrawals and purges", async () => {
    const record = openRecord(file);
    expect(await verifyIndex(file, record)).toEqual([]);
    const damaged = join(folder, "damaged.sqlite");
    copyFileSync(file, damaged);
    const copy = new DatabaseSync(damaged);
    copy.exec("DELETE FROM about; DELETE FROM said WHERE form = 1");
    copy.close();
    expect((await verifyIndex(damaged, record)).sort()).toEqual(["about", "form", "said"]);
    await record.close();
  });

  it("is as a new one after an article was purged that had copies elsewhere, and the record has none of them", async () => {
    const copied = join(folder, "copied.sqlite");
    const archive = openArchive(copied);
    const paths = ["first", "copy"].map((name) => join(folder, `${name}.md`));
    for (const [n, path] of paths.entries())
      writeFileSync(path, `---\ntitle: Ferry ${n}\n---\n“The ferry is late,” said Ana Ruiz. Nobody knew why.\n`);
    const added: string[] = [];
    for (const path of paths)
      for await (const one of addFiles(archive, [path], readHere)) if ("id" in one) added.push(one.outcome);
    expect(added).toEqual(["added", "duplicate"]);
    const [original] = await archive.list();
    await archive.vanish(original!.id, true);
    await archive.purge(original!.id);
    await archive.close();
    const record = openRecord(copied);
    const kinds = (await Array.fromAsync(record.since(0))).map(({ kind }) => kind);
    expect(kinds).toEqual(["purged", "purged"]);
    expect(await verifyIndex(copied, record)).toEqual([]);
    await record.close();
  });

  /** What no article says, or is derived: how far the index is, and the number of a full-text table's version. */
  const exempt = /^(?:record_cursor|sqlite_\w+|\w+_(?:idx|content|docsize|config|data))$/;

  it("differs where a row of any table is gone", () => {
    const database = new DatabaseSync(file, { readOnly: true });
    const tables = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%fts5vocab%'")
      .all()
      .map(({ name }) => String(name))
      .filter((name) => !exempt.test(name));
    database.close();
    expect(tables).toEqual(
      expect.arrayContaining(["said", "form", "person", "about", "subject", "words", "headline", "postings"]),
    );
    for (const table of tables) {
      const damaged = join(folder, `${table}.sqlite`);
      copyFileSync(file, damaged);
      const copy = new DatabaseSync(damaged);
      copy.exec("PRAGMA foreign_keys = off");
      const key = /^(?:words|headline)$/.test(table)
        ? "rowid"
        : `"${copy.prepare(`SELECT name FROM pragma_table_info('${table}')`).get()!.name}"`;
      copy.exec(`DELETE FROM ${table} WHERE ${key} = (SELECT max(${key}) FROM ${table})`);
      copy.close();
      expect(differing(fingerprint(file), fingerprint(damaged)), table).toContain(table);
    }
  });

  it.each([
    ["said", "UPDATE said SET start = start + 1 WHERE article = (SELECT max(article) FROM said)"],
    ["said", "UPDATE said SET person = person + 1 WHERE article = (SELECT max(article) FROM said)"],
    ["form", "UPDATE form SET articles = articles + 1 WHERE number = (SELECT max(number) FROM form)"],
    ["person", "UPDATE person SET quotations = quotations + 1 WHERE number = (SELECT max(number) FROM person)"],
    ["subject", "UPDATE subject SET articles = articles + 1 WHERE number = (SELECT max(number) FROM subject)"],
    ["about", "UPDATE about SET day = day + 1 WHERE article = (SELECT max(article) FROM about)"],
    ["speaker", "UPDATE speaker SET start = start + 1 WHERE key = (SELECT max(key) FROM speaker)"],
    ["topic", 'UPDATE topic SET "end" = "end" + 1 WHERE key = (SELECT max(key) FROM topic)'],
    ["revision", "UPDATE revision SET account = '{}' WHERE number = (SELECT max(number) FROM revision)"],
  ])("differs in %s after %s", (table, damage) => {
    const damaged = join(folder, "changed.sqlite");
    copyFileSync(file, damaged);
    const copy = new DatabaseSync(damaged);
    copy.exec(damage);
    copy.close();
    expect(differing(fingerprint(file), fingerprint(damaged))).toContain(table);
  });
});
