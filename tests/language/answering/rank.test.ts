import { describe, expect, it } from "vitest";
import { match, share, weigh, weightOf } from "../../../src/language/answering/match.ts";
import { measure } from "../../../src/language/answering/measure.ts";
import { denied } from "../../../src/language/answering/premise.ts";
import { prepare } from "../../../src/language/answering/prepare.ts";
import { rank } from "../../../src/language/answering/rank.ts";
import { isSlip } from "../../../src/language/answering/slip.ts";
import { answerSpan } from "../../../src/language/answering/span.ts";
import choice from "../../../src/language/answering/weights/choice.json" with { type: "json" };
import network from "../../../src/language/answering/weights/network.json" with { type: "json" };
import span from "../../../src/language/answering/weights/span.json" with { type: "json" };
import { windows } from "../../../src/language/answering/windows.ts";
import { readQuestion } from "../../../src/language/question/read.ts";
import { slice } from "../../../src/text/span.ts";
import { articleOf } from "./article.ts";

const FERRY = `The ferry Sula sank off Hestra on Monday with 212 people aboard.

Divers found the wreck at a depth of 80 metres. Captain Olav Brandt did not leave the bridge, a sailor said.

“We heard a bang below,” the cook, Marit Lund, told reporters. She swam for two hours. The owner, Nordlinje, will pay $3 million to the families.`;

const MILL = `A paper mill at Tolna is to close in May after 96 years.

The owner blamed the price of power. Its 140 workers were told on Thursday by the manager, Petra Novak.`;

const query = (question: string) => weigh(readQuestion(question), () => 0.01, 1000);
const postings = (text: string, title: string) => prepare(...articleOf(title, text));

function asked(question: string) {
  const weighed = query(question);
  const texts = [FERRY, MILL];
  const candidates = [postings(FERRY, "Ferry sinks"), postings(MILL, "Mill closes")].map((found) =>
    measure(weighed, { postings: found, score: 1, age: null }, network),
  );
  const ranked = rank(weighed, candidates, choice);
  const [best] = windows(ranked, 60);
  const { candidate, match: found } = ranked[best!.article]!;
  const { spans } = found.postings;
  const text = texts[candidate]!;
  const answer = answerSpan(weighed, found, text, best!.first, best!.last, span.weights);
  return {
    excerpt: text.slice(spans[2 * best!.first]!, spans[2 * best!.last + 1]!),
    answer: answer && slice(text, answer),
    contradicts: denied(weighed, found, best!.first, best!.last),
  };
}

describe("an answer", () => {
  it.each<[question: string, excerpt: string, answer: string]>([
    ["How many people were aboard the Sula?", "212 people aboard", "212"],
    ["How deep is the wreck?", "depth of 80 metres", "80 metres"],
    ["How much will Nordlinje pay to the families?", "will pay $3 million", "$3 million"],
    ["How many workers does the mill have?", "Its 140 workers", "140"],
    ["When will the paper mill close?", "close in May", "May"],
    ["Who is the manager of the mill?", "Petra Novak", "Petra Novak"],
  ])("%s", (question, excerpt, answer) => {
    const found = asked(question);
    expect(found.excerpt).toContain(excerpt);
    expect(found.answer).toContain(answer);
  });

  it("does not agree with a premise that the article denies", () => {
    expect(asked("Why did Captain Brandt leave the bridge?").contradicts).toBe(true);
    expect(asked("Did Captain Brandt leave the bridge?").contradicts).toBe(false);
    expect(asked("How many people were aboard the Sula?").contradicts).toBe(false);
  });

  it("has at most the words that it may have", () => {
    const weighed = query("Who swam for two hours?");
    const ferry = measure(weighed, { age: null, postings: postings(FERRY, "Ferry sinks"), score: 1 }, network);
    const ranked = rank(weighed, [ferry], choice);
    for (const { first, last } of windows(ranked, 12)) expect(last - first).toBeLessThanOrEqual(1);
  });

  it("comes from nothing when nothing is found", () => expect(windows(rank(query("Who?"), [], choice), 60)).toEqual([]));
});

describe("the terms of a question in an article", () => {
  it("are weighed by how rare they are", () => {
    const weighed = weigh(readQuestion("Did the ferry sink?"), (stem) => (stem === "ferri" ? 0.001 : 0.5), 1000);
    const found = match(weighed, postings(FERRY, "Ferry sinks"));
    expect(share(weighed, found.masks[0]!, weighed.all)).toBe(1);
    expect(weightOf(weighed, found.masks[1]!)).toBe(0);
    expect(weighed.weights[0]!).toBeGreaterThan(weighed.weights[1]!);
  });

  it("are found behind a slip of the pen", () => {
    const weighed = query("Who is Marit Lundd?");
    const found = match(weighed, postings("Nobody came. The cook, Marit Lundt, swam.", "Cook"));
    expect(found.near[1]).not.toBe(0);
  });

  it.each([
    ["obama", "obana", true],
    ["kasparov", "kaspaorv", true],
    ["brandt", "brand", true],
    ["same", "same", false],
    ["lund", "land", true],
    ["lund", "fund", false],
    ["lund", "lands", false],
  ])("%s for %s is a slip: %s", (a, b, slip) => expect(isSlip(a, b)).toBe(slip));
});
