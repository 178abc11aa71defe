import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Shards } from "../../../src/config.ts";
import { answer, failed } from "../../../src/surfaces/discord/answer.ts";
import { definitions } from "../../../src/surfaces/discord/definitions.ts";
import { ConnectionError } from "../../../src/surfaces/discord/error.ts";
import { type GatewayConnection, openGateway } from "../../../src/surfaces/discord/gateway.ts";
import { compare, register } from "../../../src/surfaces/discord/register.ts";
import { talk } from "../../../src/surfaces/discord/talk.ts";
import { ada, menu, message, press, slash, submit, typing } from "./interactions.ts";
import { type StandIn, self, standIn, token } from "./stand-in.ts";
import { testBot } from "./test-bot.ts";

let discord: StandIn;
let door: GatewayConnection | null = null;
let test: ReturnType<typeof testBot>;

const open = async (withToken = token, shards: Shards | "auto" = "auto") => {
  const { bot } = test;
  door = await openGateway({
    token: withToken,
    api: discord.api,
    status: "reading the news",
    answer: (interaction) => answer(interaction, bot),
    failed: (error, locale) => failed(error, undefined, locale, bot),
    talk: (heard, around) => talk(heard, around, bot),
    log: bot.log,
    shards,
    // Discord wants five seconds between two; the stand-in does not.
    buildIdentifyThrottler: () => ({ waitForIdentify: async () => {} }),
  });
  return door;
};

beforeEach(async () => {
  discord = await standIn();
  test = testBot();
  door = null;
});

afterEach(async () => {
  await door?.close();
  await discord.close();
});

