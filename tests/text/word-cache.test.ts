import fc from "fast-check";
import { expect, it } from "vitest";
import { runsOf } from "../../src/text/letter-runs.ts";
import { WordCache } from "../../src/text/word-cache.ts";

it("returns what the function returns, for a word or a run of a text", () => {
  let asked = 0;
  const lengths = new WordCache((word) => {
    asked++;
    return { word };
  });
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(20), fc.nat(20), (text, start, length) => {
      const end = Math.min(start + length, text.length);
      if (start > end) return;
      expect(lengths.at(text, start, end).word).toBe(text.slice(start, end));
      expect(lengths.at(text.slice(start, end))).toBe(lengths.at(text, start, end));
    }),
  );
  const before = asked;
  lengths.at("a word asked for twice");
  lengths.at("a word asked for twice");
  expect(asked).toBe(before + 1);
});

it("keeps no value for another word where its function reads a text that makes all words be forgotten", () => {
  const letters = (number: number) => number.toString(26).replace(/\d/g, (digit) => "qrstuvwxyz"[Number(digit)]!);
  const many = Array.from({ length: 160_000 }, (_, number) => letters(number + 26 ** 3)).join(" ");
  const lengths = new WordCache((word) => {
    if (word === "first") runsOf(`${many} more`);
    return word.length;
  });
  runsOf(many);
  expect(lengths.at("first")).toBe(5);
  for (const word of ["more", ...Array.from({ length: 2000 }, (_, length) => "x".repeat(length + 6))])
    expect(lengths.at(word)).toBe(word.length);
});
