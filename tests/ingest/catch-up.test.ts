import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { entryOf } from "../../src/index/entry.ts";
import { openIndex } from "../../src/index/open.ts";
import { MIGRATIONS } from "../../src/index/schema.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { packInput } from "../../src/record/input.ts";
import { openRecord } from "../../src/record/record.ts";
import { Database } from "../../src/sqlite/database.ts";
import { analysed } from "../support/articles.ts";

const ferry = { title: "The ferry", text: "“We waited nine weeks,” said Ana Ruiz. The ferry carried 400 people." };
const bridge = { title: "The bridge", text: "The bridge is shut. “Nobody told us,” said Tomás Ruiz." };

let file: string;
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), "verbatim-")), "archive.sqlite");
});
const titles = async () => {
  const archive = openArchive(file);
  await archive.catchUp();
  const found = (await archive.list()).map(({ title }) => title).sort();
  expect(await archive.behind()).toBe(0);
  await archive.close();
  return found;
};

describe("an index that is behind its record", () => {
  it("stores what was only recorded, as when the program is killed in between", async () => {
    const record = openRecord(file);
    const { input, id } = entryOf(...analysed(ferry));
    await record.append([{ id, input }], "2026-01-01T00:00:00Z");
    await record.close();
    expect(await titles()).toEqual(["The ferry"]);
  });

  it("is rebuilt if its file was deleted, withdrawals and purges included", async () => {
    const archive = openArchive(file);
    const { id } = await archive.add(...analysed(ferry));
    await archive.add(...analysed(bridge));
    const lock = await archive.add(...analysed({ title: "The lock", text: "The lock leaks. Nobody knows why it does." }));
    await archive.withdraw(id);
    await archive.purge(lock.id);
    await archive.close();
    for (const part of ["", "-wal", "-shm"]) rmSync(file + part, { force: true });
    expect(await titles()).toEqual(["The bridge"]);
  });

  it("lets two programs add to it in turn", async () => {
    const [one, other] = [openArchive(file), openArchive(file)];
    const added = [
      await one.add(...analysed(ferry)),
      await other.add(...analysed(bridge)),
      await one.add(...analysed({ ...ferry, text: `${ferry.text} It sank.` })),
    ];
    expect(added.map(({ outcome }) => outcome)).toEqual(["added", "added", "updated"]);
    await Promise.all([one.close(), other.close()]);
    expect(await titles()).toEqual(["The bridge", "The ferry"]);
  });

  it("stores what another program recorded before its own", async () => {
    const archive = openArchive(file);
    const record = openRecord(file);
    const { input, id } = entryOf(...analysed(ferry));
    await record.append([{ id, input }], "2026-01-01T00:00:00Z");
    await record.close();
    expect((await archive.add(...analysed(bridge))).outcome).toBe("added");
    expect((await archive.list()).map(({ title }) => title).sort()).toEqual(["The bridge", "The ferry"]);
    await archive.close();
  });
});

it("reports the inputs today's rules refuse, and stores the others", async () => {
  const archive = openArchive(file);
  await archive.add(...analysed(ferry));
  const record = openRecord(file);
  await record.append(
    [{ id: "gone", input: packInput({ kind: "file", path: "gone.md", bytes: new Uint8Array([0, 1, 2]) }) }],
    "2026-01-01T00:00:00Z",
  );
  await record.close();
  const refused: string[] = [];
  await archive.catchUp({ refused: (error) => refused.push(error.message) });
  expect(refused).toEqual([expect.stringContaining("gone.md: is binary")]);
  expect(await archive.behind()).toBe(0);
  await archive.close();
});

it("an index from before the record of changes counts as up to date", async () => {
  const before = MIGRATIONS.findIndex((step) => step.includes("CREATE TABLE record_cursor"));
  const earlier = new Database(file, MIGRATIONS.slice(0, before), "");
  earlier.run("INSERT INTO article (id) VALUES ('ferry')");
  earlier.close();
  const index = openIndex(file);
  expect(index.cursor()).toBeNull();
  await index.close();
  expect(await openArchive(file).behind()).toBe(0);
});
