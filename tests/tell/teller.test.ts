import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { editOf } from "../../src/tell/edit.ts";
import { HOUR, person, tellerOn } from "./support.ts";

const LAGARDE =
  "The bank left its rates alone. “We are not done with inflation,” said Christine Lagarde, its president. Markets fell.";

describe("a follow posts", () => {
  let on: Awaited<ReturnType<typeof tellerOn>>;
  beforeEach(async () => {
    on = await tellerOn();
  });
  afterEach(async () => {
    expect(on.failures).toEqual([]);
    await on.close();
  });

  it("what comes in after it began, and nothing older", async () => {
    await on.add({ title: "Before", text: LAGARDE });
    await on.follow({ person: person("Christine Lagarde") });
    await on.teller.turn();
    expect(on.titles()).toEqual([]);
    await on.add({ title: "After", text: `It rained. ${LAGARDE} Nobody came to the harbour. Boats left early.` });
    await on.add({ title: "Neither", text: "A ferry sank." });
    await on.teller.turn();
    expect(on.titles()).toEqual(["After"]);
    const [{ outcome }] = on.posted as [(typeof on.posted)[0]];
    expect(outcome).toMatchObject({ kind: "alert", quotes: [{ words: { text: "We are not done with inflation," } }] });
  });

  it("the sentence with the words, and a publisher's news by its first sentence", async () => {
    await on.follow({ words: "markets fall" });
    await on.follow({ source: "post" }, { channel: "2" });
    await on.add({ source: "Harbour Post", text: LAGARDE });
    await on.teller.turn();
    const passages = on.posted.map(({ outcome }) =>
      outcome.kind === "alert" ? outcome.passages.map((one) => one.excerpt.text) : [],
    );
    expect(passages).toEqual([["Markets fell."], ["The bank left its rates alone."]]);
  });

  it("an article once, however many follows of a channel match it", async () => {
    const one = await on.follow({ person: person("Lagarde") });
    const other = await on.follow({ topic: "rates" }, { role: "77" });
    await on.follow({ topic: "rates" }, { channel: "2" });
    const { id } = await on.add({ text: LAGARDE });
    await on.teller.turn();
    expect(on.posted.map(({ post }) => [post.channel, post.role])).toEqual([
      ["1", "77"],
      ["2", null],
    ]);
    expect(await on.fates(id)).toMatchObject({ [one.id]: "posted", [other.id]: "posted" });
    expect((await on.follows.posted("1")).get(one.id)).toBe(1);
  });

  it("a revision is no new post, and neither is the same article again", async () => {
    await on.follow({ topic: "rates" });
    await on.add({ title: "Rates", path: "a.md", text: LAGARDE });
    await on.teller.turn();
    await on.add({ title: "Rates", path: "a.md", published: "2026-03-09", text: `${LAGARDE} More to come on rates.` });
    await on.add({ title: "Rates", path: "b.md", text: `${LAGARDE} More to come on rates.` });
    await on.teller.turn();
    expect(on.titles()).toEqual(["Rates"]);
  });

  it("a story that several papers carry once, the others named in it, also when they come later", async () => {
    const follow = await on.follow({ topic: "rates" });
    await on.add({ title: "First", text: LAGARDE });
    const copy = await on.add({ title: "Second", source: "Coast Radio", text: `${LAGARDE} A band played.` });
    await on.teller.turn();
    const late = await on.add({ title: "Third", source: "Island Times", text: `${LAGARDE} Nobody danced.` });
    await on.teller.turn();
    expect(on.posted.map(({ post }) => post.body)).toMatchObject([{ kind: "alert" }, { kind: "copies", message: "m1" }]);
    const named = on.posted.map(({ outcome }) =>
      outcome.kind === "alert" ? outcome.copies.map(({ source }) => source?.text) : [],
    );
    expect(named).toEqual([["Coast Radio"], ["Coast Radio", "Island Times"]]);
    for (const { id } of [copy, late]) expect(await on.fates(id)).toEqual({ [follow.id]: "copied" });
  });

  it("nothing published before it began, or long before it came in", async () => {
    const follow = await on.follow({ topic: "rates" });
    const older = await on.add({ published: "2026-02-20", text: LAGARDE });
    on.clock.now += 30 * 24 * HOUR;
    const late = await on.add({
      published: "2026-03-20",
      text: `${LAGARDE} The sea was calm that day. It rained at night. Nobody came.`,
    });
    await on.teller.turn();
    expect(on.titles()).toEqual([]);
    expect(await on.fates(older.id)).toEqual({ [follow.id]: "older" });
    expect(await on.fates(late.id)).toEqual({ [follow.id]: "late" });
  });

  it("nothing while it is paused, nor what came in meanwhile", async () => {
    const { id } = await on.follow({ topic: "rates" });
    await on.follows.change(id, { paused: true });
    await on.add({ text: LAGARDE });
    await on.teller.turn();
    await on.follows.change(id, { paused: false, begins: await on.archive.lastChange() });
    await on.teller.turn();
    expect(on.titles()).toEqual([]);
  });

  it("what came in before an edit by the old conditions, and what comes after it by the new ones", async () => {
    const follow = await on.follow({ topic: "rates" });
    await on.add({ title: "Rates", text: LAGARDE });
    await on.add({ title: "Ferry before", text: "A ferry sank. Nobody drowned." });
    const edited = editOf(follow, { conditions: { topic: "ferry" }, quiet: null }, await on.archive.lastChange());
    await on.follows.change(follow.id, edited);
    await on.add({ title: "Ferry after", text: "The ferry came back. It was late." });
    await on.add({ title: "Rates after", text: "The rates rose. Nobody knew why." });
    await on.teller.turn();
    expect(on.titles()).toEqual(["Rates", "Ferry after"]);
  });

  it("what an edit left waiting as the old conditions show it, and corrects it", async () => {
    const follow = await on.follow({ person: person("Christine Lagarde") });
    await on.add({ path: "a.md", text: LAGARDE });
    on.surface.answer = () => ({ kind: "failed", uncertain: false, milliseconds: 1000 });
    await on.teller.turn();
    await on.follows.change(
      follow.id,
      editOf(follow, { conditions: { topic: "ferry" }, quiet: null }, await on.archive.lastChange()),
    );
    on.surface.answer = () => null;
    on.clock.now += 2000;
    await on.teller.turn();
    expect(on.posted[0]!.outcome).toMatchObject({ quotes: [{ words: { text: "We are not done with inflation," } }] });
    await on.add({ path: "a.md", text: LAGARDE.replace("not done", "nearly done") });
    await on.teller.turn();
    expect(on.posted[1]!.outcome).toMatchObject({ kind: "correction", was: { text: "We are not done with inflation," } });
  });

  it("what came in before an edit of its quiet hours alone", async () => {
    const follow = await on.follow({ topic: "rates" });
    await on.add({ text: LAGARDE });
    const change = editOf(follow, { conditions: { topic: "rates" }, quiet: null }, await on.archive.lastChange());
    expect(change).toEqual({ quiet: null });
    await on.follows.change(follow.id, change);
    await on.teller.turn();
    expect(on.titles()).toEqual(["Story 1"]);
  });

  it("a correction of a quotation that was posted, once, in reply to the post", async () => {
    await on.follow({ person: person("Christine Lagarde") });
    await on.add({ path: "a.md", text: LAGARDE });
    await on.teller.turn();
    const corrected = LAGARDE.replace("not done", "nearly done");
    await on.add({ path: "a.md", text: corrected });
    await on.teller.turn();
    await on.add({ path: "a.md", text: `${corrected} It rained.` });
    await on.teller.turn();
    expect(on.posted.map(({ post }) => post.body.kind)).toEqual(["alert", "correction"]);
    expect(on.posted[1]).toMatchObject({
      post: { body: { message: "m1" } },
      outcome: { was: { text: "We are not done with inflation," }, becomes: { text: "We are nearly done with inflation," } },
    });
    await on.add({ path: "a.md", text: "The bank left its rates alone. Markets fell. It rained." });
    await on.teller.turn();
    expect(on.posted[2]!.outcome).toMatchObject({ kind: "correction", becomes: null });
  });
});

