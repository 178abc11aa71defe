import { describe, expect, it } from "vitest";
import { checkCommands } from "./discord-command-rules.ts";
import { checkCallback, checkReply, checkRequest } from "./discord-rules.ts";

const V2 = 1 << 15;
const card = (...components: object[]) => ({ flags: V2, allowed_mentions: { parse: [] }, components });
const words = (content: string) => ({ type: 10, content });
const button = (custom_id: string) => ({ type: 2, style: 2, label: "Go", custom_id });
const row = (...components: object[]) => ({ type: 1, components });

describe("what Discord takes", () => {
  it.each<[string, unknown]>([
    ["a card", card({ type: 17, components: [words("hello"), row(button("a"), button("b"))] })],
    ["a link button", card(row({ type: 2, style: 5, label: "Read", url: "https://example.com/a" }))],
    ["plain content", { content: "hello", flags: 64 }],
  ])("%s", (_, body) => expect(checkReply(body)).toEqual([]));

  it("commands, autocomplete and a deferred answer", () => {
    const commands = [
      { name: "quote", description: "Who said what", options: [{ type: 3, name: "speaker", description: "Whose words" }] },
    ];
    expect(checkRequest("PUT", "/applications/1/commands", commands)).toEqual([]);
    expect(checkCallback({ type: 8, data: { choices: [{ name: "Jack Ma", value: "jack-ma" }] } })).toEqual([]);
    expect(checkCallback({ type: 5, data: { flags: 64 } })).toEqual([]);
  });
});

describe("what Discord refuses", () => {
  it.each<[string, unknown, RegExp]>([
    ["an empty message", {}, /empty message/],
    ["content with components v2", { ...card(words("a")), content: "b" }, /content with components v2/],
    ["a text display without the flag", { components: [words("a")] }, /needs the components v2 flag/],
    ["41 components", card(...Array.from({ length: 20 }, () => row(button(crypto.randomUUID()))), words("a")), /41 components/],
    ["4,001 characters in two texts", card(words("a".repeat(4000)), words("b")), /4001 characters/],
    ["too many bytes", card(words("語".repeat(3400))), /bytes over all/],
    ["a blank text", card(words(" \n")), /empty text display/],
    ["one custom_id twice", card(row(button("a"), button("a"))), /custom_id a twice/],
    ["a button without custom_id", card(row({ type: 2, style: 1, label: "Go" })), /without custom_id/],
    ["a button without label", card(row({ type: 2, style: 1, custom_id: "a" })), /without label/],
    [
      "a link button with custom_id",
      card(row({ type: 2, style: 5, label: "a", url: "https://a.b", custom_id: "a" })),
      /with custom_id/,
    ],
    ["a link to nowhere", card(row({ type: 2, style: 5, label: "a", url: "ftp://a.b/c" })), /link button to/],
    ["a url over 512", card(row({ type: 2, style: 5, label: "a", url: `https://a.b/${"c".repeat(512)}` })), /./],
    ["a label over 80", card(row({ ...button("a"), label: "a".repeat(81) })), /./],
    ["a custom_id over 100", card(row(button("a".repeat(101)))), /./],
    [
      "a menu with one value twice",
      card(
        row({
          type: 3,
          custom_id: "m",
          options: [
            { label: "a", value: "v" },
            { label: "b", value: "v" },
          ],
        }),
      ),
      /two options with value v/,
    ],
    ["a flag of another kind", { content: "a", flags: 1 << 3 }, /flags 8/],
    ["mentions parsed and listed", { content: "a", allowed_mentions: { parse: ["users"], users: ["1"] } }, /parses users/],
    ["an empty embed", { embeds: [{}] }, /empty embed/],
  ])("%s", (_, body, complaint) => expect(checkReply(body).join("\n")).toMatch(complaint));

  it.each<[string, unknown, RegExp]>([
    ["capitals in a name", [{ name: "Quote", description: "a" }], /name "Quote"/],
    ["no description", [{ name: "quote" }], /no description/],
    [
      "two of one name",
      [
        { name: "a", description: "a" },
        { name: "a", description: "b" },
      ],
      /two commands/,
    ],
    [
      "a required option after an optional one",
      [
        {
          name: "a",
          description: "a",
          options: [
            { type: 3, name: "b", description: "b" },
            { type: 3, name: "c", description: "c", required: true },
          ],
        },
      ],
      /required option c/,
    ],
  ])("commands with %s", (_, body, complaint) => expect(checkCommands(body).join("\n")).toMatch(complaint));

  it("choices and answers out of bounds", () => {
    expect(checkCallback({ type: 8, data: { choices: [{ name: "a", value: "v".repeat(101) }] } })).not.toEqual([]);
    expect(checkCallback({ type: 5, data: { flags: V2 } })).not.toEqual([]);
    expect(checkCallback({ type: 99 })).not.toEqual([]);
    expect(checkRequest("POST", "/nowhere", {})).not.toEqual([]);
  });
});
