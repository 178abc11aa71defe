import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { Database } from "../../src/sqlite/database.ts";
import { DatabaseError } from "../../src/sqlite/error.ts";

const folder = () => mkdtempSync(join(tmpdir(), "verbatim-"));

describe("a database that cannot be used says what to do", () => {
  it("where SQLite cannot open it", () => {
    const file = join(folder(), "a.sqlite");
    mkdirSync(file);
    expect(() => new Database(file, [], "start anew")).toThrow(DatabaseError);
    expect(() => new Database(file, [], "start anew")).toThrow(/a\.sqlite: cannot be opened: .* must exist, be writable/);
  });

  it("where its tables cannot be made", () => {
    const file = join(folder(), "a.sqlite");
    expect(() => new Database(file, ["CREATE TABLE"], "start anew")).toThrow(/a\.sqlite: incomplete input/);
    rmSync(file);
  });

  it("where the file is none of SQLite's", () => {
    const file = join(folder(), "a.sqlite");
    writeFileSync(file, "this is no database, this is no database, this is no database");
    expect(() => new Database(file, [], "start anew")).toThrow(/a\.sqlite: is damaged: start anew/);
  });

  it("where another program writes to it, which passes", () => {
    const file = join(folder(), "a.sqlite");
    const database = new Database(file, ["CREATE TABLE ship (name TEXT)"], "");
    const other = new DatabaseSync(file);
    other.exec("BEGIN IMMEDIATE");
    database.get("PRAGMA busy_timeout = 1");
    const failure = (work: () => void): unknown => {
      try {
        work();
        return null;
      } catch (error) {
        return error;
      }
    };
    const add = (name: string) => failure(() => database.run("INSERT INTO ship VALUES (?)", name));
    expect(add("Ferry")).toMatchObject({ message: `${file}: is held by another program: try again`, isPassing: true });
    other.close();
    expect(add("Ferry")).toBeNull();
    expect(failure(() => database.run("INSERT INTO boat VALUES (1)"))).toMatchObject({ isPassing: false });
    database.close();
  });

  it("where JSON in it is damaged", () => {
    const database = new Database(join(folder(), "a.sqlite"), [], "start anew");
    expect(() => database.parse("[1,")).toThrow(/a\.sqlite: is damaged: start anew/);
    expect(database.parse("[1]")).toEqual([1]);
  });
});

it("makes the folders that a file needs, and waits for other writers", () => {
  const database = new Database(join(folder(), "two", "folders", "a.sqlite"), [], "");
  expect(database.get("PRAGMA journal_mode")).toEqual({ journal_mode: "wal" });
  expect(database.get("PRAGMA busy_timeout")).toEqual({ timeout: 10_000 });
  expect(database.get("PRAGMA foreign_keys")).toEqual({ foreign_keys: 1 });
  database.close();
});

it("takes values in order, or by name", () => {
  const database = new Database(":memory:", [], "");
  expect(database.get("SELECT ? AS a, ? AS b", 1, 2)).toEqual({ a: 1, b: 2 });
  expect(database.get("SELECT :b AS a, :a AS b", { a: 1, b: 2 })).toEqual({ a: 2, b: 1 });
});
