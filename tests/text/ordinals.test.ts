import { expect, it } from "vitest";
import { words } from "../../src/text/words.ts";

it.each([
  ["first", "1st"],
  ["second", "2nd"],
  ["third", "3rd"],
  ["fourth", "4th"],
  ["tenth", "10th"],
])("%s is the same word as %s", (word, figure) => {
  expect(words(word).map(({ stem }) => stem)).toEqual(words(figure).map(({ stem }) => stem));
});
