import { expect, it } from "vitest";
import { stemCounts, vocabularyOf } from "../../src/text/vocabulary.ts";
import { words } from "../../src/text/words.ts";

it("numbers forms and stems in the order of their first place, once for a text", () => {
  const all = words("Ships sink. The ship sank; ships sink.");
  const vocabulary = vocabularyOf(all);
  expect([...vocabulary.forms.keys()]).toEqual(["ships", "sink", "the", "ship", "sank"]);
  expect([...vocabulary.numbers]).toEqual([0, 1, 2, 3, 4, 0, 1]);
  expect(vocabulary.stems).toEqual(["ship", "sink", "the"]);
  expect([...stemCounts(vocabulary)]).toEqual([3, 3, 1]);
  expect(vocabularyOf(all)).toBe(vocabulary);
});
