import fc from "fast-check";
import { expect, it } from "vitest";
import { remembered } from "../../src/text/remembered.ts";

it("gives what the function gives, of a word or of a run of a text", () => {
  let asked = 0;
  const lengthOf = remembered((word) => {
    asked++;
    return { word };
  });
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(20), fc.nat(20), (text, start, length) => {
      const end = Math.min(start + length, text.length);
      if (start > end) return;
      expect(lengthOf(text, start, end).word).toBe(text.slice(start, end));
      expect(lengthOf(text.slice(start, end))).toBe(lengthOf(text, start, end));
    }),
  );
  const before = asked;
  lengthOf("a word asked for twice");
  lengthOf("a word asked for twice");
  expect(asked).toBe(before + 1);
});

it("forgets, and goes on, when there are too many", () => {
  const double = remembered((word) => `${word}${word}`);
  const numbers = Array.from({ length: 100_000 }, (_, number) => String(number));
  expect(numbers.every((word) => double(word) === `${word}${word}`)).toBe(true);
  expect(double("7")).toBe("77");
});
