import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { packInput, unpackInput } from "../../src/record/input.ts";
import { openRecord, recordFile } from "../../src/record/record.ts";
import { DatabaseError } from "../../src/sqlite/error.ts";
import { article } from "../support/articles.ts";

const file = () => join(mkdtempSync(join(tmpdir(), "verbatim-")), "archive.sqlite");
const input = (text: string) => packInput({ kind: "file", path: "a.txt", bytes: new TextEncoder().encode(text) });
const at = "2026-01-01T00:00:00Z";

it("keeps the publisher's bytes with an article, and the character set that the server named", async () => {
  const published = { bytes: Buffer.from([0x0a, 0xe9, 0x0a]), charset: "iso-8859-1" };
  const read = article({ text: "A line.\n\nAnother." });
  const unpacked = unpackInput(packInput({ kind: "article", article: read, published }));
  expect(unpacked).toEqual({ kind: "article", article: read, published });
});

describe("the record", () => {
  it("gives every change a place in one order, and reads on from a place", async () => {
    const record = openRecord(":memory:");
    expect(await record.last()).toBe(0);
    expect(
      await record.append(
        [
          { id: "a", input: input("one") },
          { id: "b", input: input("two") },
        ],
        at,
      ),
    ).toEqual({ first: 1, last: 2 });
    expect(await record.mark("a", "withdrawn", at)).toEqual({ first: 3, last: 3 });
    expect(await record.append([{ id: "b", input: input("three") }], at)).toEqual({ first: 4, last: 4 });
    expect((await Array.fromAsync(record.since(0))).map(({ place, kind, id }) => [place, kind, id])).toEqual([
      [1, "added", "a"],
      [2, "added", "b"],
      [3, "withdrawn", "a"],
      [4, "added", "b"],
    ]);
    expect(await Array.fromAsync(record.since(3))).toHaveLength(1);
    expect(await record.countSince(1)).toBe(3);
  });

  it("records that an article went back to earlier words, and stores those once", async () => {
    const record = openRecord(":memory:");
    for (const words of ["one", "two", "one"]) await record.append([{ id: "a", input: input(words) }], at);
    const changes = await Array.fromAsync(record.since(0));
    const inputs = await Promise.all(changes.map((change) => (change.kind === "added" ? change.input() : null)));
    const words = inputs.map((kept) => (kept?.kind === "file" ? new TextDecoder().decode(kept.bytes) : null));
    expect(words).toEqual(["one", "two", "one"]);
  });

  it("leaves a tombstone of what was purged, at a place of its own", async () => {
    const record = openRecord(":memory:");
    await record.append(
      [
        { id: "a", input: input("one") },
        { id: "b", input: input("two") },
      ],
      at,
    );
    await record.append([{ id: "a", input: input("three") }], at);
    expect(await record.purge("a", at)).toEqual({ first: 4, last: 4 });
    expect((await Array.fromAsync(record.since(0))).map(({ place, kind, id }) => [place, kind, id])).toEqual([
      [2, "added", "b"],
      [4, "purged", "a"],
    ]);
    expect(await record.purged()).toEqual(new Set(["a"]));
    await record.append([{ id: "a", input: input("four") }], at);
    expect(await record.purged()).toEqual(new Set());
  });

  it("uses no place twice, even a retracted one", async () => {
    const record = openRecord(":memory:");
    await record.retract(await record.append([{ id: "a", input: input("one") }], at));
    expect(await Array.fromAsync(record.since(0))).toEqual([]);
    expect(await record.append([{ id: "a", input: input("one") }], at)).toEqual({ first: 2, last: 2 });
  });

  it("says which input is damaged", async () => {
    const name = file();
    const record = openRecord(name);
    await record.append([{ id: "harbour", input: { ...input("one"), hash: "0".repeat(32) } }], at);
    const [change] = await Array.fromAsync(record.since(0));
    const read = change?.kind === "added" ? change.input() : null;
    await expect(read).rejects.toThrow(DatabaseError);
    await expect(read).rejects.toThrow(`${recordFile(name)}: is damaged where it keeps harbour`);
  });

  it("migrates a file of the first version: inputs in order, then withdrawals", async () => {
    const name = file();
    const old = new DatabaseSync(recordFile(name));
    old.exec(`
      CREATE TABLE input (number INTEGER PRIMARY KEY, id TEXT NOT NULL, hash TEXT NOT NULL, added TEXT NOT NULL, kind TEXT NOT NULL,
        path TEXT NOT NULL, bytes BLOB NOT NULL, UNIQUE (id, hash)) STRICT;
      CREATE TABLE withdrawn (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
      INSERT INTO withdrawn VALUES ('b');
      PRAGMA user_version = 1`);
    const insert = old.prepare("INSERT INTO input VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (const [number, id] of [
      [7, "b"],
      [9, "a"],
    ] as const) {
      const { hash, kind, path, bytes } = input(id);
      insert.run(number, id, hash, at, kind, path, bytes);
    }
    old.close();
    const record = openRecord(name);
    expect((await Array.fromAsync(record.since(0))).map(({ place, kind, id }) => [place, kind, id])).toEqual([
      [1, "added", "b"],
      [2, "added", "a"],
      [3, "withdrawn", "b"],
    ]);
    await record.close();
  });
});
