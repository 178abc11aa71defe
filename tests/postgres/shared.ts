import { describe, expect, it } from "vitest";
import type { Request } from "../../src/answer/command.ts";
import { openPostgresJournal } from "../../src/ingest/postgres-journal.ts";
import { openPostgresState } from "../../src/state/postgres-state.ts";
import { defaults } from "../../src/state/settings.ts";
import { openPostgresLimits } from "../../src/surfaces/discord/postgres-limits.ts";
import type { Around } from "./around.ts";

const at = "2026-01-01T00:00:00Z";

/** Settings, requests, cooldowns and feeds. */
export function sharedSuite(around: Around): void {
  describe("the state in PostgreSQL", () => {
    const request: Request = {
      command: "check",
      options: { quote: "word \u0000 ".repeat(300), private: true },
      page: 2,
      locale: "pt-BR",
    };

    it("is shared by processes", async () => {
      const [one, other] = [await openPostgresState(around.database), await openPostgresState(around.database)];
      await one.keep("key", request);
      expect(await other.kept("key")).toEqual(request);
      expect(await other.kept("none")).toBeNull();
      expect(await other.settings("1")).toEqual(defaults);
      await one.change("2", { ...defaults, private: true });
      expect((await other.settings("2")).private).toBe(true);
      expect(await one.settings(null)).toEqual(defaults);
    });

    it("keeps what readers chose for all processes", async () => {
      const [one, other] = [await openPostgresState(around.database), await openPostgresState(around.database)];
      await one.readings!.keepReading("a", { sentence: 3 });
      expect(await other.readings!.reading("a")).toEqual({ sentence: 3 });
      await around.database.sql`UPDATE reading SET kept = kept - 31 * 86400000::bigint`;
      expect([await other.readings!.reading("a"), await other.readings!.reading("b")]).toEqual([null, null]);
    });

    it("keeps the digests of channels", async () => {
      const [one, other] = [await openPostgresState(around.database), await openPostgresState(around.database)];
      const digest = { channel: "1", server: null, user: "5", locale: "en", next: 1000, since: 0 };
      const schedule = { at: "08:00", zone: "Europe/Paris" } as never;
      await one.telling!.digests.set({ ...digest, schedule });
      await one.telling!.digests.set({ ...digest, schedule, next: 2000 });
      expect(await other.telling!.digests.get("1")).toEqual({ ...digest, schedule, next: 2000 });
      expect(await other.telling!.digests.due(1999)).toEqual([]);
      expect(await other.telling!.digests.due(2000)).toHaveLength(1);
      await other.telling!.digests.remove("1");
      expect(await one.telling!.digests.get("1")).toBeNull();
    });

    it("drops old requests, and those of too many", async () => {
      const state = await openPostgresState(around.database, 2);
      for (const key of ["first", "second", "third"]) await state.keep(key, request);
      await state.keep("fourth", request);
      expect(await state.kept("first")).toBeNull();
      expect(await state.kept("fourth")).toEqual(request);
      await around.database.sql`UPDATE request SET kept = kept - 31 * 86400000::bigint`;
      expect(await state.kept("fourth")).toBeNull();
    });
  });

  describe("what processes share out", () => {
    it("counts requests together, by the database's clock", async () => {
      const [one, other] = [await openPostgresLimits(around.database), await openPostgresLimits(around.database)];
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
      const [one, other] = [await openPostgresLimits(around.database), await openPostgresLimits(around.database)];
      expect([await one.seen("9"), await other.seen("9"), await one.seen("8")]).toEqual([false, true, false]);
    });

    it("polls a feed in one process at a time; another takes over where that one dies", async () => {
      const [one, other] = [await openPostgresJournal(around.database), await openPostgresJournal(around.database)];
      const claims = await Promise.all(Array.from({ length: 10 }, (_, n) => (n % 2 ? one : other).claim("feed", 60_000)));
      expect(claims.filter((wait) => wait === 0)).toHaveLength(1);
      await one.succeeded("feed", at, 2, "etag", null);
      await one.failed("feed", "answers 500");
      expect(await other.entry("feed")).toMatchObject({ articles: 2, failures: 1, error: "answers 500", etag: "etag" });
      expect(await other.claim("feed", 60_000)).toBeGreaterThan(50_000);
      await around.database.sql`UPDATE source SET due = now(), leased = now() + interval '5 minutes'`;
      expect(await other.claim("feed", 60_000)).toBeGreaterThan(200_000);
      await around.database.sql`UPDATE source SET leased = now()`;
      expect(await other.claim("feed", 60_000)).toBe(0);
    });
  });
}
