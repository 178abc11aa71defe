import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, it, vi } from "vitest";
import { start } from "../../src/app.ts";
import { configuration } from "../../src/config.ts";
import { RULES } from "../../src/index/packed-reading.ts";
import { keepUp } from "../../src/ingest/keep-up.ts";
import { openArchive, type WritableArchive } from "../../src/ingest/open-archive.ts";
import { openLog } from "../../src/log.ts";
import type { Postgres } from "../../src/postgres/connect.ts";
import { openPostgresRecord } from "../../src/record/postgres-record.ts";
import { DatabaseError } from "../../src/sqlite/error.ts";
import { openPostgresState } from "../../src/state/postgres-state.ts";
import { defaults } from "../../src/state/settings.ts";
import { openPostgresLimits } from "../../src/surfaces/discord/postgres-limits.ts";
import { analysed } from "../support/articles.ts";
import { standIn, token } from "../surfaces/discord/stand-in.ts";
import type { Around } from "./around.ts";

const at = "2026-01-01T00:00:00Z";
const log = openLog("silent");
const ferry = { title: "The ferry", text: "“We waited nine weeks,” said Ana Ruiz. The ferry carried 400 people." };
const bridge = { title: "The bridge", text: "The bridge is shut. “Nobody told us,” said Tomás Ruiz." };
const titles = async (archive: WritableArchive) => (await archive.list()).map(({ title }) => title).sort();

