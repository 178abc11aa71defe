import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { display } from "../../../src/audit/discord-markdown.ts";
import { bold, escaped, italics, quoted } from "../../../src/surfaces/discord/markdown.ts";

const PIECES = [
  ..."\\*_~|`[]()<>#-+.@:/! \n12ab",
  "**",
  "__",
  "~~",
  "||",
  "```",
  "<@1>",
  "<@!23>",
  "<@&4>",
  "<#1>",
  "<t:1700000000:R>",
  "</cmd:1>",
  "<:a:1>",
  "<a:b:2>",
  "<id:guide>",
  "@everyone",
  "@here",
  "# ",
  "### ",
  "> ",
  ">>> ",
  "-# ",
  "- ",
  "* ",
  "+ ",
  "1. ",
  "1986. ",
  "[x](y)",
  "[x](https://example.com)",
  "https://example.com/a_b_c",
  "http://",
  "<https://example.com>",
  "discord://x",
  ":smile:",
  "10:30:45",
  "¯\\_(ツ)_/¯",
  "“word”",
  "é",
  "語",
  "😀",
  "\u00a0",
  "  ",
  "\n\n",
];

/** Strings that look like markup, and any others. */
const written = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join("")) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
);
const line = written.map((text) => text.replace(/\s+/g, " ").trim());

describe("escaped", () => {
  it.each([
    "*BREAKING* _news_ `now` ~~gone~~ ||hidden||",
    "# 1 in the charts",
    "> so it goes",
    "-# small",
    "- 5 degrees",
    "1. First",
    "<@1> <#2> @everyone </quote:3> <t:0> <:a:1>",
    "[x](https://example.com)",
    "see https://example.com/a_b_(c)",
    "back\\slash",
    "  two\n\n  lines  ",
  ])("shows %j as it is", (text) => expect(display(escaped(text))).toBe(text));

  it("leaves prose unchanged", () => {
    const prose = "“It rose 3.5 % - or more - to $25.00 at 10:30,” he said (twice). A #1 hit; 2 > 1.";
    expect(escaped(prose)).toBe(prose);
  });

  it("shows any text as it is", () => {
    fc.assert(
      fc.property(written, (text) => {
        expect(display(escaped(text))).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });

  it("shows any text in a block quote as it is, line for line", () => {
    fc.assert(
      fc.property(written, (text) => {
        expect(display(`${quoted(escaped(text))}\n`)).toBe(`${text}\n`);
      }),
      { numRuns: 2000 },
    );
  });

  it("shows any text in bold and in italics as it is, with text on both sides", () => {
    fc.assert(
      fc.property(line, line, line, (before, text, after) => {
        expect(display(`${escaped(before)} ${bold(text)}: ${escaped(after)}`)).toBe(`${before} ${text}: ${after}`);
        expect(display(`${escaped(before)} ${italics(text)}: ${escaped(after)}`)).toBe(`${before} ${text}: ${after}`);
      }),
      { numRuns: 2000 },
    );
  });
});
