import { describe, expect, it } from "vitest";
import { fieldOf } from "../../../src/language/english/names/occupation.ts";
import { bearerOf, peopleOf } from "../../../src/language/english/names/one-person.ts";

const form = (key: string, articles = 1, variant = 1) => ({ key, articles, variant });
const grouped = (...keys: readonly string[]) =>
  peopleOf(keys.map((key) => form(key))).map((forms) => forms.map(({ key }) => key).sort());

describe("forms of full names", () => {
  it.each([
    ["initials", ["donald trump", "donald j trump"]],
    ["a middle name", ["hillary clinton", "hillary rodham clinton"]],
    ["a short forename", ["joe crowley", "joseph crowley"]],
    ["a generation", ["brent bozell", "brent bozell iii"]],
    ["a generation beside an initial", ["james b comey", "james b comey jr"]],
    ["a misspelling", ["volodymr harenko", "volodymyr harenko"]],
  ])("are one person's where they differ by %s", (_, keys) => expect(grouped(...keys)).toEqual([keys.toSorted()]));

  it.each([
    ["other forenames", ["ana ruiz", "tomas ruiz"]],
    ["other middle names", ["george h w bush", "george w bush"]],
    ["other surnames", ["ana diaz", "ana ruiz"]],
  ])("are two people's where they have %s", (_, keys) => expect(grouped(...keys)).toEqual(keys.map((key) => [key])));

  it("keep people apart whom articles tell apart", () => {
    const people = peopleOf([form("chris smith", 5, 1), form("chris smith", 1, 2), form("christopher smith", 2, 1)]);
    expect(people.map((forms) => forms.map(({ key, variant }) => `${key} ${variant}`))).toEqual([
      ["chris smith 1", "christopher smith 1"],
      ["chris smith 2"],
    ]);
  });
});

describe("a bare surname", () => {
  const bearer = (name: string, ...articles: readonly number[]) =>
    bearerOf(
      name,
      articles.map((count) => ({ articles: count })),
    )?.articles ?? null;

  it("means by far the best known", () => expect(bearer("trump", 40, 3, 1)).toBe(40));
  it("means nobody where two are known", () => expect(bearer("clinton", 40, 20)).toBeNull());
  it("means the only bearer of a rare name", () => expect(bearer("petrovskova", 1)).toBe(1));
  it("means nobody where the only bearer has a common name", () => expect(bearer("brooks", 1)).toBeNull());
});

it.each([
  ["the Bruins coach", "sport"],
  ["a Republican senator from Ohio", "politics"],
  ["who owns a bakery", null],
  ["president of the club", null],
])("the field of %j is %s", (role, field) => expect(fieldOf(role)).toBe(field));
