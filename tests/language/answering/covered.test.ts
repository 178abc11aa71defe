import { describe, expect, it } from "vitest";
import { covered } from "../../../src/language/answering/covered.ts";
import { match, weigh } from "../../../src/language/answering/match.ts";
import { prepare } from "../../../src/language/answering/prepare.ts";
import { readQuestion } from "../../../src/language/question/read.ts";
import { articleOf } from "./article.ts";

const TEXT = `The harbour of Vikna will be closed for 14 weeks, the council decided. The fishing fleet moves to Leka meanwhile.

Captain Marta Klein has led the fleet since her father died. She was not at the meeting. Her brother spoke for the boats.

The pier is old and its planks are rotten. Nobody has mended it. The winter storms did the rest.`;

const [article, analysis] = articleOf("Vikna closes its harbour", TEXT, "2019-03-04");
const postings = prepare(article, analysis);

const near = (question: string, at: number, searched = true) => {
  const query = weigh(readQuestion(question), () => 0.01, 100);
  return covered(query, match(query, postings), { first: at, last: at }, searched);
};

describe("what a question pins down is near the answer", () => {
  it.each([
    ["a name in the sentence", "Which harbour did the council of Vikna close?", 0],
    ["a name beside the sentence, in one of its parts", "When did the father of Anna Klein die and leave the fleet?", 3],
    ["a name in the headline", "How old are the planks of the pier in Vikna?", 5],
    ["a number", "Which harbour is closed for 14 weeks?", 0],
    ["the year of the article", "Which harbour was closed in 2019?", 0],
    ["a number that is as often a word", "Which two planks of the pier are rotten?", 5],
    ["an acronym, which may stand written out", "Which EU harbour will be closed?", 0],
  ])("%s", (_, question, at) => expect(near(question, at)).toBe(true));

  it.each([
    ["another name", "Which harbour did the council of Bergen close?", 0],
    ["a name too far away", "Whose storms did Marta Klein fear for the rest of the winter?", 7],
    ["another number", "Which harbour is closed for 15 weeks?", 0],
    ["another year", "Which harbour was closed in 2014?", 0],
    ["nothing but the name", "Who robbed Marta Klein?", 2],
  ])("%s is not", (_, question, at) => expect(near(question, at)).toBe(false));

  it("needs no word beside the names where the article was given", () =>
    expect(near("Who robbed Marta Klein?", 2, false)).toBe(true));
});
