import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { person } from "../../tell/support.ts";
import { all, type Component, followingOn, labelled, manager, said, TEXT } from "./following.ts";
import { ada, press, slash } from "./interactions.ts";

const forum = "300000000000000009";

describe("following in a forum", () => {
  let on: Awaited<ReturnType<typeof followingOn>>;
  beforeEach(async () => {
    on = await followingOn();
  });
  afterEach(() => on.close());

  it("posts in a forum as threads, one for an article, and answers there", async () => {
    on.server.state.forums.set(forum, {});
    const preview = await on.asked(slash("follow", { person: "Christine Lagarde", channel: forum }, manager));
    await on.asked(press(labelled(preview, "Follow"), { asker: ada }, manager));
    await on.add({ title: "Rates stay", path: "a.md", text: TEXT });
    on.server.state.troubles = [{ path: /threads$/, how: 502 }];
    await on.turn();
    on.clock.now += 10_000;
    await on.turn();
    expect(on.server.made.filter(({ path }) => path === `/channels/${forum}/threads`)).toMatchObject([
      { body: { name: "Rates stay" } },
    ]);
    const [thread] = on.server.messages;
    await on.add({ title: "Rates stay", path: "a.md", text: TEXT.replace("not done", "nearly done") });
    await on.add({ title: "Stay they do", source: "Coast Radio", text: `${TEXT.replace("not done", "nearly done")} It rained.` });
    await on.turn();
    expect(on.server.messages.map((message) => message.channel)).toEqual([thread!.id, thread!.id]);
    expect(said(all({ components: thread!.components as Component[] }))).toContain("Also in");
  });

  it("finds a thread that was archived, although our clock was set back meanwhile", async () => {
    on.server.state.forums.set(forum, {});
    await on.follow({ topic: "rates" }, { channel: forum, server: "1" });
    await on.add({ text: TEXT });
    on.server.state.troubles = [{ path: /threads$/, how: 502 }];
    await on.turn();
    const posted = on.clock.now;
    on.server.state.now = () => posted + 2 * 3_600_000;
    on.clock.now += 60_000;
    await on.turn();
    expect(on.server.threads.length).toBe(1);
  });

  it.each([
    ["posted", 502],
    ["stopped", 503],
  ] as const)("notes a thread as %s after a lost answer (%i) though its article was withdrawn meanwhile", async (fate, how) => {
    on.server.state.forums.set(forum, {});
    await on.follow({ topic: "rates" }, { channel: forum, server: "1" });
    const { id } = await on.add({ text: TEXT });
    on.server.state.troubles = [{ path: /threads$/, how, method: "POST" }];
    await on.turn();
    await on.archive.withdraw(id);
    on.clock.now += 10_000;
    await on.turn();
    expect(await on.follows.fates(id, on.clock.now)).toEqual(new Map([[1, fate]]));
  });

  it("goes on in a forum after a thread was deleted that a correction belongs in", async () => {
    on.server.state.forums.set(forum, {});
    await on.follow({ words: "christine" }, { channel: forum, server: "1" });
    await on.follow({ person: person("Christine Lagarde") }, { channel: forum, server: "1" });
    await on.add({ path: "a.md", text: TEXT });
    await on.turn();
    on.server.state.deleted.add(on.server.messages[0]!.id);
    await on.add({ path: "a.md", text: TEXT.replace("not done", "nearly done") });
    await on.add({ title: "Later", text: "“It rained,” Christine Lagarde said. Nobody came." });
    await on.turn();
    expect(on.server.threads.length).toBe(2);
    expect(await on.follows.closedSince(forum)).toBeNull();
  });

  it("gives a thread in a forum the tags that its post names, else one that the forum requires", async () => {
    const available_tags = [
      { id: "1", name: "Editors", moderated: true },
      { id: "2", name: "Other", moderated: false },
      { id: "3", name: "Inflation 📈", moderated: false },
    ];
    on.server.state.forums.set(forum, { flags: 16, available_tags });
    await on.follow({ topic: "rates" }, { channel: forum, server: "1" });
    await on.follow({ topic: "ferry" }, { channel: forum, server: "1" });
    await on.add({ title: "Inflation stays", text: TEXT });
    await on.add({ text: "The ferry left. It was late." });
    await on.turn();
    const made = on.server.made.filter(({ path }) => path.endsWith("/threads"));
    expect(made.map(({ body, status }) => [status, (body as { applied_tags: string[] }).applied_tags])).toEqual([
      [200, ["3"]],
      [200, ["2"]],
    ]);
  });

  it("says before it follows that a forum requires a tag which only moderators may use", async () => {
    const warned = async (of: object) => {
      on.server.state.forums.set(forum, of);
      return said(await on.asked(slash("follow", { topic: "rates", channel: forum }, manager))).includes("for moderators");
    };
    const editors = { id: "1", name: "Editors", moderated: true };
    expect(await warned({ flags: 16, available_tags: [editors] })).toBe(true);
    expect(await warned({ flags: 16, available_tags: [editors, { id: "2", name: "Other" }] })).toBe(false);
    expect(await warned({ available_tags: [editors] })).toBe(false);
    expect(await warned({ flags: 16 })).toBe(true);
  });
});
