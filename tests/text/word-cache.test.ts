import fc from "fast-check";
import { expect, it } from "vitest";
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
