import { randomUUID } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Request } from "../../src/answer/command.ts";
import { start } from "../../src/app.ts";
import { configuration } from "../../src/config.ts";
import { RULES } from "../../src/index/reading.ts";
import { keepUp } from "../../src/ingest/keep-up.ts";
import { openArchive, type WritableArchive } from "../../src/ingest/open-archive.ts";
import { openPostgresJournal } from "../../src/ingest/postgres-journal.ts";
import { openLog } from "../../src/log.ts";
import { connect, type Postgres } from "../../src/postgres/connect.ts";
import { migrate } from "../../src/postgres/migrate.ts";
import { packInput } from "../../src/record/input.ts";
import { openPostgresRecord } from "../../src/record/postgres-record.ts";
import { DatabaseError } from "../../src/sqlite/error.ts";
import { openPostgresState } from "../../src/state/postgres-state.ts";
import { defaults } from "../../src/state/settings.ts";
import { openPostgresLimits } from "../../src/surfaces/discord/postgres-limits.ts";
import { analysed } from "../support/articles.ts";
import { dropSchema, openTestServer, type TestServer } from "../support/postgres.ts";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

let address: string;
let database: Postgres;
const opened: { readonly close: () => Promise<unknown> }[] = [];
beforeEach(() => {
  address = server.address(`test_${randomUUID().slice(0, 8)}`);
  database = connect(address);
  opened.push(database);
});
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
  await dropSchema(address);
});

const at = "2026-01-01T00:00:00Z";
const input = (text: string) => packInput({ kind: "file", path: "a.txt", bytes: new TextEncoder().encode(text) });
const places = async (record: Awaited<ReturnType<typeof openPostgresRecord>>, from = 0) =>
  (await Array.fromAsync(record.since(from))).map(({ place, kind, id }) => [place, kind, id]);

describe("the record in PostgreSQL", () => {
  it("gives every change a place in one order, whoever writes, and none twice", async () => {
    const [one, other] = [await openPostgresRecord(database), await openPostgresRecord(database)];
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
    const record = await openPostgresRecord(database);
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
    const record = await openPostgresRecord(database);
    const reading = () => ({ rules: "7", reading: Buffer.from("found") });
    await record.append([{ id: "a", input: input("one"), reading }], at);
    const found = async (rules?: string) => {
      const [change] = await Array.fromAsync(record.since(0, rules));
      return change?.kind === "added" && change.reading && Buffer.from(change.reading).toString();
    };
    expect([await found("7"), await found("8"), await found()]).toEqual(["found", null, null]);
  });

  it("leaves a tombstone of what was purged", async () => {
    const record = await openPostgresRecord(database);
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
    const left = await database.sql`SELECT 1 FROM input WHERE id = 'a'`;
    expect(left).toHaveLength(0);
  });
});

describe("the tables", () => {
  it("are migrated once, by one process at a time, and not by an earlier version", async () => {
    const steps = ["CREATE TABLE tried (n integer)", "INSERT INTO tried VALUES (1)"];
    await Promise.all(Array.from({ length: 5 }, () => migrate(database, "trial", steps)));
    expect(await database.sql`SELECT n FROM tried`).toHaveLength(1);
    await migrate(database, "trial", [...steps, "INSERT INTO tried VALUES (2)"]);
    expect(await database.sql`SELECT n FROM tried`).toHaveLength(2);
    await expect(migrate(database, "trial", steps)).rejects.toThrow("written by a later version");
  });

  it("are left alone by a step that fails", async () => {
    await expect(migrate(database, "trial", ["CREATE TABLE tried (n integer)", "nonsense"])).rejects.toThrow(DatabaseError);
    expect(
      await database.sql`SELECT 1 FROM pg_tables WHERE tablename = 'tried' AND schemaname = ${database.schema}`,
    ).toHaveLength(0);
  });
});

const log = openLog("silent");
const ferry = { title: "The ferry", text: "“We waited nine weeks,” said Ana Ruiz. The ferry carried 400 people." };
const bridge = { title: "The bridge", text: "The bridge is shut. “Nobody told us,” said Tomás Ruiz." };