describe("the gateway", () => {
  it("carries a command, a press, a form, suggestions and a message's menu, each answered once", async () => {
    await open();
    const made = [
      await discord.interact(slash("echo", { words: "hello" })),
      await discord.interact(press(test.button("echo", { words: "a" }, true), { asker: ada })),
      await discord.interact(slash("check")),
      await discord.interact(submit(test.button("check"), { quote: "words" })),
      await discord.interact(typing("echo", "words", "h")),
      await discord.interact(menu("Check this", "some words")),
      await discord.interact(slash("broken")),
      await discord.interact(slash("no-such-command")),
    ];
    expect(made.map(({ status }) => status)).toEqual(made.map(() => 200));
    expect(made.map(({ body }) => (body as { type: number }).type)).toEqual([4, 7, 9, 4, 8, 4, 4, 4]);
    expect(discord.made.filter(({ path }) => path.startsWith("/interactions/"))).toHaveLength(made.length);
  });

  it("carries deferred replies, and withdraws a public deferral that failed", async () => {
    await open();
    await discord.interact(slash("slow"));
    expect((await discord.until(({ method }) => method === "PATCH")).status).toBe(200);
    await discord.interact(slash("slow", { fail: true }));
    expect((await discord.until(({ method }) => method === "DELETE")).path).toMatch(/@original$/);
    const { body } = await discord.until(({ method, path }) => method === "POST" && path.startsWith("/webhooks/"));
    expect(body).toMatchObject({ flags: 64 });
  });

  it("answers even if Discord refuses a reply", async () => {
    await open();
    const interaction = slash("refused");
    await discord.interact(interaction);
    const { body } = await discord.until(({ path, status }) => path.includes(interaction.id) && status === 200);
    expect(body).toMatchObject({ type: 4, data: { flags: 64 } });
    await discord.interact(slash("refused", { late: true }));
    const edited = await discord.until(({ method, status }) => method === "PATCH" && status === 200);
    expect(test.logged.join()).toContain(/[0-9a-f]{8}/.exec((edited.body as { content: string }).content)![0]);
  });

  it("shows its status, and requests no privileged intent", async () => {
    await open();
    const { intents, presence } = discord.state.identity as { intents: number; presence: { activities: object[] } };
    expect(presence.activities).toMatchObject([{ type: 4, state: "reading the news" }]);
    expect(intents).toBe((1 << 0) | (1 << 9) | (1 << 12));
  });

  it("opens only the connections that are its own", async () => {
    await open(token, { ids: [2], count: 5 });
    expect(discord.state.identity).toMatchObject({ shard: [2, 5] });
    expect(discord.state.identified).toBe(1);
  });

  it("carries talk, and the reaction that asks to wait", async () => {
    test = testBot({ rates: { user: { requests: 1, seconds: 60 }, channel: null } });
    await open();
    discord.dispatch("MESSAGE_CREATE", message(`<@${self}> how many buyers?`));
    expect((await discord.until(({ path }) => path.endsWith("/messages"))).status).toBe(200);
    discord.dispatch("MESSAGE_CREATE", message(`<@${self}> and who?`));
    expect((await discord.until(({ method }) => method === "PUT")).path).toMatch(/\/reactions\/.*\/@me$/);
  });

  it.each([502, "dropped"] as const)("posts a reply once if Discord stores it but its answer is lost: %s", async (how) => {
    await open();
    discord.state.troubles.push({ path: /^\/channels\/\d+\/messages$/, how });
    discord.dispatch("MESSAGE_CREATE", message(`<@${self}> who said it?`));
    await expect.poll(() => discord.made.filter(({ path }) => path.endsWith("/messages")).length, { timeout: 10_000 }).toBe(2);
    expect(discord.messages).toHaveLength(1);
  });

  it("repeats an answer after a dropped connection", async () => {
    await open();
    discord.state.troubles.push({ path: /callback$/, how: "dropped" });
    const { status } = await discord.interact(slash("quote", { speaker: "Jack Ma" }));
    expect(status).toBe(200);
    await expect.poll(() => discord.made.filter(({ path }) => path.endsWith("/callback")).length, { timeout: 10_000 }).toBe(2);
    expect(test.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  });

  it("answers an event once that is delivered twice", async () => {
    await open();
    const interaction = slash("slow", { fail: true });
    discord.expectAnswer(interaction.id);
    for (let times = 0; times < 2; times++) discord.dispatch("INTERACTION_CREATE", interaction);
    await discord.interact(slash("slow"));
    await discord.until(({ method }) => method === "PATCH");
    expect(discord.made.filter(({ path }) => path.includes(`/${interaction.id}/`))).toHaveLength(1);
  });

  it.each([502, "dropped"] as const)("posts a private note once when its response is lost: %s", async (how) => {
    await open();
    const isNote = ({ method, path }: { method: string; path: string }) => method === "POST" && /^\/webhooks/.test(path);
    discord.state.troubles.push({ path: /^\/webhooks\/\d+\/[^/]+$/, how }, { path: /@original$/, how });
    await discord.interact(slash("slow", { fail: true }));
    await discord.until(isNote);
    await expect.poll(() => test.logged.join()).toContain("Discord refused an answer");
    expect(discord.made.filter(isNote)).toHaveLength(1);
  });

  it("resumes after a lost connection", async () => {
    await open();
    discord.disconnect(4000);
    await expect.poll(() => discord.state.resumed, { timeout: 10_000 }).toBe(1);
    expect((await discord.interact(slash("echo", { words: "still here" }))).status).toBe(200);
  });

  it("starts a new session if the old one is gone", async () => {
    await open();
    discord.state.forgetSession = true;
    discord.disconnect(4000);
    await expect.poll(() => discord.state.identified, { timeout: 15_000 }).toBe(2);
    expect((await discord.interact(slash("echo", { words: "still here" }))).status).toBe(200);
  });

  it.each([
    ["by the REST API", { refuseToken: true }],
    ["by the gateway", { refuseIdentify: true }],
  ])("explains that the token was refused %s", async (_, refused) => {
    Object.assign(discord.state, refused);
    const error = await open().catch((error) => error);
    expect(discord.made.filter(({ status }) => status === 401).length).toBeLessThan(2);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.message).toMatch(/^Discord refused the token: [^\n]+\.$/);
    expect(error.message).not.toContain(token);
  });

  it("explains that Discord cannot be reached", async () => {
    await discord.close();
    const error = await open().catch((error) => error);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.message).toMatch(/^Discord cannot be reached at http:[^\n]+ \(ECONNREFUSED\)\.$/);
  });

  it("reports when Discord no longer accepts the bot", async () => {
    const { lost } = await open();
    discord.disconnect(4014);
    expect((await lost).message).toContain("intents");
  });

  it("finishes pending work before it disconnects", async () => {
    const { close } = await open();
    await discord.interact(slash("slow"));
    await close();
    expect(discord.made.at(-1)).toMatchObject({ method: "PATCH", status: 200 });
  });

  it("logs neither the token nor what was typed", async () => {
    await open();
    await discord.interact(slash("broken"));
    await discord.interact(slash("echo", { words: "private words" }));
    discord.dispatch("INTERACTION_CREATE", slash("echo", { words: "private words" }));
    await discord.until(({ status }) => status === 404);
    await expect.poll(() => test.logged.length).toBeGreaterThan(2);
    expect(test.logged.join("\n")).not.toMatch(/private words|a\.test\.token|token-\d/);
  });
});

describe("registration", () => {
  it("sends only differences, and learns the ids", async () => {
    const { rest, applicationId } = await open();
    const scope = { applicationId, guildId: null };
    const wanted = definitions(test.bot.actions.values());
    const first = await register(rest, scope, wanted);
    expect(first.sent.create).toHaveLength(wanted.length);
    expect(first.ids.get("echo")).toMatch(/^\d+$/);

    const before = discord.made.length;
    const second = await register(rest, scope, wanted);
    expect(discord.made.slice(before).map(({ method }) => method)).toEqual(["GET"]);
    expect(second.ids).toEqual(first.ids);

    const changed = wanted.slice(1).map((one) => (one.name === "slow" ? { ...one, description: "Another" } : one));
    await register(rest, scope, changed as typeof wanted);
    const sent = discord.made.slice(before + 1).map(({ method }) => method);
    expect(sent).toEqual(["GET", "DELETE", "PATCH"]);
  });

  it("can be for one server, and shown without being sent", async () => {
    const { rest, applicationId } = await open();
    const scope = { applicationId, guildId: "200000000000000001" };
    const before = discord.made.length;
    const found = await compare(rest, scope, definitions(test.bot.actions.values()));
    expect(found.create.map(({ name }) => name)).toEqual([
      "echo",
      "ask",
      "quote",
      "help",
      "slow",
      "refused",
      "broken",
      "check",
      "Check this",
      "settings",
    ]);
    expect(discord.made.slice(before)).toMatchObject([{ method: "GET" }]);
  });
});
