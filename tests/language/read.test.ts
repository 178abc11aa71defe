import { describe, expect, it } from "vitest";
import { readArticle } from "../../src/language/read.ts";
import { slice } from "../../src/text/span.ts";
import { article } from "../support/articles.ts";

describe("readArticle", () => {
  it("finds only what is between quotation marks in a language it cannot read", () => {
    const text = "Er sagte: „Wir gehen.“ Dann rief sie «nein» und «jetzt».";
    const { quotations, names, facts, summary } = readArticle(article({ text, language: "de" }));
    expect(quotations.map((one) => [slice(text, one), one.speaker, one.cue])).toEqual(
      ["Wir gehen.", "nein", "jetzt"].map((said) => [said, null, null]),
    );
    expect([names, facts, summary]).toEqual([[], [], { short: [], medium: [], long: [] }]);
  });

  it("treats an article without a language as English", () => {
    const text = "“We have a plan,” said Ida Moen.";
    const [quotation] = readArticle(article({ text, language: null })).quotations;
    expect(slice(text, quotation!.speaker!.name!)).toBe("Ida Moen");
  });
});
