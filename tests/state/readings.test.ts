import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { Database } from "../../src/sqlite/database.ts";
import { openReadings, READING_TABLES } from "../../src/state/readings.ts";
import { openState } from "../../src/state/state.ts";

const file = () => join(mkdtempSync(join(tmpdir(), "verbatim-")), "state.sqlite");
const day = 24 * 60 * 60 * 1000;
const reading = { picks: [{ candidate: 3, sentence: 1 }] };

it("what a reader chose survives a restart, by its key alone", async () => {
  const path = file();
  const before = openState(path);
  await before.readings!.keepReading("key", reading);
  await before.close();
  const after = openState(path);
  expect(await after.readings!.reading("key")).toEqual(reading);
  expect(await after.readings!.reading("another key")).toBeNull();
  await after.close();
});

it("a file written before readers is migrated and keeps its settings", async () => {
  const path = file();
  const old = new DatabaseSync(path);
  old.exec(`
    CREATE TABLE server (id TEXT PRIMARY KEY, settings TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE request (key TEXT PRIMARY KEY, request TEXT NOT NULL, kept INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX request_by_age ON request (kept);
    INSERT INTO server VALUES ('1', '{"private":true}');
    PRAGMA user_version = 1`);
  old.close();
  const state = openState(path);
  expect(await state.settings("1")).toMatchObject({ private: true, reader: true });
  await state.readings!.keepReading("key", reading);
  expect(await state.readings!.reading("key")).toEqual(reading);
  await state.close();
});

it("readings are dropped after 30 days, and the oldest of too many", async () => {
  let now = 0;
  const database = new Database(":memory:", [READING_TABLES], "");
  const readings = openReadings(database, () => new Date(now), 2);
  for (const key of ["first", "second", "third"]) {
    now++;
    await readings.keepReading(key, reading);
  }
  expect(await Promise.all(["first", "second", "third"].map(readings.reading))).toEqual([null, reading, reading]);
  now += 31 * day;
  expect(await readings.reading("third")).toBeNull();
  database.close();
});
