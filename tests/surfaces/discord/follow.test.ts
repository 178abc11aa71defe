import { REST } from "discord.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commands } from "../../../commands/index.ts";
import { configuration } from "../../../src/config.ts";
import { openLog } from "../../../src/log.ts";
import { answer } from "../../../src/surfaces/discord/answer.ts";
import { withForums } from "../../../src/surfaces/discord/forum.ts";
import { openBot } from "../../../src/surfaces/discord/open.ts";
import { deliverer } from "../../../src/surfaces/discord/posts.ts";
import { openTeller } from "../../../src/tell/teller.ts";
import { checkCallback } from "../../discord-rules.ts";
import { person, START, tellerOn } from "../../tell/support.ts";
import { ada, bob, channel, press, slash, submit } from "./interactions.ts";
import { type StandIn, standIn, token } from "./stand-in.ts";

const TEXT =
  "The bank left its rates alone. “We are not done with inflation,” said Christine Lagarde, its president. Markets fell.";
const manager = { permissions: "32" };
const direct = { server: null };

type Component = {
  custom_id?: string;
  content?: string;
  value?: string;
  label?: string;
  components?: Component[];
  options?: Component[];
  component?: Component;
};
const all = (one: Component): Component[] => [
  one,
  ...[...(one.components ?? []), ...(one.options ?? []), ...(one.component ? [one.component] : [])].flatMap(all),
];

