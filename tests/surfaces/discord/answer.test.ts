import { describe, expect, it } from "vitest";
import { defaults } from "../../../src/state/settings.ts";
import { answer } from "../../../src/surfaces/discord/answer.ts";
import { checkCallback, checkReply, checkRequest } from "../../discord-rules.ts";
import { ask } from "./ask.ts";
import { ada, bob, menu, ping, press, server, slash, submit, typing } from "./interactions.ts";
import { testBot } from "./test-bot.ts";

const reply = 4;
const deferred = 5;
const deferredUpdate = 6;
const update = 7;
const suggestions = 8;
const modal = 9;

describe("a slash command", () => {
  it("reaches its action with its options and is answered at once", async () => {
    const { bot, asked } = testBot();
    const { type, isPrivate } = await ask(slash("echo", { words: "hello" }, { locale: "fr" }), bot);
    expect([type, isPrivate]).toEqual([reply, false]);
    expect(asked).toEqual([{ command: "echo", options: { words: "hello" }, page: 0, locale: "fr" }]);
  });

  it.each([
    ["an unknown command", "nothing", {}],
    ["a hidden one", "report", { id: "1" }],
    ["an unknown option", "echo", { words: "a", colour: "red" }],
    ["an option of every object", "echo", { words: "a", constructor: "red" }],
    ["a number for a text", "echo", { words: 3 }],
    ["a text for yes or no", "echo", { words: "a", private: "yes" }],
    ["a missing option", "echo", {}],
    ["a choice that is none", "echo", { words: "a", kind: "c" }],
    ["a text that is too long", "echo", { words: "a".repeat(201) }],
  ])("is refused privately with %s", async (_, name, options) => {
    const { bot, asked } = testBot();
    const { type, isPrivate } = await ask(slash(name, options), bot);
    expect([type, isPrivate, asked]).toEqual([reply, true, []]);
  });

  it("that fails gets a private reply with an id that the log repeats, without what was typed", async () => {
    const { bot, logged } = testBot();
    const { data, isPrivate } = await ask(slash("broken"), bot);
    expect(isPrivate).toBe(true);
    const id = /[0-9a-f]{8}/.exec(data.content!)![0];
    expect(JSON.parse(logged[0]!)).toMatchObject({ failure: id, command: "broken", error: "TypeError" });
    expect(logged.join() + data.content).not.toContain("private words");
  });

  it("that takes long is deferred, then answered", async () => {
    const { bot } = testBot();
    const { type, data, later } = await ask(slash("slow"), bot);
    expect([type, data]).toEqual([deferred, {}]);
    expect(later).toMatchObject({ kind: "promised" });
  });

  it("that takes long and is private is deferred privately", async () => {
    const { bot } = testBot();
    const { type, data, later } = await ask(slash("slow", { private: true }), bot);
    expect([type, data]).toEqual([deferred, { flags: 64 }]);
    expect(checkRequest("PATCH", "/webhooks/1/t/messages/@original", later?.message)).toEqual([]);
  });

  it("that fails late withdraws its public deferral for a private reply", async () => {
    const { bot } = testBot();
    const { later } = await ask(slash("slow", { fail: true }), bot);
    expect(later).toMatchObject({ kind: "private", withdraw: true, message: { flags: 64 } });
    expect(checkReply(later?.message)).toEqual([]);
  });
});

describe("private", () => {
  it.each([
    ["asked for", { private: true }, false, true],
    ["the server's default", {}, true, true],
    ["the server's default, asked otherwise", { private: false }, true, false],
  ])("%s", async (_, options, isDefault, expected) => {
    const { bot } = testBot();
    await bot.state.change(server, { ...defaults, private: isDefault });
    const { isPrivate } = await ask(slash("echo", { words: "a", ...options }), bot);
    expect(isPrivate).toBe(expected);
  });

  it("replies are in the asker's language, public ones in the server's", async () => {
    const { bot, asked } = testBot();
    await bot.state.change(server, { ...defaults, language: "fr" });
    await ask(slash("echo", { words: "a" }, { locale: "de" }), bot);
    await ask(slash("echo", { words: "a", private: true }, { locale: "de" }), bot);
    await ask(slash("echo", { words: "a" }, { locale: "de", server: null }), bot);
    expect(asked.map(({ locale }) => locale)).toEqual(["fr", "de", "de"]);
  });
});

describe("typing", () => {
  it("gets suggestions narrowed by the other options", async () => {
    const { bot } = testBot();
    const { type, data } = await ask(typing("echo", "words", "ma", { kind: "a", colour: "red" }), bot);
    expect(type).toBe(suggestions);
    expect(data.choices).toEqual([{ name: "words ma kind", value: "v" }]);
  });

  it.each([
    ["an unknown command", typing("nothing", "words", "a")],
    ["an option without suggestions", typing("echo", "kind", "a")],
    ["suggestions that fail", typing("echo", "words", "break")],
    ["suggestions that take too long", typing("echo", "words", "slow")],
  ])("gets none for %s", async (_, interaction) => {
    const { bot, logged } = testBot();
    const { type, data } = await ask(interaction, bot);
    expect([type, data.choices]).toEqual([suggestions, []]);
    expect(logged.join()).not.toContain("private words");
  });

  it("ignores a half-typed number", async () => {
    const { bot } = testBot();
    const { data } = await ask(typing("echo", "words", 3), bot);
    expect(data.choices).toHaveLength(1);
  });
});

