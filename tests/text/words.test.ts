import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stem } from "../../src/text/stem.ts";
import { countWords, stems, words } from "../../src/text/words.ts";

const plain = (text: string) => words(text).map(({ word }) => word);

describe("words", () => {
  it.each<[string, string[]]>([
    ["Müller’s café", ["muller", "cafe"]],
    ["twenty-one of forty men", ["21", "of", "40", "men"]],
    ["twenty one-day trips", ["21", "day", "trips"]],
    ["$1,250.50 and 3.5%", ["1250.50", "and", "3.5"]],
    ["£4bn on the 20th", ["4", "billion", "on", "the", "20th"]],
    ["the third Covid19 wave", ["the", "3rd", "covid19", "wave"]],
    ["the U.S. and the UN", ["the", "US", "and", "the", "un"]],
    ["They told us that the US didn’t", ["they", "told", "us", "that", "the", "US", "didn't"]],
    ["Łódź’s old-town", ["lodz", "old", "town"]],
    ["NHKは橋を閉鎖", ["nhk", "は", "橋", "を", "閉", "鎖"]],
    ["ปี 2024", ["ป", "2024"]],
    ["", []],
  ])("reads %j", (text, expected) => expect(plain(text)).toEqual(expected));

  it("tells names from the pronouns they look like", () => {
    expect(stems("The WHO told us who it was")).toEqual(["WHO", "tell"]);
  });

  it("finds the words one regular expression finds", () => {
    const word =
      /(?:\p{L}\.){2,}|\p{N}+(?:[.,]\p{N}+)*(?:st|nd|rd|th)?|\p{sc=Han}\p{M}*|[\p{L}--\p{sc=Han}][[\p{L}--\p{sc=Han}]\p{M}]*(?:['’]\p{L}+)*\p{N}*/gv;
    const text = fc.string({ unit: fc.constantFrom(..."aBz 95.,'’-é\u0301\nŁ", "U.S.", "1,000", "th", "日") });
    fc.assert(
      fc.property(text, (text) => {
        expect(words(text).map(({ start, end }) => text.slice(start, end))).toEqual(text.match(word) ?? []);
      }),
      { numRuns: 500 },
    );
  });

  it("gives spans in order, none empty, inside the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        let last = 0;
        for (const { start, end } of words(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

it("counts what is between white space", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."ab ,\n\t\u00a0\u2009\ufeff日") }), (text) => {
      expect(countWords(text)).toBe(text.split(/\s+/).filter(Boolean).length);
    }),
  );
});

describe("stem", () => {
  it.each([
    ["bought", "buying"],
    ["women", "woman"],
    ["said", "say"],
    ["elections", "election"],
    ["fled", "flee"],
    ["struck", "strike"],
  ])("joins %s and %s", (a, b) => expect(stem(a)).toBe(stem(b)));

  it("leaves figures alone", () => expect(stem("1990s")).toBe("1990s"));
});
