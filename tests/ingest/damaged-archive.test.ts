import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openArchive, type WritableArchive } from "../../src/ingest/open-archive.ts";
import { rebuild } from "../../src/ingest/rebuild.ts";
import { recordFile } from "../../src/record/record.ts";
import { DatabaseError } from "../../src/sqlite/error.ts";
import { analysed } from "../support/articles.ts";
import { bridge, ferry } from "./ferry-and-bridge.ts";

let file: string;
let archive: WritableArchive;
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), "verbatim-")), "archive.sqlite");
  archive = openArchive(file);
});
afterEach(() => archive.close());

describe("a damaged file", () => {
  it("is named, and made anew from the inputs", async () => {
    const { id } = await archive.add(...analysed(ferry));
    await archive.add(...analysed(bridge));
    await archive.withdraw(id);
    await archive.close();
    writeFileSync(file, "this is no database, this is no database, this is no database");
    expect(() => openArchive(file)).toThrow(DatabaseError);
    expect(() => openArchive(file)).toThrow(`${file}: is damaged: \`verbatim rebuild\` restores it`);
    expect(await rebuild(file)).toBe(1);
    archive = openArchive(file);
    expect((await archive.list()).map(({ title }) => title)).toEqual([bridge.title]);
    expect((await archive.article(id))?.withdrawn).toBe(true);
  });

  it("is not taken for a new one if it is empty although articles were added", async () => {
    await archive.close();
    writeFileSync(file, "");
    archive = openArchive(file);
    await archive.add(...analysed(ferry));
    await archive.close();
    writeFileSync(file, "");
    expect(() => openArchive(file)).toThrow(`${file}: is empty, but what was added is kept beside it`);
    expect(await rebuild(file)).toBe(1);
    archive = openArchive(file);
  });

  it.each([
    ["revision", "names", ",", ",1"],
    ["revision", "facts", "0", "1"],
    ["revision", "layout", "1", "2"],
    ["quotation", "found", "]", ",9]"],
    ["quotation", "found", "0", "1"],
  ])("whose %s has %s with %s for %s is named", async (table, column, was, is) => {
    const { id } = await archive.add(...analysed({ ...ferry, text: "“We missed 10 boats,” Lena Vogel said." }));
    const { DatabaseSync } = await import("node:sqlite");
    const database = new DatabaseSync(file);
    database.prepare(`UPDATE ${table} SET ${column} = replace(${column}, ?, ?)`).run(was, is);
    database.close();
    await expect(archive.analysis(id)).rejects.toThrow(`${file}: is damaged: `);
    if (table === "quotation") await expect(archive.quotations({ articles: [id] })).rejects.toThrow(`${file}: is damaged: `);
  });

  it("in an impossible place is an error, not an endless wait", () => {
    expect(() => openArchive("/proc/nowhere/below/archive.sqlite")).toThrow(
      /^\/proc\/nowhere\/below\/archive(\.inputs)?\.sqlite: E[A-Z]+/,
    );
  });

  it("of inputs says that rebuilding needs it", async () => {
    await archive.add(...analysed(ferry));
    await archive.close();
    writeFileSync(recordFile(file), "this is no database, this is no database, this is no database");
    await expect(rebuild(file)).rejects.toThrow(`${recordFile(file)}: is damaged: put a copy of it back`);
    archive = openArchive(":memory:");
  });

  it("of a later version is refused", async () => {
    await archive.close();
    const { DatabaseSync } = await import("node:sqlite");
    const database = new DatabaseSync(file);
    database.exec("PRAGMA user_version = 99");
    database.close();
    expect(() => openArchive(file)).toThrow("later version");
    archive = openArchive(":memory:");
  });
});