/** Processes that share a record, and the program itself. */
export function processesSuite(around: Around): void {
  async function openProcess(on: Postgres = around.database): Promise<WritableArchive> {
    const record = await openPostgresRecord(on, 200);
    const archive = openArchive(join(mkdtempSync(join(tmpdir(), "verbatim-")), "archive.sqlite"), () => new Date(at), record);
    around.opened.push(archive);
    return archive;
  }

  describe("processes on one record", () => {
    it("take up what another adds, withdraws and purges, soon, without reading it again", async () => {
      const [one, other] = [await openProcess(), await openProcess()];
      const unread = () => {
        throw new Error("was read again");
      };
      const arrived: string[] = [];
      other.arrivals.on("arrived", (added) => arrived.push(...added.map(({ outcome }) => outcome)));
      const kept = keepUp(other, "other", { reader: unread as never }, log);
      around.opened.push(kept);
      await kept.caughtUp;
      const { id } = await one.add(...analysed(ferry));
      await vi.waitFor(async () => expect(await titles(other)).toEqual(["The ferry"]), 30_000);
      expect(await other.analysis(id)).toEqual(await one.analysis(id));
      await other.add(...analysed(bridge));
      await one.catchUp();
      expect(await titles(one)).toEqual(["The bridge", "The ferry"]);
      await one.purge(id);
      await vi.waitFor(async () => expect(await titles(other)).toEqual(["The bridge"]), 30_000);
      expect(arrived).toEqual(["added", "added"]);
      await vi.waitFor(
        async () => expect(await one.record!.processes()).toMatchObject([{ name: "other", place: other.place() }]),
        30_000,
      );
      expect(kept.lag()).toBe(0);
    });

    it("read an article themselves that other rules analysed", async () => {
      const one = await openProcess();
      const { id } = await one.add(...analysed(ferry));
      await around.database.sql`UPDATE input SET rules = 'older'`;
      const other = await openProcess();
      await other.catchUp();
      expect(await other.analysis(id)).toEqual(await one.analysis(id));
      expect(RULES).not.toBe("older");
    });

    it("answer from their indexes while the database is away, and go on afterwards", async () => {
      if (around.server.control === null) return;
      const archive = await openProcess();
      const kept = keepUp(archive, "one", {}, log);
      around.opened.push(kept);
      const state = await openPostgresState(around.database);
      await state.change("1", { ...defaults, language: "fr" });
      await archive.add(...analysed(ferry));
      const limits = await openPostgresLimits(around.database);
      await around.server.control.stop();
      expect(await titles(archive)).toEqual(["The ferry"]);
      await expect(archive.add(...analysed(bridge))).rejects.toThrow(DatabaseError);
      expect((await state.settings("1")).language).toBe("fr");
      expect((await state.settings("never seen")).private).toBe(true);
      expect(await limits.cooldown.take([{ key: "user 1", rate: { requests: 1, seconds: 60 } }])).toBeNull();
      expect(await limits.cooldown.take([{ key: "user 1", rate: { requests: 1, seconds: 60 } }])).toBeGreaterThan(Date.now());
      await vi.waitFor(() => expect(kept.lag()).toBeNull(), 30_000);
      await around.server.control.start();
      await vi.waitFor(() => expect(kept.lag()).toBe(0), 30_000);
      await archive.add(...analysed(bridge));
      expect(await titles(archive)).toEqual(["The bridge", "The ferry"]);
    });
  });

  describe("the program", () => {
    const free = { COOLDOWN_USER: "off", COOLDOWN_CHANNEL: "off", HEALTH_PORT: "0", LOG_LEVEL: "info" };

    /** Starts the bot with a around.database; `said` collects what the local channel prints. */
    function begin(given: Record<string, string>, typed = "", pageAlone = false) {
      const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
      const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
      const input = new PassThrough();
      const output = new PassThrough();
      input.end(typed);
      const lines: string[] = [];
      const environment = { ...free, DATABASE_URL: around.address, ARCHIVE_FILE: join(folder, "a.sqlite"), ...given };
      const log = openLog("info", { write: (line) => lines.push(line) });
      const ended = start(configuration(environment), { http: false, pageAlone }, { input, output, locale: "en", stopped }, log);
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
        30_000,
      );
      const health = async () => (await fetch(`http://127.0.0.1:${port}/health`)).json();
      await vi.waitFor(async () => expect(await health()).toMatchObject({ ready: true, behind: 0, roles: ["ingest"] }), 30_000);
      const record = await openPostgresRecord(around.database);
      await vi.waitFor(async () => expect(await record.last()).toBe(1), 30_000);
      const answering = begin({ VERBATIM_ROLES: "answer", CONTENT_FOLDER: join(content, "none") }, "/quote speaker:Ana Ruiz\n");
      await answering.ended;
      expect(await answering.said).toContain("They are back");
      filling.stop();
      await filling.ended;
    });

    it("serves the page only once its index has caught up with the record", async () => {
      await (await openProcess()).add(...analysed(ferry));
      const lock = Promise.withResolvers<void>();
      const locked = around.database.sql.begin(async (sql) => {
        await sql`LOCK TABLE change IN ACCESS EXCLUSIVE MODE`;
        await lock.promise;
      });
      const { logged, stop, ended } = begin({ VERBATIM_ROLES: "answer", WEB_PORT: "0" }, "", true);
      const page = () => logged().find(({ address }) => address)?.address;
      await vi.waitFor(() => expect(logged().find(({ port }) => port)).toBeDefined(), 30_000);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(page()).toBeUndefined();
      lock.resolve();
      await locked;
      await vi.waitFor(() => expect(page()).toBeDefined(), 30_000);
      expect(await (await fetch(`${page()}search?words=ferry`)).text()).toContain("The ferry");
      stop();
      await ended;
    });

    it("tells in a process without a gateway what another process added", async () => {
      const discord = await standIn();
      const state = await openPostgresState(around.database);
      const channel = "300000000000000001";
      const follow = { channel, server: "9", user: "5", conditions: { topic: "ferry" }, locale: "en", quiet: null, role: null };
      await state.telling!.follows.add({ ...follow, begins: 0 });
      const telling = begin({ VERBATIM_ROLES: "tell", DISCORD_TOKEN: token, DISCORD_API: discord.api });
      await vi.waitFor(async () => expect(await state.telling!.outbox.cursor()).toBe(0), 30_000);
      const adding = await openProcess();
      await adding.add(...analysed({ ...ferry, published: new Date().toISOString() }));
      await discord.until(({ method, path }) => method === "POST" && path === `/channels/${channel}/messages`);
      telling.stop();
      await telling.ended;
      expect(discord.made.filter(({ path }) => path.includes("gateway"))).toEqual([]);
      await discord.close();
    });
  });
}