describe("what is to be posted", () => {
  it("waits until the quiet hours end", async () => {
    const on = await tellerOn();
    const follow = await on.follow({ topic: "rates" }, { quiet: { from: "09:00", to: "12:00", zone: "UTC" } });
    const { id } = await on.add({ text: LAGARDE });
    await on.teller.turn();
    expect([on.titles(), await on.fates(id)]).toEqual([[], { [follow.id]: "quiet" }]);
    on.clock.now += 2 * HOUR;
    await on.teller.turn();
    expect(on.posted.length).toBe(1);
    await on.close();
  });

  it("never floods a channel: at most so many an hour, the rest as one line", async () => {
    const on = await tellerOn(":memory:", { perHour: 3 });
    const follow = await on.follow({ topic: "ferry" });
    const added = [];
    for (let number = 0; number < 40; number++)
      added.push(await on.add({ text: `The ferry number ${number} left. Captain ${number} was aboard. It was day ${number}.` }));
    await on.teller.turn();
    await on.teller.turn();
    expect(on.titles()).toEqual(["Story 1", "Story 2", "Story 3"]);
    expect(await on.fates(added[3]!.id)).toEqual({ [follow.id]: "limit" });
    on.clock.now += HOUR;
    await on.teller.turn();
    expect(on.posted.at(-1)!.outcome).toEqual({ kind: "rest", count: 37, limit: 3 });
    await on.add({ text: "The ferry came back. It was late. Nobody waited." });
    on.clock.now += 1000;
    await on.teller.turn();
    on.clock.now += HOUR;
    await on.teller.turn();
    expect(on.posted.length).toBe(5);
    await on.close();
  });

  it("keeps its order when a post fails, and is posted once although nobody knows whether it arrived", async () => {
    const on = await tellerOn();
    await on.follow({ topic: "ferry" });
    for (const name of ["Ana", "Bela", "Chidi"])
      await on.add({ text: `The ferry took ${name}. ${name} slept. ${name} woke up.` });
    let failures = 2;
    on.surface.answer = () => (failures-- > 0 ? { kind: "failed", uncertain: failures === 1, milliseconds: 1000 } : null);
    await on.teller.turn();
    expect(on.titles()).toEqual([]);
    on.clock.now += 1500;
    await on.teller.turn();
    on.clock.now += 1500;
    await on.teller.turn();
    expect(on.titles()).toEqual(["Story 1", "Story 2", "Story 3"]);
    expect(on.posted.map(({ post }) => post.tried !== null)).toEqual([true, false, false]);
    await on.close();
  });

  it("keeps its order when the program is killed and the clock set back", async () => {
    const on = await tellerOn();
    await on.follow({ topic: "ferry" });
    on.clock.now += HOUR;
    for (const name of ["Ana", "Bela"]) await on.add({ text: `The ferry took ${name}. ${name} slept.` });
    on.surface.answer = () => {
      throw new Error("killed");
    };
    await expect(on.teller.turn()).rejects.toThrow("killed");
    on.clock.now -= HOUR;
    on.surface.answer = () => null;
    await on.add({ text: "A ferry sank. Nobody drowned." });
    await on.begin().turn();
    expect(on.titles()).toEqual(["Story 1", "Story 2", "Story 3"]);
    await on.close();
  });

  it("waits for a closed channel, says so to its follower once, and goes on by itself", async () => {
    const on = await tellerOn();
    await on.follow({ topic: "ferry" });
    await on.add({ text: "The ferry left. It was late." });
    let open = false;
    on.surface.answer = ({ channel }) => (open || channel === "@5" ? null : { kind: "closed" });
    for (let times = 0; times < 4; times++) {
      await on.teller.turn();
      on.clock.now += HOUR;
    }
    expect(on.posted.map(({ outcome }) => outcome.kind)).toEqual(["notice"]);
    expect(await on.follows.closedSince("1")).not.toBeNull();
    open = true;
    on.clock.now += 6 * HOUR;
    await on.teller.turn();
    expect(on.titles()).toEqual(["notice", "Story 1"]);
    expect(await on.follows.closedSince("1")).toBeNull();
    await on.close();
  });

  it("is posted once by two processes that share the state", async () => {
    const on = await tellerOn();
    await on.follow({ topic: "ferry" });
    for (let number = 0; number < 8; number++)
      await on.add({ text: `The ferry ${number} left. Nobody saw ${number}. It was ${number}.` });
    const other = on.begin();
    await Promise.all([on.teller.turn(), other.turn()]);
    await Promise.all([on.teller.turn(), other.turn()]);
    expect(on.titles().toSorted()).toEqual(Array.from({ length: 8 }, (_, i) => `Story ${i + 1}`));
    await on.close();
  });

  it("is given up when the surface refuses it, and the next goes on", async () => {
    const on = await tellerOn();
    const follow = await on.follow({ topic: "ferry" });
    const first = await on.add({ text: "The ferry left. It was late." });
    await on.add({ text: "A ferry sank. Nobody drowned." });
    on.surface.answer = ({ id }) => (id === 1 ? { kind: "refused" } : null);
    await on.teller.turn();
    expect(on.titles()).toEqual(["Story 2"]);
    expect(await on.fates(first.id)).toEqual({ [follow.id]: "refused" });
    await on.close();
  });
});
