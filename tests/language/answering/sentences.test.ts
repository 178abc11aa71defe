import { describe, expect, it } from "vitest";
import { FEATURES, measureFeatures } from "../../../src/language/answering/features.ts";
import { match, weigh } from "../../../src/language/answering/match.ts";
import { prepare } from "../../../src/language/answering/prepare.ts";
import { readQuestion } from "../../../src/language/question/read.ts";
import { articleOf } from "./article.ts";

/** One feature of each sentence of a text for a question. */
function measured(feature: string, question: string, text: string): number[] {
  const query = weigh(readQuestion(question), () => 0.01, 1000);
  const rows = measureFeatures(query, match(query, prepare(...articleOf("Harbour news", text))));
  const width = FEATURES.length;
  return Array.from({ length: rows.length / width }, (_, at) => rows[at * width + FEATURES.indexOf(feature)]!);
}

const PILOT = `The pilot Marit Lund landed the burning plane. Lund said it was luck. The tower had lost her. Nobody was hurt. She goes home on Friday.`;

describe("a sentence", () => {
  it.each<[feature: string, question: string, expected: number[]]>([
    // Where somebody is introduced, by the whole name and for the first time.
    ["typeFull", "Who landed the plane?", [1, 0, 0, 0, 0]],
    ["typeFirst", "Who landed the plane?", [1, 0, 0, 0, 0]],
    ["typeFresh", "Who landed the plane?", [1, 1, 0, 0, 0]],
    // What the question names is not news.
    ["typeFresh", "Who taught Marit Lund?", [0, 0, 0, 0, 0]],
  ])("%s for %s", (feature, question, expected) => expect(measured(feature, question, PILOT)).toEqual(expected));

  it("has the rest of a name of which it has a part", () => {
    const [whole, part, none] = measured("namesInPart", "Why was Marit Lund lucky?", PILOT);
    expect(whole).toBe(0);
    expect(part).toBeGreaterThan(0);
    expect(none).toBe(0);
  });

  it("has in mind the names of the three sentences before it, those of the last counted apart", () => {
    const carried = measured("namesCarried", "When does Marit Lund go home?", PILOT).map((share) => share > 0);
    expect(carried).toEqual([false, false, true, true, true]);
  });

  it("answers which river by a river's name, although the question has one of its words", () => {
    const text = "The Tigris River has fallen to a record low. Farmers fear for the harvest.";
    expect(measured("typeFresh", "Which river has fallen to a record low?", text)).toEqual([1, 0]);
  });
});
