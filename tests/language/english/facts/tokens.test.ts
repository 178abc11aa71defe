import fc from "fast-check";
import { expect, it } from "vitest";
import { tokenise } from "../../../../src/language/english/facts/tokens.ts";

it.each<[string, string[]]>([
  ["It cost $4,000, didn’t it?", ["it", "cost", "$", "4,000", ",", "didn't", "it", "?"]],
  ["See https://example.org/a5 or @user5 now", ["see", "https://example.org/a5", "or", "@user5", "now"]],
  ["the U.S. paid 2.5m", ["the", "u.s", ".", "paid", "2.5", "m"]],
  ["Łódź 5km", ["łódź", "5", "km"]],
])("cuts %j", (text, expected) => {
  expect(tokenise(text, { start: 0, end: text.length }).map(({ lower }) => lower)).toEqual(expected);
});

it("finds the tokens one regular expression finds", () => {
  const token =
    /(?:https?:\/\/|www\.)\S+|[@#][\p{L}\p{N}_]+|\d+(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|[\p{L}\p{M}]+(?:[.'’][\p{L}\p{M}]+)*|[^\s]/gu;
  const text = fc.string({
    unit: fc.constantFrom(..."aBz9 .,'’“–:/@#_$\n\u0301\u00a0½", "http:", "https://", "www.", "1,000", "U.S.", "日", "𝒳"),
  });
  fc.assert(
    fc.property(text, (text) => {
      const found = tokenise(text, { start: 0, end: text.length });
      expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(text.match(token) ?? []);
    }),
    { numRuns: 1000 },
  );
});

it("leaves out only white space, and stays in its sentence", () => {
  const text = fc.string({ unit: fc.constantFrom(..."aZé9 .,'’:/@#$\n\u00a0", "http://", "www.", "1,000", "é", "𝒳") });
  fc.assert(
    fc.property(text, fc.nat(30), fc.nat(30), (text, start, length) => {
      const sentence = { start: Math.min(start, text.length), end: Math.min(start + length, text.length) };
      // No sentence begins or ends inside a letter.
      fc.pre(text.slice(sentence.start, sentence.end).isWellFormed());
      const tokens = tokenise(text, sentence);
      const whole = text.slice(sentence.start, sentence.end);
      expect(tokens.map(({ start, end }) => text.slice(start, end)).join("")).toBe(whole.replace(/\s+/g, ""));
      expect(tokens.map(({ tight }) => tight)).toEqual(
        tokens.map(({ start }, i) => start === (tokens[i - 1]?.end ?? sentence.start)),
      );
    }),
  );
});
