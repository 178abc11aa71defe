import { describe, expect, it } from "vitest";
import type { Request } from "../../../src/answer/command.ts";
import { defaults } from "../../../src/state/settings.ts";
import { talk } from "../../../src/surfaces/discord/talk.ts";
import { checkChannelMessage } from "../../discord-rules.ts";
import { ada, channel, message, server } from "./interactions.ts";
import { self } from "./stand-in.ts";
import { testBot } from "./test-bot.ts";

const around = { self, parent: null, locale: "fr" };
const us = { id: self, bot: true };
const replyTo = (author: object, components: readonly object[] = []) => ({
  type: 19,
  referenced_message: { author, components },
});

describe("talk", () => {
  it("answers a mention with a reply to the asker that pings nobody", async () => {
    const { bot, asked } = testBot();
    const heard = message(`<@${self}> how many buyers?`);
    const said = await talk(heard, around, bot);
    expect(asked).toEqual([{ command: "ask", options: { question: "how many buyers?" }, page: 0, locale: "fr" }]);
    expect(said).toMatchObject({ kind: "reply", channel });
    const body = said?.kind === "reply" ? said.body : null;
    expect(checkChannelMessage(body)).toEqual([]);
    expect(body).toMatchObject({
      allowed_mentions: { parse: [], replied_user: false },
      message_reference: { message_id: heard.id, fail_if_not_exists: false },
    });
  });

  it.each([
    ["a mention in the middle", message(`how many <@!${self}> buyers?`)],
    ["a reply to us with the ping on", message("how many buyers?", replyTo(us))],
    ["a reply to somebody else that mentions us", message(`<@${self}> how many buyers?`, replyTo({ id: ada }))],
    ["a direct message", message("how many buyers?", { guild_id: undefined, mentions: [] })],
  ])("answers %s", async (_, heard) => {
    const { bot, asked } = testBot();
    expect((await talk(heard, around, bot))?.kind).toBe("reply");
    expect(asked[0]?.options.question).toMatch(/how many\s+buyers\?/);
  });

  it("looks first in the article of the message replied to", async () => {
    const { bot, asked, button } = testBot();
    const row = { type: 1, components: [{ type: 2, custom_id: button("echo", { article: "alibaba", speaker: "Jack Ma" }) }] };
    const card = { type: 17, components: [{ type: 10, content: "…" }, row] };
    await talk(message("and how many sellers?", replyTo(us, [card])), around, bot);
    expect(asked[0]?.options).toEqual({ question: "and how many sellers?", about: "Jack Ma", within: "alibaba" });
  });

  it.each(["and who said that?", "Who is he?", "when was this said?", "where?"])(
    "shows what stands around the words of the message that %s is about",
    async (question) => {
      const { bot, asked, button } = testBot();
      const place = { article: "alibaba", revision: "0a", place: "1-20" };
      const row = { type: 1, components: [{ type: 2, custom_id: button("context", place) }] };
      await talk(message(question, replyTo(us, [row])), around, bot);
      expect(asked[0]).toMatchObject({ command: "context", options: place });
    },
  );

  const said = { command: "quote", options: { article: "alibaba", speaker: "Jack Ma" } };
  const answered = { command: "ask", options: { article: "alibaba", question: "What did Jack Ma say about India?", copy: true } };
  it.each([
    ["and what did he say about culture?", said, { speaker: "Jack Ma", topic: "culture" }],
    ["what does she say of the new wages?", said, { speaker: "Jack Ma", topic: "the new wages" }],
    ["And about culture?", said, { speaker: "Jack Ma", topic: "culture" }],
    ["what else did he say?", said, { speaker: "Jack Ma" }],
    ["and what did he say about culture?", answered, { speaker: "Jack Ma", topic: "culture" }],
  ])("%s to %j is about its article and speaker", async (question, before, options) => {
    const { bot, asked, button } = testBot();
    const id = button(before.command, before.options as Request["options"]);
    await talk(message(question, replyTo(us, [{ type: 1, components: [{ type: 2, custom_id: id }] }])), around, bot);
    expect(asked).toEqual([{ command: "quote", options: { article: "alibaba", ...options }, page: 0, locale: "fr" }]);
  });

  const summary = { command: "summary", options: { article: "alibaba-0123456789" } };
  const topic = { command: "ask", options: { question: "tell me about Wegovy", copy: true } };
  it.each<[string, { command: string; options: Request["options"] }, Request["options"]]>([
    ["and how much does it cost?", topic, { about: "Wegovy" }],
    ["how many buyers does he have?", said, { about: "Jack Ma", within: "alibaba" }],
    ["how many buyers does it have?", summary, { article: "alibaba-0123456789" }],
    ["how many buyers shop there for goods?", summary, { article: "alibaba-0123456789" }],
    ["how many people shop for goods?", summary, { within: "alibaba-0123456789" }],
    ["and what did he say about culture?", summary, { article: "alibaba-0123456789" }],
    ["what did Ana Ruiz say about culture?", said, {}],
    ["what happened to Apollo 11?", topic, {}],
  ])("%s to %j is asked with %j", async (question, before, options) => {
    const { bot, asked, button } = testBot();
    const id = button(before.command, before.options);
    const row = { type: 1, components: [{ type: 3, custom_id: "menu", options: [{ value: id }] }] };
    const pressed = { type: 1, components: [{ type: 2, custom_id: id }] };
    await talk(message(question, replyTo(us, [before === topic ? row : pressed])), around, bot);
    expect(asked).toEqual([{ command: "ask", options: { question, ...options }, page: 0, locale: "fr" }]);
  });

  it.each([
    ["what else did she say?", "quote", { speaker: "Ana Ruiz" }],
    ["and what does she say about rents?", "quote", { speaker: "Ana Ruiz", topic: "rents" }],
    ["and about rents?", "ask", { question: "and about rents?" }],
  ])("%s, if only the answer names a speaker, becomes %s %j", async (question, command, options) => {
    const places: Request[] = [];
    const speakerAt = async (shown: Request) => {
      places.push(shown);
      return "Ana Ruiz";
    };
    const { bot, asked, button } = testBot({ speakerAt });
    const place = { article: "ferry", revision: "0a", place: "1-20" };
    const ids = [button("context", place), button("ask", { question: "what is to be done?", article: "ferry", copy: true })];
    const row = { type: 1, components: ids.map((custom_id) => ({ type: 2, custom_id })) };
    await talk(message(question, replyTo(us, [row])), around, bot);
    expect(places.map((shown) => shown.options)).toEqual([place]);
    expect(asked).toEqual([{ command, options: { article: "ferry", ...options }, page: 0, locale: "fr" }]);
  });

  it("shows a context again, not its copy", async () => {
    const { bot, asked, button } = testBot();
    const place = { article: "ferry", revision: "0a", place: "1-20" };
    const row = { type: 1, components: [{ type: 2, custom_id: button("context", { ...place, copy: true }) }] };
    await talk(message("who said that?", replyTo(us, [row])), around, bot);
    expect(asked[0]).toMatchObject({ command: "context", options: place });
    expect(asked[0]!.options).not.toHaveProperty("copy");
  });

  it("takes no article from somebody else's message", async () => {
    const { bot, asked, button } = testBot();
    const row = { type: 1, components: [{ type: 2, custom_id: button("echo", { article: "alibaba" }) }] };
    await talk(message(`<@${self}> and who said that?`, replyTo({ id: ada }, [row])), around, bot);
    expect(asked[0]?.options).toEqual({ question: "and who said that?" });
  });

  it("shows help to a mention without words", async () => {
    const { bot, asked } = testBot();
    await talk(message(`<@${self}>`), around, bot);
    expect(asked[0]?.command).toBe("help");
  });

  it.each([
    ["a bot", message(`<@${self}> hello`, { author: { id: "5", bot: true } })],
    ["itself", message("hello", { author: { id: self } })],
    ["a webhook", message(`<@${self}> hello`, { webhook_id: "5" })],
    ["@everyone", message("@everyone hello", { mentions: [], mention_everyone: true })],
    ["people among themselves", message("hello", { mentions: [{ id: ada }] })],
    ["a reply to somebody else", message("hello", { mentions: [], ...replyTo({ id: ada }) })],
    ["a text that it may not see", message("")],
    ["somebody who joins", message("hello", { type: 7 })],
  ])("does not answer %s", async (_, heard) => {
    const { bot, asked } = testBot();
    expect(await talk(heard, around, bot)).toBeNull();
    expect(asked).toEqual([]);
  });

  it("stays in the server's chosen channels and their threads", async () => {
    const { bot } = testBot();
    const heard = message(`<@${self}> hello`);
    await bot.state.change(server, { ...defaults, channels: ["5"] });
    expect(await talk(heard, around, bot)).toBeNull();
    expect((await talk(heard, { ...around, parent: "5" }, bot))?.kind).toBe("reply");
    await bot.state.change(server, { ...defaults, channels: [channel] });
    expect((await talk({ ...heard, id: "9" }, around, bot))?.kind).toBe("reply");
  });

  it("answers a message once, also where two connections hear it", async () => {
    const { bot, asked } = testBot();
    const heard = message(`<@${self}> hello`);
    const said = await Promise.all([talk(heard, around, bot), talk(heard, around, bot)]);
    expect(said.map((one) => one?.kind ?? null).sort()).toEqual([null, "reply"].sort());
    expect(asked).toHaveLength(1);
  });

  it("asks to wait with a reaction", async () => {
    const { bot } = testBot({ rates: { user: { requests: 1, seconds: 60 }, channel: null } });
    await talk(message(`<@${self}> hello`), around, bot);
    const heard = message(`<@${self}> hello`);
    expect(await talk(heard, around, bot)).toEqual({ kind: "wait", channel, message: heard.id });
  });

  it("reports a failure with an id that the log repeats", async () => {
    const { bot, logged } = testBot();
    const actions = new Map([...bot.actions, ["ask", bot.actions.get("broken")!]]);
    const said = await talk(message(`<@${self}> private words`), around, { ...bot, actions });
    const body = said?.kind === "reply" ? said.body : null;
    expect(checkChannelMessage(body)).toEqual([]);
    expect(body?.content).toContain(JSON.parse(logged[0]!).failure);
    expect(logged.join()).not.toContain("private words");
  });

  it.each([null, {}, [], "text", { id: 3 }])("ignores what is not a message: %j", async (raw) => {
    expect(await talk(raw, around, testBot().bot)).toBeNull();
  });
});
