import { expect, it } from "vitest";
import { placeOf } from "../../src/text/interned.ts";
import { runsOf } from "../../src/text/letter-runs.ts";
import { vocabularyOf } from "../../src/text/vocabulary.ts";
import { words } from "../../src/text/words.ts";

it("numbers forms and stems in the order of their first occurrence, once per text", () => {
  const all = words("Ships sink. The ship sank; ships sink.");
  const vocabulary = vocabularyOf(all);
  expect(vocabulary.firsts.map(({ word }) => word)).toEqual(["ships", "sink", "the", "ship", "sank"]);
  expect([...vocabulary.numbers]).toEqual([0, 1, 2, 3, 4, 0, 1]);
  expect(vocabulary.stems).toEqual(["ship", "sink", "the"]);
  expect(vocabularyOf(all)).toBe(vocabulary);
});

it("gives words the same numbers though they were forgotten in between", () => {
  const all = words("Ships sink. The ship sank; ships sink.");
  const before = vocabularyOf(all);
  const many = Array.from({ length: 160_000 }, (_, number) =>
    number.toString(26).replace(/\d/g, (digit) => String.fromCharCode(113 + Number(digit))),
  );
  runsOf(many.join(" "));
  runsOf("and on");
  expect(placeOf(all[0]!.key)).toBeLessThan(0);
  expect(vocabularyOf([...all])).toEqual(before);
});
