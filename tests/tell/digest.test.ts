import { afterEach, beforeEach, describe, expect, it } from "vitest";
import digest from "../../commands/digest.ts";
import type { Outcome } from "../../src/answer/outcome.ts";
import { nextTime } from "../../src/tell/schedule.ts";
import { storiesSince } from "../../src/tell/stories.ts";
import { HOUR, tellerOn } from "./support.ts";

const RATES = "The European bank kept its interest rates at three percent on Monday. It had raised them ten times since summer.";
const STORIES = [
  {
    title: "European bank keeps interest rates",
    source: "Harbour Post",
    text: `${RATES} “We wait,” said Ana Ruiz. Markets fell. The euro rose.`,
  },
  {
    title: "Bank keeps European interest rates at three percent",
    source: "Coast Radio",
    text: `The European bank left interest rates at three percent. It had raised the rates ten times since summer. “We wait,” said Ana Ruiz. “No,” said Ivo Lund. It rained.`,
  },
  {
    title: "A ferry sinks",
    source: "Island Times",
    text: "A ferry sank off the island. Nobody drowned. The captain swam ashore. Divers looked for it.",
  },
];

describe("a digest", () => {
  let on: Awaited<ReturnType<typeof tellerOn>>;
  beforeEach(async () => {
    on = await tellerOn();
  });
  afterEach(async () => {
    expect(on.failures).toEqual([]);
    await on.close();
  });
  const addAll = async () => {
    for (const story of STORIES) await on.add(story);
  };
  const schedule = { at: "08:00", zone: "Europe/Paris", days: [] };
  const daily = async () => {
    const next = nextTime(schedule, on.clock.now);
    await on.digests.set({ channel: "1", server: "9", user: "5", schedule, locale: "en", next, since: on.clock.now });
    return next;
  };

  it("has the stories that most sources carry first, each with two sentences, voices and the other papers", async () => {
    await addAll();
    const stories = await storiesSince(on.archive, on.clock.now - HOUR, on.clock.now);
    expect(stories.map(({ citation, others }) => [citation.source?.text, others.map(({ source }) => source?.text)])).toEqual([
      ["Coast Radio", ["Harbour Post"]],
      ["Island Times", []],
    ]);
    expect(stories[0]!.voices.map(({ name }) => name.text)).toEqual(["Ana Ruiz", "Ivo Lund"]);
    expect(stories[1]!.passages.map(({ excerpt }) => excerpt.text).join(" ")).toMatch(/^A ferry sank off the island\./);
  });

  it("keeps apart short stories of one paper that share a frame or an ending", async () => {
    const briefs = [
      ["Council approves budget", "The town council approved its budget on Monday. Taxes rise by two percent."],
      ["Council approves bypass", "The town council approved a bypass on Monday. Work begins in May."],
      ["Bicycle stolen", "Somebody took a bicycle from Mill Street. Police are investigating."],
      ["Window broken", "A ball flew through the window of the old school house. Police are investigating."],
    ];
    for (const [title, text] of briefs) await on.add({ title: title!, text: text!, source: "Harbour Post" });
    const stories = await storiesSince(on.archive, on.clock.now - HOUR, on.clock.now);
    expect(stories.length).toBe(4);
  });

  it("comes once at its time, with what came in since the one before", async () => {
    const next = await daily();
    await addAll();
    await on.teller.turn();
    expect(on.posted).toEqual([]);
    on.clock.now = next + 1000;
    await on.teller.turn();
    await on.teller.turn();
    expect(on.posted.map(({ outcome }) => (outcome.kind === "digest" ? outcome.stories.length : 0))).toEqual([2]);
    on.clock.now += 24 * HOUR;
    await on.teller.turn();
    expect(on.posted.length).toBe(1);
    expect((await on.digests.get("1"))!.next).toBe(next + 48 * HOUR);
  });

  it("that is hours late is left out, and the next one has its stories", async () => {
    const next = await daily();
    await addAll();
    on.clock.now = next + 7 * HOUR;
    await on.teller.turn();
    expect(on.posted).toEqual([]);
    on.clock.now = next + 24 * HOUR;
    await on.teller.turn();
    expect(on.posted.length).toBe(1);
  });

  it("is set, shown and ended by a command", async () => {
    const place = { channel: "1", server: null, user: "5", manages: true, member: true };
    const following = {
      follows: on.follows,
      digests: on.digests,
      last: on.archive.lastChange,
      limits: { perServer: 1, perPerson: 1 },
    };
    const services = { archive: on.archive, now: () => new Date(on.clock.now), following, place };
    const run = (options: Record<string, string | boolean>): Promise<Outcome> =>
      digest.run({ command: "digest", options, page: 0, locale: "en" }, services);
    expect(await run({})).toEqual({ kind: "digest refused", why: "nothing" });
    expect(await run({ zone: "Europe/Paris" })).toEqual({ kind: "digest refused", why: "at" });
    expect(await run({ at: "soon" })).toEqual({ kind: "digest refused", why: "at" });
    expect(await run({ at: "8", zone: "Mars" })).toEqual({ kind: "digest refused", why: "zone" });
    expect(await run({ at: "8", days: "never" })).toEqual({ kind: "digest refused", why: "days" });
    await run({ at: "8", zone: "europe/paris", days: "mon fri" });
    expect(await on.digests.get("1")).toMatchObject({ schedule: { at: "08:00", zone: "Europe/Paris", days: [1, 5] } });
    await addAll();
    expect(await run({})).toMatchObject({ kind: "digest", stories: [{}, {}] });
    await run({ off: true });
    expect(await on.digests.get("1")).toBeNull();
  });
});