describe("a button", () => {
  const words = { words: "a" };

  it.each([
    ["its asker's turns the page in place", ada, 0, true, update, false],
    ["one that only they see turns the page in place", undefined, 64, true, update, false],
    ["another's page is private to who presses", bob, 0, true, reply, true],
    ["its asker's other requests are public", ada, 0, false, reply, false],
    ["on a private message gives a private reply", undefined, 64, false, reply, true],
    ["another's gives a private reply", bob, 0, false, reply, true],
  ])("%s", async (_, asker, flags, turns, type, isPrivate) => {
    const { bot, button } = testBot();
    const on = { flags, ...(asker ? { asker } : {}) };
    const found = await ask(press(button("echo", words, turns), on), bot);
    expect([found.type, found.isPrivate]).toEqual([type, isPrivate]);
  });

  it("that takes long defers the update of its message", async () => {
    const { bot, button } = testBot();
    const { type, later } = await ask(press(button("slow", {}, true), { asker: ada }), bot);
    expect([type, later?.kind]).toEqual([deferredUpdate, "promised"]);
  });

  it("that fails late leaves its message unchanged", async () => {
    const { bot, button } = testBot();
    const { later } = await ask(press(button("slow", { fail: true }, true), { asker: ada }), bot);
    expect(later).toMatchObject({ kind: "private", withdraw: false });
  });

  it("works with a request too long for an id, and in a menu", async () => {
    const { bot, button, asked } = testBot();
    const long = { words: "long ".repeat(30) };
    await ask(press(button("echo", long)), bot);
    await ask(press("menu", {}, {}, [button("echo", words)]), bot);
    expect(asked.map(({ options }) => options)).toEqual([long, words]);
  });

  it.each(["", "0:echo?words=a", "1~dropped", "1:gone?words=a", "1:echo", "nonsense", "1:echo?"])(
    "%j that is of another version, or dropped, has a kind private reply",
    async (id) => {
      const { bot, asked } = testBot();
      const { type, isPrivate } = await ask(press(id), bot);
      expect([type, isPrivate, asked]).toEqual([reply, true, []]);
    },
  );
});

describe("a form", () => {
  it("asks for missing options and adds them to the request", async () => {
    const { bot, asked } = testBot();
    const opened = await ask(slash("check", { speaker: "Ada", private: true }), bot);
    expect(opened.type).toBe(modal);
    const sent = await ask(submit(opened.data.custom_id!, { quote: "two\nlines" }), bot);
    expect([sent.type, sent.isPrivate]).toEqual([reply, true]);
    expect(asked[0]?.options).toEqual({ speaker: "Ada", private: true, quote: "two\nlines" });
  });

  it("is not opened if nothing is missing", async () => {
    const { bot, asked } = testBot();
    await ask(slash("check", { quote: "words" }), bot);
    expect(asked).toHaveLength(1);
  });

  it("that is submitted is not subject to the cooldown", async () => {
    const { bot } = testBot({ rates: { user: { requests: 1, seconds: 60 }, channel: null } });
    const { data } = await ask(slash("check"), bot);
    expect((await ask(submit(data.custom_id!, { quote: "words" }), bot)).data.content).toContain("words");
  });
});

describe("a message's menu", () => {
  it("takes the message's text", async () => {
    const { bot, asked } = testBot();
    await ask(menu("Check this", "“Some words,” she said."), bot);
    expect(asked[0]?.options).toEqual({ quote: "“Some words,” she said." });
  });

  it.each([
    ["no text", "Check this", " "],
    ["an unknown name", "Other", "words"],
  ])("with %s is refused privately", async (_, name, content) => {
    const { bot, asked } = testBot();
    const { isPrivate } = await ask(menu(name, content), bot);
    expect([isPrivate, asked]).toEqual([true, []]);
  });
});

describe("report a mistake", () => {
  it("logs the citation and the asker's words", async () => {
    const { bot, button, logged } = testBot();
    const opened = await ask(press(button("report", { id: "a.b.text.1-2" })), bot);
    expect(opened.type).toBe(modal);
    const { isPrivate } = await ask(submit(opened.data.custom_id!, { words: "She never said it." }), bot);
    expect(isPrivate).toBe(true);
    expect(JSON.parse(logged[0]!)).toMatchObject({ citation: "a.b.text.1-2", words: "She never said it." });
  });
});

describe("anything else", () => {
  it("is a ping", async () => {
    expect((await answer(ping(), testBot().bot)).callback).toEqual({ type: 1 });
  });

  it.each([null, 3, "text", [], {}, { type: 2 }, { ...slash("echo"), data: null }, { ...slash("echo"), type: 99 }])(
    "gets a valid private reply: %j",
    async (raw) => {
      const { callback } = await answer(raw, testBot().bot);
      expect(checkCallback(callback)).toEqual([]);
      expect(callback).toMatchObject({ type: reply, data: { flags: 64 } });
    },
  );
});
