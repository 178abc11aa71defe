import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answer } from "../../../src/surfaces/discord/answer.ts";
import { START } from "../../tell/support.ts";
import { all, type Component, followingOn, labelled, manager, said, TEXT } from "./following.ts";
import { ada, bob, channel, press, slash, submit } from "./interactions.ts";

const direct = { server: null };

describe("following on Discord", () => {
  let on: Awaited<ReturnType<typeof followingOn>>;
  beforeEach(async () => {
    on = await followingOn();
  });
  afterEach(() => on.close());

  it("shows what would have been posted, begins at a press, and posts with source and context", async () => {
    await on.add({ title: "Rates stay", text: `${TEXT} It rained. Boats left the harbour early.` });
    const preview = await on.asked(slash("follow", { person: "lagarde", topic: "rates" }, manager));
    expect(said(preview)).toContain("would have posted `1` article");
    expect(await on.follows.list()).toEqual([]);
    const saved = await on.asked(press(labelled(preview, "Follow"), { asker: ada }, manager));
    expect(said(saved)).toContain("I will post here from now on");
    await on.add({
      title: "No change",
      source: "Harbour Post",
      url: "https://post.example/a",
      text: TEXT.replace("Markets", "Shares in all markets"),
    });
    await on.turn();
    const [post] = on.server.messages;
    expect(on.server.messages.length).toBe(1);
    expect(post!.channel).toBe(channel);
    const shown = all({ components: post!.components as Component[] });
    expect(said(shown)).toMatch(
      /No change[\s\S]*> “We are not done with inflation,” said Christine Lagarde, its president\.\n\*\*Christine Lagarde\*\*/,
    );
    expect(said(await on.asked(press(labelled(shown, "In context"))))).toContain("The bank left its rates alone.");
    const copy = await on.asked(press(labelled(shown, "Copy")));
    expect(said(copy)).toContain("We are not done with inflation,");
  });

  it("is for managers in a server and for anybody in direct messages, within limits, where the bot is a member", async () => {
    const text = async (interaction: object) => {
      const { callback } = await answer(interaction, on.bot);
      return JSON.stringify(callback);
    };
    expect(await text(slash("follow", { topic: "rates" }))).toContain("Only people who manage the server");
    expect(await text(slash("follow", { topic: "rates" }, direct))).toContain("would have posted");
    expect(await text({ ...slash("follow", { topic: "rates" }, manager), authorizing_integration_owners: { 1: ada } })).toContain(
      "only where I am a member",
    );
    await on.follow({ topic: "a" }, { channel, server: "200000000000000001" });
    await on.follow({ topic: "b" }, { channel: "2", server: "200000000000000001" });
    expect(await text(slash("follow", { topic: "rates" }, manager))).toContain("There can be at most");
    const everything = said(await on.asked(slash("following", { all: true }, manager)));
    expect(everything).toContain("about *b*");
    expect(said(await on.asked(slash("following", { all: true })))).not.toContain("about *b*");
  });

  it("is paused, edited in a form and stopped by managers alone", async () => {
    await on.follow({ topic: "rates", source: "post" }, { channel, server: "200000000000000001" });
    const list = await on.asked(slash("following", {}, manager));
    const edit = labelled(list, "Edit");
    const modal = await on.asked(press(edit, { asker: ada }, manager));
    const shown = (of: readonly Component[]) =>
      of.flatMap(({ custom_id, value = "" }) => (custom_id ? [[custom_id, value]] : []));
    expect(Object.fromEntries(shown(modal))).toEqual({ person: "", topic: "rates", source: "post", without: "", quiet: "" });
    const fields = { person: "", topic: "inflation", source: "harbour post", without: "bitcoin", quiet: "22-7 Europe/Paris" };
    const { callback } = await answer(submit(edit, fields, manager), on.bot);
    expect(JSON.stringify(callback)).toContain("about *inflation*");
    expect(await on.follows.get(1)).toMatchObject({
      conditions: { topic: "inflation", source: "harbour post", without: "bitcoin" },
      quiet: { from: "22:00", to: "07:00", zone: "Europe/Paris" },
    });
    await on.follows.change(1, { conditions: { topic: "inflation", words: "bank" } });
    expect(Object.keys(Object.fromEntries(shown(await on.asked(press(edit, { asker: ada }, manager)))))).toContain("words");
    await answer(submit(edit, { person: "", topic: "inflation", words: "", without: "", quiet: "" }, manager), on.bot);
    expect(await on.follows.get(1)).toMatchObject({ conditions: { topic: "inflation" }, quiet: null });
    await on.asked(press(labelled(list, "Pause"), { asker: ada }, manager));
    expect((await on.follows.get(1))?.paused).toBe(true);
    await on.asked(press(labelled(list, "Stop"), { asker: bob }));
    expect(await on.follows.get(1)).not.toBeNull();
    await on.asked(press(labelled(list, "Stop"), { asker: ada }, manager));
    expect(await on.follows.get(1)).toBeNull();
  });

  it("says why an article came or did not", async () => {
    await on.follow({ topic: "rates" }, { channel, server: "200000000000000001" });
    await on.follow({ topic: "rates", without: "markets" }, { channel, server: "200000000000000001" });
    const { id } = await on.add({ title: "Rates stay", text: TEXT });
    await on.turn();
    const why = said(await on.asked(slash("following", { article: id })));
    expect(why).toMatch(/✓ about \*rates\*[\s\S]*It was posted\.[\s\S]*✗ without \*markets\*[\s\S]*It does not match\./);
  });

  it("mentions a role that was chosen, and nobody else", async () => {
    const role = "600000000000000001";
    await on.follow({ topic: "rates" }, { channel, server: "1", role });
    await on.add({ title: "@everyone <@&600000000000000002> wins", text: TEXT });
    await on.turn();
    const made = on.server.made.find(({ path }) => path === `/channels/${channel}/messages`);
    expect(made).toMatchObject({ status: 200, body: { allowed_mentions: { parse: [], roles: [role] } } });
  });

  it("names another paper in the post when its copy comes", async () => {
    await on.follow({ topic: "rates" }, { channel, server: "1" });
    await on.add({ title: "Rates stay", text: TEXT });
    await on.turn();
    await on.add({ title: "Stay they do", source: "Coast Radio", text: `${TEXT} It rained.` });
    await on.turn();
    expect(on.server.messages.length).toBe(1);
    expect(said(all({ components: on.server.messages[0]!.components as Component[] }))).toContain("Also in **Coast Radio**");
    expect(on.server.made.at(-1)).toMatchObject({ method: "PATCH", status: 200 });
  });

  it("is posted once though Discord's answer is lost, its nonce forgotten, and another paper named meanwhile", async () => {
    await on.follow({ topic: "rates" }, { channel, server: "1" });
    const { id } = await on.add({ text: TEXT });
    for (const how of [502, "dropped"] as const) {
      on.server.state.troubles = [{ path: /^\/channels\/\d+\/messages$/, how }];
      await on.turn();
      on.server.forgetNonces();
      on.clock.now += 10_000;
      await on.add({ title: how.toString(), source: `Paper ${how}`, text: `${TEXT} ${how} was said.` });
    }
    await on.turn();
    expect(on.server.messages.length).toBe(1);
    expect(await on.follows.fates(id, START)).toEqual(new Map([[1, "posted"]]));
  });

  it.each([
    ["posted", 502],
    ["stopped", 503],
  ] as const)("is noted as %s after a lost answer (%i) though its article was withdrawn meanwhile", async (fate, how) => {
    await on.follow({ topic: "rates" }, { channel, server: "1" });
    const { id } = await on.add({ text: TEXT });
    on.server.write(channel);
    on.server.state.troubles = [{ path: /^\/channels\/\d+\/messages$/, how, method: "POST" }];
    await on.turn();
    on.server.write(channel);
    await on.archive.withdraw(id);
    on.clock.now += 10_000;
    await on.turn();
    expect(on.server.messages.filter(({ components }) => components).length).toBe(fate === "posted" ? 1 : 0);
    expect(await on.follows.fates(id, on.clock.now)).toEqual(new Map([[1, fate]]));
  });

  it("is found among hundreds of messages of others, and sent again if it is not there", async () => {
    await on.follow({ topic: "rates" }, { channel, server: "1" });
    const crowd = () => {
      for (let number = 0; number < 150; number++) on.server.write(channel);
    };
    for (const how of [502, 503] as const) {
      await on.add({ text: `The rates were ${how} today. Nobody knew why ${how}.` });
      crowd();
      on.server.state.troubles = [{ path: /^\/channels\/\d+\/messages$/, how, method: "POST" }];
      await on.turn();
      crowd();
      on.server.forgetNonces();
      on.clock.now += 10 * 60_000;
      await on.turn();
    }
    expect(on.server.messages.filter(({ components }) => components).length).toBe(2);
  });

  describe("where it may not read the channel", () => {
    const lost = async (forget = true) => {
      on.server.state.troubles = [{ path: /^\/channels\/\d+\/messages$/, how: 502, method: "POST" }];
      await on.turn();
      if (forget) on.server.forgetNonces();
    };
    beforeEach(async () => {
      on.server.state.historyHidden = true;
      await on.follow({ topic: "rates" }, { channel, server: "1" });
    });

    it("is sent again as often as needed while nobody wrote there", async () => {
      await on.add({ text: TEXT });
      for (let times = 0; times < 4; times++) {
        on.server.state.troubles = [{ path: /^\/channels\/\d+\/messages$/, how: 503, method: "POST" }];
        await on.turn();
        on.clock.now += 10 * 60_000;
      }
      await on.turn();
      expect(on.server.messages.length).toBe(1);
    });

    it("may have arrived before its article was withdrawn", async () => {
      const { id } = await on.add({ text: TEXT });
      on.server.write(channel);
      await lost();
      await on.archive.withdraw(id);
      on.clock.now += 10_000;
      await on.turn();
      expect(on.server.messages.filter(({ components }) => components).length).toBe(1);
      expect(await on.follows.fates(id, on.clock.now)).toEqual(new Map([[1, "unsure"]]));
    });

    it("is sent under its nonce while Discord knows it, once more afterwards, and not a third time", async () => {
      const { id } = await on.add({ text: TEXT });
      on.server.write(channel);
      await lost(false);
      for (let times = 0; times < 3; times++) {
        on.clock.now += 30_000;
        await lost(false);
      }
      expect(on.server.messages.length).toBe(2);
      on.server.forgetNonces();
      for (let times = 0; times < 3; times++) {
        on.clock.now += 10 * 60_000;
        await lost();
      }
      expect(on.server.messages.length).toBe(3);
      expect(await on.follows.fates(id, on.clock.now)).toEqual(new Map([[1, "unsure"]]));
      expect(said(await on.asked(slash("following", { article: id })))).toContain("I did not send it a third time.");
      await on.add({ title: "Later", text: "The rates rose. Nobody knew why." });
      await on.turn();
      expect(on.server.messages.length).toBe(4);
    });
  });

  it.each([
    ["that it may not see", "closed"],
    ["that is gone", "deleted"],
  ] as const)("waits for a channel %s, and writes to the person who follows there", async (_, state) => {
    await on.follow({ topic: "rates" }, { channel, server: "1", user: ada });
    await on.add({ text: TEXT });
    on.server.state[state].add(channel);
    await on.turn();
    expect(on.server.messages.map((message) => message.channel)).toEqual([ada]);
    expect(JSON.stringify(on.server.messages[0])).toContain(`<#${channel}>`);
    on.server.state[state].clear();
    on.clock.now += 6 * 3_600_000;
    await on.turn();
    expect(on.server.messages.map((message) => message.channel)).toEqual([ada, channel]);
  });
});
