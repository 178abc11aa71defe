import { describe, expect, it } from "vitest";
import { FEATURES, measureFeatures } from "../../../src/language/answering/features.ts";
import { match, weigh } from "../../../src/language/answering/match.ts";
import { prepare } from "../../../src/language/answering/prepare.ts";
import { readQuestion } from "../../../src/language/question/read.ts";
import { articleOf } from "./article.ts";

function measured(question: string, text: string, feature: string): number[] {
  const query = weigh(readQuestion(question), () => 0.01, 1000);
  const rows = measureFeatures(query, match(query, prepare(...articleOf("News", text))));
  const [width, at] = [FEATURES.length, FEATURES.indexOf(feature)];
  return Array.from({ length: rows.length / width }, (_, row) => rows[row * width + at]!);
}

describe("the meaning of a sentence's words", () => {
  it("tells the sentence that says it in other words from the others", () => {
    const text = "Petra Novak painted the mill in 2004. Petra Novak resigned on Monday. Petra Novak likes long walks.";
    const [painted, resigned, likes] = measured("When did Petra Novak quit?", text, "meantMissing");
    expect(resigned!).toBeGreaterThan(painted! + 0.03);
    expect(resigned!).toBeGreaterThan(likes! + 0.03);
  });

  it("counts a word that stands there as itself", () => {
    const [first] = measured("Who owns the ferry?", "Nordlinje owns the ferry.", "meant");
    expect(first).toBeCloseTo(1, 6);
    expect(measured("Who owns the ferry?", "Nordlinje owns the ferry.", "meantMissing")).toEqual([0]);
  });

  it("is not looked at where no word of the question stands near", () => {
    const text = `The ferry sank. A day passed. ${"Rain fell on hills. ".repeat(3)}The vessel was old.`;
    const found = measured("Why did the ferry sink?", text, "meantWhole");
    expect(found.at(-1)).toBe(0);
    expect(found[0]).not.toBe(0);
  });
});