describe("following on Discord", () => {
  let on: Awaited<ReturnType<typeof tellerOn>>;
  let server: StandIn;
  let bot: ReturnType<typeof openBot>;
  let turn: () => Promise<void>;

  beforeEach(async () => {
    on = await tellerOn();
    server = await standIn();
    server.state.now = () => on.clock.now;
    const following = {
      follows: on.follows,
      digests: on.digests,
      last: on.archive.lastChange,
      limits: { perServer: 2, perPerson: 1 },
    };
    const rest = new REST({ api: server.api, retries: 0 }).setToken(token);
    const services = withForums({ archive: on.archive, now: () => new Date(on.clock.now), following }, () => rest);
    const runtime = { commands, services, share: 1 / 3 };
    const log = openLog("silent");
    bot = openBot(runtime, on.state, configuration({ COOLDOWN_USER: "off", COOLDOWN_CHANNEL: "off" }), log);
    const deliver = deliverer(rest, { ...runtime, forms: true }, bot.ids.keep, log);
    const { archive, follows, digests, outbox } = on;
    turn = openTeller({
      archive,
      follows,
      digests,
      outbox,
      deliver,
      sends: "discord",
      perHour: 10,
      now: () => on.clock.now,
      failed: (error) => {
        throw error;
      },
    }).turn;
  });
  afterEach(async () => {
    await server.close();
    await on.close();
  });

  /** The components of the reply to an interaction, which Discord must accept. */
  async function asked(interaction: object): Promise<Component[]> {
    const { callback } = await answer(interaction, bot);
    expect(checkCallback(callback)).toEqual([]);
    return all(("data" in callback ? callback.data : {}) as Component).slice(1);
  }
  const labelled = (components: readonly Component[], label: string) => {
    const found = components.find((one) => one.label?.startsWith(label));
    return found?.custom_id ?? found?.value ?? "";
  };
  const said = (components: readonly Component[]) => components.flatMap(({ content }) => content ?? []).join("\n");

  it("shows what would have been posted, begins at a press, and posts with source and context", async () => {
    await on.add({ title: "Rates stay", text: `${TEXT} It rained. Boats left the harbour early.` });
    const preview = await asked(slash("follow", { person: "lagarde", topic: "rates" }, manager));
    expect(said(preview)).toContain("would have posted `1` article");
    expect(await on.follows.list()).toEqual([]);
    const saved = await asked(press(labelled(preview, "Follow"), { asker: ada }, manager));
    expect(said(saved)).toContain("I will post here from now on");
    await on.add({
      title: "No change",
      source: "Harbour Post",
      url: "https://post.example/a",
      text: TEXT.replace("Markets", "Shares in all markets"),
    });
    await turn();
    const [post] = server.messages;
    expect(server.messages.length).toBe(1);
    expect(post!.channel).toBe(channel);
    const shown = all({ components: post!.components as Component[] });
    expect(said(shown)).toMatch(
      /No change[\s\S]*> “We are not done with inflation,” said Christine Lagarde, its president\.\n\*\*Christine Lagarde\*\*/,
    );
    expect(said(await asked(press(labelled(shown, "In context"))))).toContain("The bank left its rates alone.");
    const copy = await asked(press(labelled(shown, "Copy")));
    expect(said(copy)).toContain("We are not done with inflation,");
  });

  it("is for managers in a server and for anybody in direct messages, within limits, where the bot is a member", async () => {
    const text = async (interaction: object) => {
      const { callback } = await answer(interaction, bot);
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
    const everything = said(await asked(slash("following", { all: true }, manager)));
    expect(everything).toContain("about *b*");
    expect(said(await asked(slash("following", { all: true })))).not.toContain("about *b*");
  });

  it("is paused, edited in a form and stopped by managers alone", async () => {
    await on.follow({ topic: "rates", source: "post" }, { channel, server: "200000000000000001" });
    const list = await asked(slash("following", {}, manager));
    const edit = labelled(list, "Edit");
    const modal = await asked(press(edit, { asker: ada }, manager));
    const shown = (of: readonly Component[]) =>
      of.flatMap(({ custom_id, value = "" }) => (custom_id ? [[custom_id, value]] : []));
    expect(Object.fromEntries(shown(modal))).toEqual({ person: "", topic: "rates", source: "post", without: "", quiet: "" });
    const fields = { person: "", topic: "inflation", source: "harbour post", without: "bitcoin", quiet: "22-7 Europe/Paris" };
    const { callback } = await answer(submit(edit, fields, manager), bot);
    expect(JSON.stringify(callback)).toContain("about *inflation*");
    expect(await on.follows.get(1)).toMatchObject({
      conditions: { topic: "inflation", source: "harbour post", without: "bitcoin" },
      quiet: { from: "22:00", to: "07:00", zone: "Europe/Paris" },
    });
    await on.follows.change(1, { conditions: { topic: "inflation", words: "bank" } });
    expect(Object.keys(Object.fromEntries(shown(await asked(press(edit, { asker: ada }, manager)))))).toContain("words");
    await answer(submit(edit, { person: "", topic: "inflation", words: "", without: "", quiet: "" }, manager), bot);
    expect(await on.follows.get(1)).toMatchObject({ conditions: { topic: "inflation" }, quiet: null });
    await asked(press(labelled(list, "Pause"), { asker: ada }, manager));
    expect((await on.follows.get(1))?.paused).toBe(true);
    await asked(press(labelled(list, "Stop"), { asker: bob }));
    expect(await on.follows.get(1)).not.toBeNull();
    await asked(press(labelled(list, "Stop"), { asker: ada }, manager));
    expect(await on.follows.get(1)).toBeNull();
  });

  it("says why an article came or did not", async () => {
    await on.follow({ topic: "rates" }, { channel, server: "200000000000000001" });
    await on.follow({ topic: "rates", without: "markets" }, { channel, server: "200000000000000001" });
    const { id } = await on.add({ title: "Rates stay", text: TEXT });
    await turn();
    const why = said(await asked(slash("following", { article: id })));
    expect(why).toMatch(/✓ about \*rates\*[\s\S]*It was posted\.[\s\S]*✗ without \*markets\*[\s\S]*It does not match\./);
  });

  it("mentions a role that was chosen, and nobody else", async () => {
    const role = "600000000000000001";
    await on.follow({ topic: "rates" }, { channel, server: "1", role });
    await on.add({ title: "@everyone <@&600000000000000002> wins", text: TEXT });
    await turn();
    const made = server.made.find(({ path }) => path === `/channels/${channel}/messages`);
    expect(made).toMatchObject({ status: 200, body: { allowed_mentions: { parse: [], roles: [role] } } });
  });

  it("names another paper in the post when its copy comes", async () => {
    await on.follow({ topic: "rates" }, { channel, server: "1" });
    await on.add({ title: "Rates stay", text: TEXT });
    await turn();
    await on.add({ title: "Stay they do", source: "Coast Radio", text: `${TEXT} It rained.` });
    await turn();
    expect(server.messages.length).toBe(1);
    expect(said(all({ components: server.messages[0]!.components as Component[] }))).toContain("Also in **Coast Radio**");
    expect(server.made.at(-1)).toMatchObject({ method: "PATCH", status: 200 });
  });

  it("is posted once though Discord's answer is lost, its nonce forgotten, and another paper named meanwhile", async () => {
    await on.follow({ topic: "rates" }, { channel, server: "1" });
    const { id } = await on.add({ text: TEXT });
    for (const how of [502, "dropped"] as const) {
      server.state.troubles = [{ path: /^\/channels\/\d+\/messages$/, how }];
      await turn();
      server.forgetNonces();
      on.clock.now += 10_000;
      await on.add({ title: how.toString(), source: `Paper ${how}`, text: `${TEXT} ${how} was said.` });
    }
    await turn();
    expect(server.messages.length).toBe(1);
    expect(await on.follows.fates(id, START)).toEqual(new Map([[1, "posted"]]));
  });

  it("posts in a forum as threads, one for an article, and answers there", async () => {
    const forum = "300000000000000009";
    server.state.forums.set(forum, {});
    const preview = await asked(slash("follow", { person: "Christine Lagarde", channel: forum }, manager));
    await asked(press(labelled(preview, "Follow"), { asker: ada }, manager));
    await on.add({ title: "Rates stay", path: "a.md", text: TEXT });
    server.state.troubles = [{ path: /threads$/, how: 502 }];
    await turn();
    on.clock.now += 10_000;
    await turn();
    expect(server.made.filter(({ path }) => path === `/channels/${forum}/threads`)).toMatchObject([
      { body: { name: "Rates stay" } },
    ]);
    const [thread] = server.messages;
    await on.add({ title: "Rates stay", path: "a.md", text: TEXT.replace("not done", "nearly done") });
    await on.add({ title: "Stay they do", source: "Coast Radio", text: `${TEXT.replace("not done", "nearly done")} It rained.` });
    await turn();
    expect(server.messages.map((message) => message.channel)).toEqual([thread!.id, thread!.id]);
    expect(said(all({ components: thread!.components as Component[] }))).toContain("Also in");
  });

  it("is found among hundreds of messages of others, and sent again if it is not there", async () => {
    await on.follow({ topic: "rates" }, { channel, server: "1" });
    const crowd = () => {
      for (let number = 0; number < 150; number++) server.write(channel);
    };
    for (const how of [502, 503] as const) {
      await on.add({ text: `The rates were ${how} today. Nobody knew why ${how}.` });
      crowd();
      server.state.troubles = [{ path: /^\/channels\/\d+\/messages$/, how, method: "POST" }];
      await turn();
      crowd();
      server.forgetNonces();
      on.clock.now += 10 * 60_000;
      await turn();
    }
    expect(server.messages.filter(({ components }) => components).length).toBe(2);
  });

  describe("where it may not read the channel", () => {
    const lost = async (forget = true) => {
      server.state.troubles = [{ path: /^\/channels\/\d+\/messages$/, how: 502, method: "POST" }];
      await turn();
      if (forget) server.forgetNonces();
    };
    beforeEach(async () => {
      server.state.historyHidden = true;
      await on.follow({ topic: "rates" }, { channel, server: "1" });
    });

    it("is sent again as often as needed while nobody wrote there", async () => {
      await on.add({ text: TEXT });
      for (let times = 0; times < 4; times++) {
        server.state.troubles = [{ path: /^\/channels\/\d+\/messages$/, how: 503, method: "POST" }];
        await turn();
        on.clock.now += 10 * 60_000;
      }
      await turn();
      expect(server.messages.length).toBe(1);
    });

    it("is sent under its nonce while Discord knows it, once more afterwards, and not a third time", async () => {
      const { id } = await on.add({ text: TEXT });
      server.write(channel);
      await lost(false);
      for (let times = 0; times < 3; times++) {
        on.clock.now += 30_000;
        await lost(false);
      }
      expect(server.messages.length).toBe(2);
      server.forgetNonces();
      for (let times = 0; times < 3; times++) {
        on.clock.now += 10 * 60_000;
        await lost();
      }
      expect(server.messages.length).toBe(3);
      expect(await on.follows.fates(id, on.clock.now)).toEqual(new Map([[1, "unsure"]]));
      expect(said(await asked(slash("following", { article: id })))).toContain("I did not send it a third time.");
      await on.add({ title: "Later", text: "The rates rose. Nobody knew why." });
      await turn();
      expect(server.messages.length).toBe(4);
    });
  });

  it("finds a thread that was archived, although our clock was set back meanwhile", async () => {
    const forum = "300000000000000009";
    server.state.forums.set(forum, {});
    await on.follow({ topic: "rates" }, { channel: forum, server: "1" });
    await on.add({ text: TEXT });
    server.state.troubles = [{ path: /threads$/, how: 502 }];
    await turn();
    const posted = on.clock.now;
    server.state.now = () => posted + 2 * 3_600_000;
    on.clock.now += 60_000;
    await turn();
    expect(server.threads.length).toBe(1);
  });

  it("goes on in a forum after a thread was deleted that a correction belongs in", async () => {
    const forum = "300000000000000009";
    server.state.forums.set(forum, {});
    await on.follow({ words: "christine" }, { channel: forum, server: "1" });
    await on.follow({ person: person("Christine Lagarde") }, { channel: forum, server: "1" });
    await on.add({ path: "a.md", text: TEXT });
    await turn();
    server.state.deleted.add(server.messages[0]!.id);
    await on.add({ path: "a.md", text: TEXT.replace("not done", "nearly done") });
    await on.add({ title: "Later", text: "“It rained,” Christine Lagarde said. Nobody came." });
    await turn();
    expect(server.threads.length).toBe(2);
    expect(await on.follows.closedSince(forum)).toBeNull();
  });

  it("gives a thread in a forum the tags that its post names, else one that the forum requires", async () => {
    const forum = "300000000000000009";
    const available_tags = [
      { id: "1", name: "Editors", moderated: true },
      { id: "2", name: "Other", moderated: false },
      { id: "3", name: "Inflation 📈", moderated: false },
    ];
    server.state.forums.set(forum, { flags: 16, available_tags });
    await on.follow({ topic: "rates" }, { channel: forum, server: "1" });
    await on.follow({ topic: "ferry" }, { channel: forum, server: "1" });
    await on.add({ title: "Inflation stays", text: TEXT });
    await on.add({ text: "The ferry left. It was late." });
    await turn();
    const made = server.made.filter(({ path }) => path.endsWith("/threads"));
    expect(made.map(({ body, status }) => [status, (body as { applied_tags: string[] }).applied_tags])).toEqual([
      [200, ["3"]],
      [200, ["2"]],
    ]);
  });

  it("says before it follows that a forum requires a tag which only moderators may use", async () => {
    const forum = "300000000000000009";
    const warned = async (of: object) => {
      server.state.forums.set(forum, of);
      return said(await asked(slash("follow", { topic: "rates", channel: forum }, manager))).includes("for moderators");
    };
    const editors = { id: "1", name: "Editors", moderated: true };
    expect(await warned({ flags: 16, available_tags: [editors] })).toBe(true);
    expect(await warned({ flags: 16, available_tags: [editors, { id: "2", name: "Other" }] })).toBe(false);
    expect(await warned({ available_tags: [editors] })).toBe(false);
  });

  it("waits for a channel that it may not see, and writes to the person who follows there", async () => {
    await on.follow({ topic: "rates" }, { channel, server: "1", user: ada });
    await on.add({ text: TEXT });
    server.state.closed.add(channel);
    await turn();
    expect(server.messages.map((message) => message.channel)).toEqual([ada]);
    expect(JSON.stringify(server.messages[0])).toContain(`<#${channel}>`);
    server.state.closed.clear();
    on.clock.now += 6 * 3_600_000;
    await turn();
    expect(server.messages.map((message) => message.channel)).toEqual([ada, channel]);
  });
});
