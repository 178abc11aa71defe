import { expect, it } from "vitest";
import { isOpposite, ofNamesake } from "../../../src/language/answering/confusable.ts";
import { match, weigh } from "../../../src/language/answering/match.ts";
import { prepare } from "../../../src/language/answering/prepare.ts";
import { readQuestion } from "../../../src/language/question/read.ts";
import { articleOf } from "./article.ts";

const asked = (question: string, title: string, text: string) => {
  const query = weigh(readQuestion(question), () => 0.01, 1000);
  return [query, match(query, prepare(...articleOf(title, text)))] as const;
};

it.each([
  ["when is the next solar eclipse", "The moon turned red. It rained. A solar eclipse is rarer.", true],
  ["when is the next solar eclipse", "A solar eclipse comes next. The moon turned red.", false],
  ["when is the next lunar eclipse", "The moon turned red.", false],
  ["when is the next eclipse", "The moon turned red.", false],
])("%j under a headline on a lunar eclipse, and %j: the opposite is %s", (question, text, opposite) => {
  expect(isOpposite(...asked(question, "Lunar eclipse over Norden", text))).toBe(opposite);
});

it.each([
  [
    "how old was Rosalynn Carter",
    "Jimmy Carter met guests. The 99-year-old Carter spoke. Rosalynn Carter, 96, died. She was ill.",
    [true, true, false, false],
  ],
  ["how old was Rosalynn Carter", "Rosalynn Carter died. Carter was 96.", null],
  ["how old is the mill", "Jimmy Carter met guests.", null],
])("%j of %j: sentences that may mean a namesake", (question, text, sentences) => {
  expect(ofNamesake(...asked(question, "Carter", text))).toEqual(sentences);
});
