import { describe, expect, it } from "vitest";
import { defaults } from "../../../src/state/settings.ts";
import { ask } from "./ask.ts";
import { ada, bob, server, slash, submit, typing } from "./interactions.ts";
import { testBot } from "./test-bot.ts";

const reply = 4;
const modal = 9;

describe("the cooldown", () => {
  const rates = { user: { requests: 2, seconds: 10 }, channel: { requests: 3, seconds: 10 } };
  const request = (user: string) => slash("echo", { words: "a" }, { user });

  it("of a user is private and says when to ask again", async () => {
    const { bot, asked } = testBot({ rates }, () => 1_000_000);
    for (let i = 0; i < 2; i++) await ask(request(ada), bot);
    const { data, isPrivate } = await ask(request(ada), bot);
    expect(isPrivate).toBe(true);
    expect(data.content).toContain("<t:1005:R>");
    expect(asked).toHaveLength(2);
  });

  it("of a channel applies to everybody in it", async () => {
    const { bot, asked } = testBot({ rates }, () => 1_000_000);
    await ask(request(ada), bot);
    await ask(request(ada), bot);
    await ask(request(bob), bot);
    await ask(request("100000000000000003"), bot);
    expect(asked).toHaveLength(3);
  });

  it("can be set by the server", async () => {
    const { bot, asked } = testBot({ rates }, () => 1_000_000);
    await bot.state.change(server, { ...defaults, cooldown: { user: null, channel: null } });
    for (let i = 0; i < 9; i++) await ask(request(ada), bot);
    expect(asked).toHaveLength(9);
  });

  it("does not count typing", async () => {
    const { bot, asked } = testBot({ rates }, () => 1_000_000);
    for (let i = 0; i < 9; i++) await ask(typing("echo", "words", "a"), bot);
    await ask(request(ada), bot);
    expect(asked).toHaveLength(1);
  });
});

describe("/settings", () => {
  const manager = { permissions: "32" };
  const filled = {
    replies: ["asker"],
    channels: ["100000000000000005", "no channel", "100000000000000006"],
    user: "3/10",
    channel: "off",
    language: ["fr"],
  };

  it("opens a form with the settings, and saves it", async () => {
    const { bot } = testBot();
    const opened = await ask(slash("settings", {}, manager), bot);
    expect(opened.type).toBe(modal);
    const { isPrivate } = await ask(submit(opened.data.custom_id!, filled, manager), bot);
    expect(isPrivate).toBe(true);
    const expected = {
      private: true,
      channels: ["100000000000000005", "100000000000000006"],
      cooldown: { user: { requests: 3, seconds: 10 }, channel: null },
      language: "fr",
      reader: true,
    };
    expect(await bot.state.settings(server)).toEqual(expected);
    const again = JSON.stringify((await ask(slash("settings", {}, manager), bot)).data);
    expect(again).toContain('"value":"3/10"');
    expect(again).toContain('"default_values":[{"id":"100000000000000005"');
  });

  it("switches the model that chooses answers, and a form keeps the switch", async () => {
    const { bot } = testBot();
    expect((await ask(slash("settings", { model: false }, manager), bot)).data.content).toMatch(/Rules choose answers now/);
    const { data } = await ask(slash("settings", {}, manager), bot);
    await ask(submit(data.custom_id!, filled, manager), bot);
    expect(await bot.state.settings(server)).toMatchObject({ reader: false, private: true });
    await ask(slash("settings", { model: true }, manager), bot);
    expect(await bot.state.settings(server)).toMatchObject({ reader: true, private: true });
    expect((await ask(slash("settings", { model: false }, { permissions: "1024" }), bot)).isPrivate).toBe(true);
    expect(await bot.state.settings(server)).toMatchObject({ reader: true });
  });

  it("returns to the defaults when emptied", async () => {
    const { bot } = testBot();
    const { data } = await ask(slash("settings", {}, manager), bot);
    await ask(submit(data.custom_id!, filled, manager), bot);
    const empty = { replies: ["everybody"], channels: [], user: "", channel: "", language: ["own"] };
    await ask(submit(data.custom_id!, empty, manager), bot);
    expect(await bot.state.settings(server)).toEqual(defaults);
  });

  it.each(["often", "0/5", "5/0", "word ".repeat(600)])("refuses a cooldown of %s and changes nothing", async (user) => {
    const { bot } = testBot();
    const { data } = await ask(slash("settings", {}, manager), bot);
    const found = await ask(submit(data.custom_id!, { ...filled, user }, manager), bot);
    expect(found.data.content).toContain(user.slice(0, 10));
    expect(await bot.state.settings(server)).toEqual(defaults);
  });

  it.each([
    ["who does not manage the server", { permissions: "1024" }],
    ["direct messages", { server: null }],
  ])("is refused for %s, by command and by form", async (_, where) => {
    const { bot } = testBot();
    const { data } = await ask(slash("settings", {}, manager), bot);
    expect((await ask(slash("settings", {}, where), bot)).type).toBe(reply);
    expect((await ask(submit(data.custom_id!, filled, where), bot)).isPrivate).toBe(true);
    expect(await bot.state.settings(server)).toEqual(defaults);
  });
});
