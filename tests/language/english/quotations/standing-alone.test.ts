import { describe, expect, it } from "vitest";
import { read } from "./read.ts";

/** The speakers of the quotations after an opening one by Ida Moen. */
const afterMoen = (text: string) =>
  read(`The minister met the press. “We have a plan,” said Minister Ida Moen.\n\n${text}\n\nThe vote is in June.`)
    .slice(1)
    .map(({ name, cue, role }) => `${name} | ${cue} | ${role}`);

describe("an attribution beside a quotation that stands alone", () => {
  it.each<[string, string, string[]]>([
    ["a dash", "“It is late, but it is right.” — Lena Vogel, teacher", ["Lena Vogel | — | teacher"]],
    ["a dash without a space", "“It is late, but it is right.” —Lena Vogel, warden", ["Lena Vogel | — | warden"]],
    ["two hyphens", '"Who pays for this?" -- Ada Moss', ["Ada Moss | -- | null"]],
    ["a dash on the next line", "“It is late, but it is right.”\n— Lena Vogel, teacher", ["Lena Vogel | — | teacher"]],
    [
      "a dash on each line",
      "“It is late.” ― Lena Vogel, teacher\n“I like it.” ― Ada Moss",
      ["Lena Vogel | ― | teacher", "Ada Moss | ― | null"],
    ],
    ["a dash in the next paragraph", "“It is late, but it is right.”\n\n– Lena Vogel", ["Lena Vogel | – | null"]],
    ["a relative clause", "“It is late, but it is right.” — Lena Vogel, who teaches at Northside", ["Lena Vogel | — | null"]],
    ["brackets", "“It is late, but it is right.” (Lena Vogel, teacher)", ["Lena Vogel | null | teacher"]],
    ["a line below", "“It is late, but it is right.”\n\nLena Vogel, shop owner", ["Lena Vogel | null | shop owner"]],
    ["a name alone below", "“It is late, but it is right.”\n\nLena Vogel", ["Lena Vogel | null | null"]],
    [
      "lines below",
      "“It is late, but it is right.”\n\nLena Vogel, teacher\n\n“I like it.”\n\nAda Moss, baker",
      ["Lena Vogel | null | teacher", "Ada Moss | null | baker"],
    ],
    [
      "lines above",
      "Lena Vogel, teacher\n\n“It is late, but it is right.”\n\nAda Moss, baker\n\n“I like it as it is.”",
      ["Lena Vogel | null | teacher", "Ada Moss | null | baker"],
    ],
    [
      "how it was described",
      "“A gift to the street.” That was how Lena Vogel once described it.",
      ["Lena Vogel | once described | null"],
    ],
    ["how it is put", "“A gift to the street.” That's how Lena Vogel put it on Monday.", ["Lena Vogel | put it | null"]],
    ["what it was called", "“A gift to the street.” That is what Lena Vogel called it.", ["Lena Vogel | called | null"]],
    ["whose words they were", "“A gift to the street.” Those were the words of Lena Vogel.", ["Lena Vogel | words | null"]],
    [
      "whose description it was",
      "“A gift to the street.” This was Lena Vogel’s description.",
      ["Lena Vogel | description | null"],
    ],
    ["so said", "“A gift to the street.” So said Lena Vogel on Monday.", ["Lena Vogel | said | null"]],
    ["thus wrote", "“A gift to the street.” Thus wrote Lena Vogel.", ["Lena Vogel | wrote | null"]],
  ])("%s", (_, text, expected) => expect(afterMoen(text)).toEqual(expected));

  it.each([
    ["a clause behind the dash", "“It is late, but it is right.” — and with that she left."],
    ["an agency's credit", "“It is late, but it is right.” — Reuters"],
    ["an agency's credit in brackets", "“It is late, but it is right.” (The Associated Press)"],
    ["a heading", "“It is late, but it is right.”\n\nLena Vogel’s doubts"],
    ["a sentence about somebody", "“It is late, but it is right.”\n\nLena Vogel is a teacher in Kelso."],
    ["a line of links", "“It is late, but it is right.”\n\nNorth Valley Schools"],
    ["how somebody learned of it", "“A gift to the street.” That was how Lena Vogel learned of it."],
  ])("but not %s", (_, text) => expect(afterMoen(text).map((line) => line.split(" | ")[0])).toEqual(["Ida Moen"]));

  it("not a last line that may be a tag", () => {
    const text = "“We have a plan,” said Ida Moen.\n\n“It is late, but it is right.”\n\nLena Vogel";
    expect(read(text).map(({ name }) => name)).toEqual(["Ida Moen", "Ida Moen"]);
  });
});
