import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Services } from "../../src/answer/command.ts";
import type { Outcome } from "../../src/answer/outcome.ts";
import { tellerOn } from "../tell/support.ts";

const TEXT = `The harbour of Bremen opened a lock on Monday. It is 40 metres long. “We waited nine years,” said Ana Ruiz, the harbour master.
Two ferries went through in the morning. The lock cost 12 million euros. Farmers had protested against it since 2015.
“It floods our fields,” said Ivo Lund, a farmer. The city paid for a new dam. Nobody was hurt in the protests. More ships come in June.`;

describe("a command", () => {
  let on: Awaited<ReturnType<typeof tellerOn>>;
  let services: Services;
  beforeEach(async () => {
    on = await tellerOn();
    const { archive, follows, digests, clock } = on;
    const following = { follows, digests, last: archive.lastChange, limits: { perServer: 9, perPerson: 9 } };
    const place = { channel: "1", server: "9", user: "5", manages: true, member: true };
    services = { archive, now: () => new Date(clock.now), following, place };
    await on.add({ title: "A lock opens", text: TEXT });
  });
  afterEach(() => on.close());

  const run = (command: string, options: Record<string, string | boolean>): Promise<Outcome> =>
    commands.get(command)!.run({ command, options, page: 0, locale: "en" }, services);

  it("/summary has the length that was chosen, else a medium one", async () => {
    const sentences = async (length?: string) => {
      const found = await run("summary", { article: "A lock opens", ...(length && { length }) });
      if (found.kind !== "summary") throw new Error(found.kind);
      return found.passages.map(({ excerpt }) => excerpt.text).join(" ").length;
    };
    const [short, medium, long] = [await sentences("short"), await sentences("medium"), await sentences("long")];
    expect(short).toBeLessThan(medium);
    expect(medium).toBeLessThan(long);
    expect(await sentences()).toBe(medium);
  });

  it.each(["topics", "search", "people", "quote"])("/%s says what is wrong with a date", async (command) => {
    expect(await run(command, { since: "soon", words: "lock" })).toEqual({ kind: "wrong", option: "since", wants: "date" });
  });

  it("/follow takes a person by any form of the name, and shows the fullest", async () => {
    await run("follow", { person: "ruiz", confirm: true });
    expect((await on.follows.list())[0]!.conditions).toEqual({
      person: { name: "Ana Ruiz", keys: ["ana ruiz"], said: "quoted" },
    });
  });

  it("/follow needs more than words to leave out", async () => {
    expect(await run("follow", { without: "lock" })).toEqual({ kind: "follow refused", why: "empty" });
    expect(await run("follow", { words: "lock", without: "dam" })).toMatchObject({ kind: "follow preview", found: [] });
    expect(await run("follow", { words: "lock" })).toMatchObject({ kind: "follow preview", moderated: false, found: [{}] });
  });

  it("/following lists this channel's follows, or the whole server's", async () => {
    await on.follow({ words: "lock" }, { channel: "1", server: "9" });
    await on.follow({ words: "dam" }, { channel: "2", server: "9" });
    expect(await run("following", {})).toMatchObject({ follows: [{ here: true }] });
    expect(await run("following", { all: true })).toMatchObject({ follows: [{ here: true }, { here: false }] });
  });

  it("/digest begins a day before its first time, in UTC unless a zone is given", async () => {
    await run("digest", { at: "08:00", days: "mon" });
    const kept = (await on.digests.get("1"))!;
    expect(kept.schedule).toEqual({ at: "08:00", zone: "UTC", days: [1] });
    expect(new Date(kept.next).toISOString()).toBe("2026-03-09T08:00:00.000Z");
    expect(kept.since).toBe(on.clock.now);
    await run("digest", { at: "11:00" });
    expect(new Date((await on.digests.get("1"))!.since).toISOString()).toBe("2026-03-01T11:00:00.000Z");
  });

  it("/digest has the stories of the time that its buttons name", async () => {
    const hour = (hours: number) => new Date(on.clock.now + hours * 3_600_000).toISOString();
    expect(await run("digest", { since: hour(-2), until: hour(1) })).toMatchObject({ kind: "digest", stories: [{}] });
    expect(await run("digest", { since: hour(-2), until: hour(-1) })).toEqual({ kind: "digest refused", why: "nothing" });
    expect(await run("digest", { since: "then" })).toEqual({ kind: "stale", why: "version" });
  });

  it("is registered unless it stands behind buttons alone", () => {
    const hidden = [...commands.values()].filter((command) => command.hidden).map(({ name }) => name);
    expect(hidden.sort()).toEqual(["alert", "context"]);
  });
});
