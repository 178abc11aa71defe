import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordsOf } from "../../../src/language/english/words.ts";
import { paragraphs, sentences } from "../../../src/text/sentences.ts";

const read = (text: string) => wordsOf({ text, paragraphs: paragraphs(text), sentences: sentences(text) });

describe("words and marks", () => {
  it.each<[string, string]>([
    ["Mr. Ma’s U.S. firm sold AT&T 4,000 shares.", "mr ma u.s. firm sold at&t 4,000 shares ."],
    ["A well-known “friend” didn’t come…", "a well-known “ friend ” didn’t come …"],
    ["Müller, 45, won 3rd place", "müller , 45 , won 3rd place"],
    ["O’Neill wrote to a@b.org", "o’neill wrote to a@b.org"],
  ])("reads %j", (text, expected) =>
    expect(
      read(text)
        .map(({ lower }) => lower)
        .join(" "),
    ).toBe(expected),
  );

  it("leaves out only white space, and cuts no letter", () => {
    const text = fc.string({ unit: fc.constantFrom(..."aBz 95.,'’-&@“…é\u0301\nŁ日") });
    fc.assert(
      fc.property(text, (text) => {
        const all = read(text);
        expect(all.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text.replace(/\s+/g, ""));
        for (const { start, end } of all.slice(1))
          expect(/[\p{L}\p{N}]/u.test(text[start - 1]!) && /[\p{L}\p{N}]/u.test(text.slice(start, end))).toBe(false);
      }),
    );
  });
});