async function openProcess(on: Postgres = database): Promise<WritableArchive> {
  const record = await openPostgresRecord(on, 200);
  const archive = openArchive(join(mkdtempSync(join(tmpdir(), "verbatim-")), "archive.sqlite"), () => new Date(at), record);
  opened.push(archive);
  return archive;
}
const titles = async (archive: WritableArchive) => (await archive.list()).map(({ title }) => title).sort();

describe("processes on one record", () => {
  it("take up what another adds, withdraws and purges, soon, without reading it again", async () => {
    const [one, other] = [await openProcess(), await openProcess()];
    const unread = () => {
      throw new Error("was read again");
    };
    const arrived: string[] = [];
    other.arrivals.on("arrived", (added) => arrived.push(...added.map(({ outcome }) => outcome)));
    const kept = keepUp(other, "other", { reader: unread as never }, log);
    opened.push(kept);
    await kept.caughtUp;
    const { id } = await one.add(...analysed(ferry));
    await vi.waitFor(async () => expect(await titles(other)).toEqual(["The ferry"]), 5000);
    expect(await other.analysis(id)).toEqual(await one.analysis(id));
    await other.add(...analysed(bridge));
    await one.catchUp();
    expect(await titles(one)).toEqual(["The bridge", "The ferry"]);
    await one.purge(id);
    await vi.waitFor(async () => expect(await titles(other)).toEqual(["The bridge"]), 5000);
    expect(arrived).toEqual(["added", "added"]);
    await vi.waitFor(
      async () => expect(await one.record!.processes()).toMatchObject([{ name: "other", place: other.place() }]),
      5000,
    );
    expect(kept.lag()).toBe(0);
  });

  it("read an article themselves that other rules analysed", async () => {
    const one = await openProcess();
    const { id } = await one.add(...analysed(ferry));
    await database.sql`UPDATE input SET rules = 'older'`;
    const other = await openProcess();
    await other.catchUp();
    expect(await other.analysis(id)).toEqual(await one.analysis(id));
    expect(RULES).not.toBe("older");
  });

  it("answer from their indexes while the database is away, and go on afterwards", async () => {
    if (server.control === null) return;
    const archive = await openProcess();
    const kept = keepUp(archive, "one", {}, log);
    opened.push(kept);
    const state = await openPostgresState(database);
    await state.change("1", { ...defaults, language: "fr" });
    await archive.add(...analysed(ferry));
    const limits = await openPostgresLimits(database);
    await server.control.stop();
    expect(await titles(archive)).toEqual(["The ferry"]);
    await expect(archive.add(...analysed(bridge))).rejects.toThrow(DatabaseError);
    expect((await state.settings("1")).language).toBe("fr");
    expect((await state.settings("never seen")).private).toBe(true);
    expect(await limits.cooldown.take([{ key: "user 1", rate: { requests: 1, seconds: 60 } }])).toBeNull();
    expect(await limits.cooldown.take([{ key: "user 1", rate: { requests: 1, seconds: 60 } }])).toBeGreaterThan(Date.now());
    await vi.waitFor(() => expect(kept.lag()).toBeNull(), 5000);
    await server.control.start();
    await vi.waitFor(() => expect(kept.lag()).toBe(0), 10_000);
    await archive.add(...analysed(bridge));
    expect(await titles(archive)).toEqual(["The bridge", "The ferry"]);
  });
});

describe("the state in PostgreSQL", () => {
  const request: Request = {
    command: "check",
    options: { quote: "word \u0000 ".repeat(300), private: true },
    page: 2,
    locale: "pt-BR",
  };

  it("is shared by processes", async () => {
    const [one, other] = [await openPostgresState(database), await openPostgresState(database)];
    await one.keep("key", request);
    expect(await other.kept("key")).toEqual(request);
    expect(await other.kept("none")).toBeNull();
    expect(await other.settings("1")).toEqual(defaults);
    await one.change("2", { ...defaults, private: true });
    expect((await other.settings("2")).private).toBe(true);
    expect(await one.settings(null)).toEqual(defaults);
  });

  it("drops old requests, and those of too many", async () => {
    const state = await openPostgresState(database, 2);
    for (const key of ["first", "second", "third"]) await state.keep(key, request);
    await state.keep("fourth", request);
    expect(await state.kept("first")).toBeNull();
    expect(await state.kept("fourth")).toEqual(request);
    await database.sql`UPDATE request SET kept = kept - 31 * 86400000::bigint`;
    expect(await state.kept("fourth")).toBeNull();
  });
});

