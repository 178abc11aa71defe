import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openFeedJournal } from "../../src/ingest/feed-journal.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { connect } from "../../src/postgres/connect.ts";
import { openPostgresRecord } from "../../src/record/postgres-record.ts";
import { openPostgresState } from "../../src/state/postgres-state.ts";
import { defaults } from "../../src/state/settings.ts";
import { openState } from "../../src/state/state.ts";
import { readPostgresTables, writePostgresTables } from "../../src/transfer/postgres-tables.ts";
import { openBackupTables, openFileTables } from "../../src/transfer/sqlite-tables.ts";
import { TABLES } from "../../src/transfer/tables.ts";
import { isEmpty, transfer } from "../../src/transfer/transfer.ts";
import { analysed } from "../support/articles.ts";
import type { Around } from "./around.ts";

const filesIn = () => {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
  return { archiveFile: join(folder, "archive.sqlite"), stateFile: join(folder, "state.sqlite") };
};

/** Files of a bot that has been used; 250 kept requests, so that a table takes several batches. */
async function used() {
  const files = filesIn();
  const archive = openArchive(files.archiveFile);
  const gone = await archive.add(...analysed({ title: "Gone", text: "The pier is closed." }));
  for (const title of ["One", "Ünï", "Three"]) await archive.add(...analysed({ title, text: `“${title}!” said Ana Ruiz.` }));
  await archive.purge(gone.id);
  await archive.close();
  const state = openState(files.stateFile);
  await state.change("9", { ...defaults, language: "fr" });
  for (let n = 0; n < 250; n++)
    await state.keep(`é${n}`, { command: "ask", options: { n: `\u0000 ${n}` }, page: 0, locale: "en" });
  const follow = { channel: "1", server: "9", user: "5", conditions: { topic: "rates" }, locale: "en", quiet: null, role: null };
  await state.telling!.follows.add({ ...follow, begins: 0 });
  const body = { kind: "alert", article: "x", revision: "r", follows: [1], copies: [] } as const;
  const post = { channel: "1", key: "k", locale: "en", role: null, written: 1, due: 1, body };
  const decisions = [{ follow: 1, article: "x", channel: "1", key: "k", copy: false }];
  await state.telling!.outbox.decide(null, 7, { posts: [post], decisions, copies: [] });
  await state.close();
  const journal = openFeedJournal(files.archiveFile);
  await journal.failed("https://example.org/feed", "answers 500");
  await journal.close();
  return files;
}

/** Moving and backing up. */
export function transferSuite(around: Around): void {
  const arrived = (tables: Awaited<ReturnType<typeof transfer>>) => {
    for (const { table, source, target } of tables) expect(target, table).toEqual(source);
    return Object.fromEntries(tables.map(({ table, target }) => [table, target.rows]));
  };

  describe("moving", () => {
    it("brings everything to PostgreSQL and back, and goes on where it was interrupted", async () => {
      const files = await used();
      const source = openFileTables(files, "read");
      const target = await writePostgresTables(connect(around.address));
      expect(await isEmpty(target)).toBe(true);
      let batches = 0;
      const put: typeof target.put = async (table, rows) => {
        if (++batches === 5) throw new Error("the line was cut");
        await target.put(table, rows);
      };
      await expect(transfer(source, { ...target, put })).rejects.toThrow("the line was cut");
      expect(await isEmpty(target)).toBe(false);
      const rows = arrived(await transfer(source, target));
      expect(rows).toMatchObject({ input: 3, change: 4, server: 1, request: 250, follow: 1, post: 1, fate: 1, source: 1 });
      expect(Object.keys(rows)).toEqual(TABLES.map(({ name }) => name));
      await source.close();
      await target.close();

      const state = await openPostgresState(around.database);
      expect((await state.settings("9")).language).toBe("fr");
      expect((await state.kept("é249"))?.options.n).toBe("\u0000 249");
      expect(await state.telling!.outbox.cursor()).toBe(7);
      const again = { channel: "1", server: "9", user: "5", conditions: {}, locale: "en", quiet: null, role: null, begins: 0 };
      expect((await state.telling!.follows.add(again)).id).toBe(2);
      await state.telling!.follows.stop(2);
      const archive = openArchive(":memory:", undefined, await openPostgresRecord(around.database));
      await archive.catchUp();
      expect((await archive.list()).map(({ title }) => title).sort()).toEqual(["One", "Three", "Ünï"]);
      await archive.add(...analysed({ title: "Later", text: "It opens in May." }));
      expect(await archive.record!.last()).toBe(6);
      await archive.close();

      const back = filesIn();
      const [from, to] = [await readPostgresTables(connect(around.address)), openFileTables(back, "write")];
      expect(arrived(await transfer(from, to))).toMatchObject({ input: 4, change: 5, request: 250 });
      await from.close();
      await to.close();
      const returned = openArchive(back.archiveFile);
      await returned.catchUp();
      expect((await returned.list()).map(({ title }) => title).sort()).toEqual(["Later", "One", "Three", "Ünï"]);
      await returned.close();
    });

    it("refuses a database that a process is running on", async () => {
      const record = await openPostgresRecord(around.database);
      await record.report("somewhere:archive", 0);
      const other = connect(around.address);
      await expect(writePostgresTables(other)).rejects.toThrow("is in use by somewhere:archive");
      await other.close();
    });
  });

  it("a backup holds one state, whatever is written meanwhile", async () => {
    const record = await openPostgresRecord(around.database);
    const archive = openArchive(":memory:", undefined, record);
    for (let n = 0; n < 5; n++) await archive.add(...analysed({ title: `Story ${n}`, text: `The pier is closed since ${n}.` }));
    const source = await readPostgresTables(connect(around.address));
    const target = openBackupTables(filesIn().archiveFile);
    const late = () => archive.add(...analysed({ title: "Late", text: "This came too late for it." }));
    const put: typeof target.put = async (table, rows) => {
      if (table.name === "input") await late();
      await target.put(table, rows);
    };
    expect(arrived(await transfer(source, { ...target, put }))).toMatchObject({ input: 5, change: 5 });
    await source.close();
    await target.close();
    await archive.close();
  });
}
