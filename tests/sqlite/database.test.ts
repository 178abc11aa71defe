import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

  it("where JSON in it is damaged", () => {
    const database = new Database(join(folder(), "a.sqlite"), [], "start anew");
    expect(() => database.parse("[1,")).toThrow(/a\.sqlite: is damaged: start anew/);
    expect(database.parse("[1]")).toEqual([1]);
  });
});

it("takes values in order, or by name", () => {
  const database = new Database(":memory:", [], "");
  expect(database.get("SELECT ? AS a, ? AS b", 1, 2)).toEqual({ a: 1, b: 2 });
  expect(database.get("SELECT :b AS a, :a AS b", { a: 1, b: 2 })).toEqual({ a: 2, b: 1 });
});
