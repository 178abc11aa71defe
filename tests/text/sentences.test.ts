import { describe, expect, it } from "vitest";
import { paragraphs, sentences } from "../../src/text/sentences.ts";
import { slice } from "../../src/text/span.ts";

const split = (text: string) => sentences(text).map((span) => slice(text, span));

describe("sentences", () => {
  it.each<[string, string[]]>([
    ["He came. She left.", ["He came.", "She left."]],
    ["Mr. Ma met Dr. Li in the U.S. last week. They talked.", ["Mr. Ma met Dr. Li in the U.S. last week.", "They talked."]],
    ["He lives in the U.S. Officials said so.", ["He lives in the U.S.", "Officials said so."]],
    ["“We won.” He left.", ["“We won.”", "He left."]],
    ["“Why?” she asked. No one knew.", ["“Why?” she asked.", "No one knew."]],
    ["The No. 1 seed won 3.5 million. St. Louis lost.", ["The No. 1 seed won 3.5 million.", "St. Louis lost."]],
    ["It opened at 9 a.m. The queue was long.", ["It opened at 9 a.m.", "The queue was long."]],
    [
      "It shut at 6 p.m. Mr. Stone left. It opens at 9 a.m. Visitors pay.",
      ["It shut at 6 p.m.", "Mr. Stone left.", "It opens at 9 a.m.", "Visitors pay."],
    ],
    [
      "It starts at 7 p.m. Eastern time. It ends at 9 p.m. Friday.",
      ["It starts at 7 p.m. Eastern time.", "It ends at 9 p.m. Friday."],
    ],
    ["J. K. Rowling wrote it. George W. Bush read it.", ["J. K. Rowling wrote it.", "George W. Bush read it."]],
    [
      "“It is late.” — Ada Moss\n“I like it.” ― Lena Vogel, teacher\nThe vote is in June.",
      ["“It is late.”", "— Ada Moss", "“I like it.”", "― Lena Vogel, teacher", "The vote is in June."],
    ],
    ["“Why?” Elena Brandt asked. No one knew.", ["“Why?” Elena Brandt asked.", "No one knew."]],
    ["“Go!” Col. Ann Reed, R-Va., said. No one went.", ["“Go!” Col. Ann Reed, R-Va., said.", "No one went."]],
    ["“Go!” He said it twice.", ["“Go!” He said it twice."]],
    ["“Go!” The crowd went.", ["“Go!”", "The crowd went."]],
    ["One line\nstill the same paragraph.\n\nAnother one.", ["One line\nstill the same paragraph.", "Another one."]],
  ])("splits %j", (text, expected) => expect(split(text)).toEqual(expected));

  it("reads a text full of stops and abbreviations", () => {
    expect(split("!".repeat(50_000))).toHaveLength(1);
    expect(split("the U.S. and ".repeat(10_000))).toHaveLength(1);
  });

  it("separates paragraphs only at empty lines", () => {
    const text = "a\nb\n\n  c \n\n\n d";
    expect(paragraphs(text).map((span) => slice(text, span))).toEqual(["a\nb", "c", "d"]);
  });
});
