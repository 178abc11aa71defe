import { describe, expect, it } from "vitest";
import { isName, sameName } from "../../src/answer/same-speaker.ts";

describe("sameName", () => {
  it.each<[string, string, boolean]>([
    ["Ortega", "Marta Ortega", true],
    ["Marta", "Marta Ortega", true],
    ["Ms. Ortega", "marta ortega", true],
    ["Joe Adams", "Joseph Adams", true],
    ["the Harbour Post", "Harbour Post", true],
    ["Paul Ortega", "Marta Ortega", false],
    ["Adeyemi", "Ortega", false],
    ["Ortega", "Ortega campaign", false],
    ["", "Ortega", false],
  ])("%j and %j: %s", (one, other, same) => {
    expect(sameName(one, other)).toBe(same);
    expect(sameName(other, one)).toBe(same);
  });
});

describe("isName", () => {
  it.each<[string, boolean]>([
    ["Marta Ortega", true],
    ["Bank of the North", true],
    ["Ludwig van Beethoven", true],
    ["one of the senators", false],
    ["A chorus of prominent owners", false],
    ["he", false],
  ])("%j: %s", (text, is) => expect(isName(text)).toBe(is));
});
