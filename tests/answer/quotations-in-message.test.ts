import { describe, expect, it } from "vitest";
import { plainWords, quotationsIn } from "../../src/answer/quotations-in-message.ts";

describe("quotationsIn", () => {
  it.each<[string, string, string[]]>([
    ["curly marks", "She said “we are leaving” and left.", ["we are leaving"]],
    ["straight marks", 'She said "we are leaving" and "now".', ["we are leaving", "now"]],
    ["guillemets and low marks", "«nous partons» „wir gehen“", ["nous partons", "wir gehen"]],
    ["single marks around several words", "He wrote ‘don’t wait for me’ on the door", ["don’t wait for me"]],
    ["apostrophes alone", "It's the boys' turn, isn't it", ["It's the boys' turn, isn't it"]],
    ["marks inside marks", "“She told me, ‘go home now,’ and I went”", ["She told me, ‘go home now,’ and I went"]],
    ["a mark that none closes", "“we are leaving\nfor good\n\nThat is all.", ["we are leaving\nfor good"]],
    ["one twice", "“now” she said, “now”", ["now"]],
    ["more than five", '"a b" "c d" "e f" "g h" "i j" "k l"', ["a b", "c d", "e f", "g h", "i j"]],
    ["no marks", "We are leaving.", ["We are leaving."]],
    ["marks around no word", 'well "..." then', ['well "..." then']],
    ["markdown and mentions", "> **“we are** __leaving__”, <@123> said <:wave:456>", ["we are leaving"]],
    ["a link", "[“we are leaving”](https://example.org/a) https://example.org/b", ["we are leaving"]],
    ["right-to-left text", "הוא אמר “אנחנו עוזבים”", ["אנחנו עוזבים"]],
    ["nothing", "  ", []],
    ["punctuation alone", "?! … “”", []],
  ])("finds %s", (_what, message, expected) => expect(quotationsIn(message)).toEqual(expected));
});

describe("plainWords", () => {
  it.each<[string, string]>([
    ["snake_case stays", "snake_case stays"],
    ["_so_ **much** ~~less~~ ||hidden|| `code`", "so much less hidden code"],
    ["# head\n> quoted\n-# small", "head\nquoted\nsmall"],
    ["5 \\* 3", "5 * 3"],
  ])("of %j", (message, plain) => expect(plainWords(message)).toBe(plain));
});
