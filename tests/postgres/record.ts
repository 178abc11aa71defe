import { describe, expect, it } from "vitest";
import { connect } from "../../src/postgres/connect.ts";
import { migrate } from "../../src/postgres/migrate.ts";
import { packInput } from "../../src/record/input.ts";
import { openPostgresRecord } from "../../src/record/postgres-record.ts";
import { DatabaseError } from "../../src/sqlite/error.ts";
import type { Around } from "./around.ts";

const at = "2026-01-01T00:00:00Z";
const input = (text: string) => packInput({ kind: "file", path: "a.txt", bytes: new TextEncoder().encode(text) });
const places = async (record: Awaited<ReturnType<typeof openPostgresRecord>>, from = 0) =>
  (await Array.fromAsync(record.since(from))).map(({ place, kind, id }) => [place, kind, id]);

/** The record, and the tables of every room. */
export function recordSuite(around: Around): void {
  describe("the record in PostgreSQL", () => {
    it("gives every change a place in one order, whoever writes, and none twice", async () => {
      const [one, other] = [await openPostgresRecord(around.database), await openPostgresRecord(around.database)];
      const appended = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          (n % 2 ? one : other).append(
            [
              { id: `a${n}`, input: input(`one ${n}`) },
              { id: `b${n}`, input: input(`two ${n}`) },
            ],
            at,
          ),
        ),
      );
      expect(appended.map(({ first }) => first).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => 2 * n + 1));
      expect(await one.last()).toBe(40);
      expect(await one.mark("a1", "withdrawn", at)).toEqual({ first: 41, last: 41 });
      expect(await places(other, 40)).toEqual([[41, "withdrawn", "a1"]]);
      expect(await other.countSince(39)).toBe(2);
    });

    it("stores an input once, also twice in one batch, and gives it back", async () => {
      const record = await openPostgresRecord(around.database);
      await record.append(
        [
          { id: "a", input: input("one") },
          { id: "a", input: input("two") },
          { id: "a", input: input("one") },
        ],
        at,
      );
      const changes = await Array.fromAsync(record.since(0));
      const kept = await Promise.all(changes.map((change) => (change.kind === "added" ? change.input() : null)));
      const text = (one: (typeof kept)[number]) => (one?.kind === "file" ? Buffer.from(one.bytes).toString() : null);
      expect(kept.map(text)).toEqual(["one", "two", "one"]);
      expect((await Array.fromAsync(record.inputsOf("a"))).map(text)).toEqual(["one", "two"]);
    });

    it("gives a reading to those who use the same rules alone", async () => {
      const record = await openPostgresRecord(around.database);
      const reading = () => ({ rules: "7", reading: Buffer.from("found") });
      await record.append([{ id: "a", input: input("one"), reading }], at);
      const found = async (rules?: string) => {
        const [change] = await Array.fromAsync(record.since(0, rules));
        return change?.kind === "added" && change.reading && Buffer.from(change.reading).toString();
      };
      expect([await found("7"), await found("8"), await found()]).toEqual(["found", null, null]);
    });

    it("leaves a tombstone of what was purged", async () => {
      const record = await openPostgresRecord(around.database);
      await record.append(
        [
          { id: "a", input: input("one") },
          { id: "b", input: input("two") },
        ],
        at,
      );
      expect(await record.purge("a", at)).toEqual({ first: 3, last: 3 });
      expect(await places(record)).toEqual([
        [2, "added", "b"],
        [3, "purged", "a"],
      ]);
      expect(await record.purged()).toEqual(new Set(["a"]));
      const left = await around.database.sql`SELECT 1 FROM input WHERE id = 'a'`;
      expect(left).toHaveLength(0);
    });
  });

  describe("the tables", () => {
    it("are migrated once, by one process at a time, and not by an earlier version", async () => {
      const steps = ["CREATE TABLE tried (n integer)", "INSERT INTO tried VALUES (1)"];
      await Promise.all(Array.from({ length: 5 }, () => migrate(around.database, "trial", steps)));
      expect(await around.database.sql`SELECT n FROM tried`).toHaveLength(1);
      await migrate(around.database, "trial", [...steps, "INSERT INTO tried VALUES (2)"]);
      expect(await around.database.sql`SELECT n FROM tried`).toHaveLength(2);
      await expect(migrate(around.database, "trial", steps)).rejects.toThrow("written by a later version");
    });

    it("are left alone by a step that fails", async () => {
      await expect(migrate(around.database, "trial", ["CREATE TABLE tried (n integer)", "nonsense"])).rejects.toThrow(
        DatabaseError,
      );
      expect(
        await around.database.sql`SELECT 1 FROM pg_tables WHERE tablename = 'tried' AND schemaname = ${around.database.schema}`,
      ).toHaveLength(0);
    });
  });

  it("names a database that cannot be used, without its password", async () => {
    const refused = connect("postgres://somebody:secret@127.0.0.1:1/nowhere");
    const error = await openPostgresRecord(refused).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(DatabaseError);
    expect(String(error)).toContain("postgres://127.0.0.1:1/nowhere: does not answer");
    expect(String(error)).not.toContain("secret");
    await refused.close();
  });
}
