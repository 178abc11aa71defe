import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { seeded } from "../../src/audit/random.ts";
import { openPostgresState } from "../../src/state/postgres-state.ts";
import { openState, type State } from "../../src/state/state.ts";
import { HOUR, person, START, tellerOn } from "../tell/support.ts";
import type { Around } from "./around.ts";

const LAGARDE = "“We are not done with inflation,” said Christine Lagarde, its president. Markets fell.";

/** Random calls of an outbox and of follows, in one order; two stores must answer each the same. */
function calls(seed: number, length: number): ((state: State) => Promise<unknown>)[] {
  const random = seeded(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const list: ((state: State) => Promise<unknown>)[] = [];
  let now = START;
  let place = 0;
  const channel = () => pick(["1", "2", "terminal"]);
  for (let n = 0; n < length; n++) {
    now += Math.floor(random() * 40_000);
    const [at, to, key, other] = [now, channel(), pick(["a", "b", "c", "d", "e", "f"]), Math.ceil(random() * 12)];
    const from = place === 0 ? null : place;
    const body = { kind: "alert", article: key, revision: "r1", follows: [1], copies: [] } as const;
    const post = {
      channel: to,
      key,
      locale: "en",
      role: pick([null, "7"]),
      written: at,
      due: pick([null, at, at + 50_000]),
      body,
    };
    const sends = pick(["discord", "discord", "terminal"] as const);
    const [drop, uncertain] = [random() < 0.3, random() < 0.5];
    const attempts = { tried: uncertain ? at : null, again: uncertain && drop ? 1 : 0 };
    const outcome = pick(["sent", "sent", "retry", "close", "drop", "leave"]);
    const kinds = [
      () => {
        place++;
        const decided = {
          posts: [post],
          decisions: [{ follow: 1, article: key, channel: to, key, copy: drop }],
          copies: drop ? [{ channel: to, key, article: "copy" }] : [],
        };
        const next = place;
        return ({ telling }: State) => telling!.outbox.decide(from, next, decided);
      },
      () =>
        async ({ telling }: State) => {
          const { outbox } = telling!;
          const claimed = await outbox.claim(at, sends);
          if (claimed === null) return null;
          const noted = [
            await outbox.attempt({ ...claimed, lease: 0 }, at, attempts),
            await outbox.attempt(claimed, at, { tried: at, again: 0 }),
          ];
          if (outcome === "sent") await outbox.sent(claimed.id, `m${claimed.id}`, at, uncertain ? "r2" : undefined);
          if (outcome === "retry") await outbox.retry(claimed.id, at, 9000, attempts);
          if (outcome === "drop") await outbox.drop(claimed.id, "refused");
          return [claimed, noted, outcome === "close" && (await outbox.close(claimed.id, at, attempts))];
        },
      () =>
        async ({ telling: { outbox, follows } = {} as never }: State) => [
          await outbox.cursor(),
          await outbox.sentAlerts(to, at - HOUR, at),
          await outbox.overLimit(to, at),
          await outbox.oldestDue(at),
          await outbox.recent(to, at - HOUR),
          (await outbox.about(key)).map(({ channel }) => channel).sort(),
          [...(await follows.fates(key, at))].sort(),
          [...(await follows.posted(to))].sort(),
          await follows.closedSince(to),
          await follows.version(),
          (await follows.list(pick([{}]))).map(({ since: _, ...rest }) => rest),
        ],
      () =>
        async ({ telling }: State) => {
          const quiet = uncertain ? { from: "22:00", to: "07:00", zone: "Europe/Paris" } : null;
          const follow = {
            channel: to,
            server: drop ? null : "9",
            user: "5",
            conditions: { topic: key },
            locale: "en",
            quiet,
            role: null,
          };
          const { since: _, ...added } = await telling!.follows.add({ ...follow, begins: 3 });
          return added;
        },
      () =>
        async ({ telling: { follows } = {} as never }: State) => {
          if (drop) await follows.stop(other);
          else {
            const earlier = uncertain ? { conditions: { topic: key }, begins: 1, until: 3 } : null;
            await follows.change(other, { paused: uncertain, quiet: null, conditions: { words: "x" }, earlier });
          }
          const changed = await follows.get(other);
          return changed && [changed.conditions, changed.earlier];
        },
      () =>
        ({ telling }: State) =>
          telling!.outbox.put(post),
    ];
    list.push(pick([kinds[0]!, kinds[0]!, kinds[1]!, kinds[1]!, kinds[1]!, kinds[2]!, kinds[3]!, kinds[4]!, kinds[5]!])());
  }
  return list;
}

/** What is told, and what was. */
export function tellingSuite(around: Around): void {
  describe("following in PostgreSQL", () => {
    it("answers every call as a file does", async () => {
      const state = await openPostgresState(around.database);
      const file = openState(":memory:");
      for (const [n, call] of calls(22, 150).entries()) {
        const [expected, found] = [await call(file), await call(state)];
        if (!isDeepStrictEqual(found, expected)) expect(found, `call ${n}`).toEqual(expected);
      }
      await file.close();
    });

    it("posts once, whichever of two processes comes first", async () => {
      const [one, other] = [await openPostgresState(around.database, 9, () => START), await openPostgresState(around.database)];
      const on = await tellerOn(":memory:", { state: one });
      await on.follow({ person: person("Christine Lagarde") });
      await on.follow({ topic: "inflation" }, { channel: "2" });
      for (let n = 0; n < 5; n++) await on.add({ text: `${LAGARDE} It was day ${n} of ${n * 7}.` });
      const second = on.begin();
      await Promise.all([on.teller.turn(), second.turn(), on.teller.turn()]);
      expect(on.failures).toEqual([]);
      const keys = on.posted.map(({ post }) => `${post.channel} ${post.key}`);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.length).toBeGreaterThan(1);
      expect(await other.telling!.outbox.claim(on.clock.now, "discord")).toBeNull();
      await on.archive.close();
    });
  });
}
