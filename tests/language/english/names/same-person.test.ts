import { describe, expect, it } from "vitest";
import { isName, middleNamesDiffer, sameName, samePerson } from "../../../../src/language/english/names/same-person.ts";

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

describe("samePerson", () => {
  it.each<[string, string, boolean]>([
    ["marta j ortega", "marta ortega", true],
    ["volodymr zelensky", "volodymyr zelensky", true],
    ["volodymr zelensky", "oleksandr zelensky", false],
    ["marta ortega", "maria ortega", false],
    ["ortega", "marta ortega", false],
    ["marta luz ortega", "marta ortega", false],
  ])("%j and %j: %s", (key, other, same) => expect([samePerson(key, other), samePerson(other, key)]).toEqual([same, same]));
});

describe("middleNamesDiffer", () => {
  it.each<[string, string, boolean]>([
    ["george h w bush", "george w bush", true],
    ["george bush", "george w bush", false],
    ["george w bush", "george w bush", false],
  ])("%j and %j: %s", (key, other, differ) => expect(middleNamesDiffer(key, other)).toBe(differ));
});