describe("what processes share out", () => {
  it("counts requests together, by the database's clock", async () => {
    const [one, other] = [await openPostgresLimits(database), await openPostgresLimits(database)];
    const asked = [
      { key: "user 1", rate: { requests: 3, seconds: 60 } },
      { key: "channel 1", rate: null },
    ];
    const taken = [];
    for (const limits of [one, other, one, other]) taken.push(await limits.cooldown.take(asked));
    expect(taken.map((free) => free === null)).toEqual([true, true, true, false]);
    expect(taken[3]! - Date.now()).toBeGreaterThan(15_000);
    expect(taken[3]! - Date.now()).toBeLessThan(25_000);
    expect(await one.cooldown.take([{ key: "user 2", rate: { requests: 3, seconds: 60 } }])).toBeNull();
  });

  it("answers an interaction once", async () => {
    const [one, other] = [await openPostgresLimits(database), await openPostgresLimits(database)];
    expect([await one.seen("9"), await other.seen("9"), await one.seen("8")]).toEqual([false, true, false]);
  });

  it("polls a feed in one process at a time; another takes over where that one dies", async () => {
    const [one, other] = [await openPostgresJournal(database), await openPostgresJournal(database)];
    const claims = await Promise.all(Array.from({ length: 10 }, (_, n) => (n % 2 ? one : other).claim("feed", 60_000)));
    expect(claims.filter((wait) => wait === 0)).toHaveLength(1);
    await one.succeeded("feed", at, 2, "etag", null);
    await one.failed("feed", "answers 500");
    expect(await other.entry("feed")).toMatchObject({ articles: 2, failures: 1, error: "answers 500", etag: "etag" });
    expect(await other.claim("feed", 60_000)).toBeGreaterThan(50_000);
    await database.sql`UPDATE source SET due = now(), leased = now() + interval '5 minutes'`;
    expect(await other.claim("feed", 60_000)).toBeGreaterThan(200_000);
    await database.sql`UPDATE source SET leased = now()`;
    expect(await other.claim("feed", 60_000)).toBe(0);
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

describe("the program", () => {
  const free = { COOLDOWN_USER: "off", COOLDOWN_CHANNEL: "off", HEALTH_PORT: "0", LOG_LEVEL: "info" };

  /** Starts the bot with a database; `said` collects what the local channel prints. */
  function begin(given: Record<string, string>, typed = "") {
    const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
    const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
    const input = new PassThrough();
    const output = new PassThrough();
    input.end(typed);
    const lines: string[] = [];
    const environment = { ...free, DATABASE_URL: address, ARCHIVE_FILE: join(folder, "a.sqlite"), ...given };
    const log = openLog("info", { write: (line) => lines.push(line) });
    const ended = start(configuration(environment), { http: false }, { input, output, locale: "en", stopped }, log);
    const said = text(output);
    return { ended: ended.finally(() => output.end()), stop, said, logged: () => lines.map((line) => JSON.parse(line)) };
  }

  it("fills in one process, answers in another, and says how it is", async () => {
    const content = mkdtempSync(join(tmpdir(), "verbatim-"));
    writeFileSync(
      join(content, "otters.md"),
      "---\ntitle: Otters return\n---\n“They are back,” said Ana Ruiz. The canal is clean.\n",
    );
    const filling = begin({ VERBATIM_ROLES: "ingest", CONTENT_FOLDER: content });
    const port = await vi.waitFor(
      () => filling.logged().find(({ port }) => port)?.port ?? Promise.reject(new Error("no port")),
      5000,
    );
    const health = async () => (await fetch(`http://127.0.0.1:${port}/health`)).json();
    await vi.waitFor(async () => expect(await health()).toMatchObject({ ready: true, behind: 0, roles: ["ingest"] }), 5000);
    const record = await openPostgresRecord(database);
    await vi.waitFor(async () => expect(await record.last()).toBe(1), 5000);
    const answering = begin({ VERBATIM_ROLES: "answer", CONTENT_FOLDER: join(content, "none") }, "/quote speaker:Ana Ruiz\n");
    await answering.ended;
    expect(await answering.said).toContain("They are back");
    filling.stop();
    await filling.ended;
  });
});
