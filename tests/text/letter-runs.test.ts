import fc from "fast-check";
import { expect, it } from "vitest";
import { placeOf, wordAt } from "../../src/text/interned.ts";
import { firstRun, runsOf } from "../../src/text/letter-runs.ts";
import { WordCache } from "../../src/text/word-cache.ts";

const wordOf = (number: number) => wordAt(placeOf(number));

const spans = (text: string) => {
  const { count, starts, ends } = runsOf(text);
  return Array.from({ length: count }, (_, run) => text.slice(starts[run], ends[run]));
};

const letters = (count: number) =>
  Array.from({ length: count }, (_, number) =>
    [...number.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join(""),
  );

it("finds the runs of letters a regular expression finds", () => {
  const text = fc.string({ unit: fc.constantFrom(..."aBz95 '’é\u0301\nŁ日[{@`") });
  fc.assert(
    fc.property(text, (text) => {
      expect(spans(text)).toEqual(text.match(/[a-z]+/gi) ?? []);
    }),
  );
});

it("gives a word the same number wherever it occurs", () => {
  const { numbers } = runsOf("the cat, the Cat");
  expect(numbers[0]).toBe(numbers[2]);
  expect(numbers[1]).not.toBe(numbers[3]);
  expect([0, 1, 3].map((run) => wordOf(numbers[run]!))).toEqual(["the", "cat", "Cat"]);
});

it("finds the first run behind an offset", () => {
  const runs = runsOf("one 2 three");
  expect([0, 1, 6, 7, 11].map((offset) => firstRun(runs, offset))).toEqual([0, 1, 1, 2, 2]);
});

it("numbers more words than are kept, and forgets them with the next text", () => {
  const double = new WordCache((word) => `${word}${word}`);
  const list = letters(400_000);
  const { count, numbers } = runsOf(list.join(" "));
  expect(count).toBe(list.length);
  expect(list.every((word, run) => wordOf(numbers[run]!) === word)).toBe(true);
  expect(list.every((word) => double.at(word) === `${word}${word}`)).toBe(true);
  const before = numbers[1]!;
  const next = runsOf("zebra");
  const [zebra] = next.numbers;
  expect([next.count, placeOf(zebra!), wordOf(zebra!)]).toEqual([1, 0, "zebra"]);
  expect(placeOf(before)).toBeLessThan(0);
  expect([double.numbered(zebra!), double.numbered(before, "b"), double.at("c")]).toEqual(["zebrazebra", "bb", "cc"]);
});
