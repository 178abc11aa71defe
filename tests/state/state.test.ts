import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Request } from "../../src/answer/command.ts";
import { DatabaseError } from "../../src/sqlite/error.ts";
import { defaults } from "../../src/state/settings.ts";
import { openState } from "../../src/state/state.ts";

const request: Request = { command: "check", options: { quote: "word ".repeat(300), private: true }, page: 2, locale: "pt-BR" };
const file = () => join(mkdtempSync(join(tmpdir(), "verbatim-")), "state.sqlite");
const day = 24 * 60 * 60 * 1000;

const key = "key";

describe("a long request", () => {
  it("survives a restart", async () => {
    const path = file();
    const before = openState(path);
    await before.keep(key, request);
    await before.close();
    const after = openState(path);
    expect(await after.kept(key)).toEqual(request);
    await after.close();
  });

  it("is dropped 30 days after it was last kept", async () => {
    let now = 0;
    const state = openState(":memory:", () => new Date(now));
    await state.keep(key, request);
    now = 29 * day;
    expect(await state.kept(key)).toEqual(request);
    await state.keep(key, request);
    now = 58 * day;
    expect(await state.kept(key)).toEqual(request);
    now = 60 * day;
    expect(await state.kept(key)).toBeNull();
  });

  it("is dropped if too many newer ones are kept: nobody can fill the disk", async () => {
    let now = 0;
    const state = openState(":memory:", () => new Date(now), 2);
    for (const name of ["first", "second", "third"]) {
      now++;
      await state.keep(name, request);
    }
    const kept = await Promise.all(["first", "second", "third"].map(state.kept));
    expect(kept.map((found) => found !== null)).toEqual([false, true, true]);
  });

  it("is null under an unknown key", async () => {
    expect(await openState(":memory:").kept("no such key")).toBeNull();
  });
});

describe("a server's settings", () => {
  it("are the defaults until changed, and survive a restart", async () => {
    const path = file();
    const before = openState(path);
    expect(await before.settings("1")).toEqual(defaults);
    const changed = { ...defaults, private: true, channels: ["5"], cooldown: { user: null } };
    await before.change("1", changed);
    await before.close();
    const after = openState(path);
    expect(await after.settings("1")).toEqual(changed);
    expect(await after.settings("2")).toEqual(defaults);
    expect(await after.settings(null)).toEqual(defaults);
    await after.close();
  });
});

it("a file of the first version is still read", async () => {
  const path = file();
  const { DatabaseSync } = await import("node:sqlite");
  const old = new DatabaseSync(path);
  old.exec(`
    CREATE TABLE IF NOT EXISTS server (id TEXT PRIMARY KEY, settings TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS request (key TEXT PRIMARY KEY, request TEXT NOT NULL, kept INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS request_by_age ON request (kept);
    INSERT INTO server VALUES ('1', '{"private":true}');
    PRAGMA user_version = 1`);
  old.close();
  const state = openState(path);
  expect((await state.settings("1")).private).toBe(true);
  await state.keep(key, request);
  expect(await state.kept(key)).toEqual(request);
  await state.close();
});

describe("a state file that cannot be used", () => {
  it("is named if it is not a database", () => {
    const path = file();
    writeFileSync(path, "this is no database, it is a text that somebody put here ".repeat(20));
    expect(() => openState(path)).toThrow(DatabaseError);
    expect(() => openState(path)).toThrow(path);
  });

  it("is not touched if a later version wrote it", async () => {
    const path = file();
    const { DatabaseSync } = await import("node:sqlite");
    const database = new DatabaseSync(path);
    database.exec("PRAGMA user_version = 99");
    database.close();
    expect(() => openState(path)).toThrow("written by a later version");
  });
});
