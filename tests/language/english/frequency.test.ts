import { describe, expect, it } from "vitest";
import { frequency } from "../../../src/language/english/frequency.ts";
import { stem } from "../../../src/text/stem.ts";

describe("frequency", () => {
  it.each([
    ["the", "said"],
    ["said", "government"],
    ["government", "minister"],
    ["minister", "chess"],
    ["company", "genome"],
  ])("finds %j in more articles than %j", (common, rare) => {
    expect(frequency(stem(common))).toBeGreaterThan(frequency(stem(rare)));
  });

  it("has the stems of inflected and irregular forms", () => {
    for (const word of ["companies", "announcing", "bought", "children", "people", "elections"])
      expect(frequency(stem(word)), word).toBeGreaterThan(0.02);
  });

  it("gives every unknown stem one small share", () => {
    expect(frequency("xqzv")).toBe(frequency("qqqq"));
    expect(frequency("xqzv")).toBeGreaterThan(0);
    expect(frequency("xqzv")).toBeLessThan(0.005);
  });
});
