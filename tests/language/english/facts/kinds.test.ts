import { describe, expect, it } from "vitest";
import { findFacts } from "../../../../src/language/english/facts/find.ts";
import { findNames } from "../../../../src/language/english/names/find.ts";
import { paragraphs, sentences } from "../../../../src/text/sentences.ts";
import { slice } from "../../../../src/text/span.ts";
import { reading } from "./reading.ts";

const TUESDAY = "2024-02-06";
const values = (text: string, kind: string) => reading(text, TUESDAY).flatMap((one) => (one.kind === kind ? [one.value] : []));

describe("figures that are easily misread", () => {
  it.each<[string, string]>([
    ["Crews expect to open one lane by Thursday.", "2024-02-08"],
    ["Talks resume Wednesday.", "2024-02-07"],
    ["The road is to reopen on Saturday.", "2024-02-10"],
    ["The deal must be signed by Friday.", "2024-02-09"],
    ["Voters go to the polls on Sunday.", "2024-02-11"],
    ["The match takes place on Sunday.", "2024-02-11"],
    ["Results come out Thursday.", "2024-02-08"],
    ["Rain is forecast for Saturday.", "2024-02-10"],
    ["The hearing has been moved to Friday.", "2024-02-09"],
    ["The vote was delayed until Monday.", "2024-02-12"],
    ["The vote comes after a debate on Friday.", "2024-02-02"],
    ["The place was searched on Friday.", "2024-02-02"],
    ["The crew said on Friday that it had left.", "2024-02-02"],
    ["He won 300 votes on Friday.", "2024-02-02"],
  ])("dates the weekday of %j", (text, day) => expect(values(text, "date")).toEqual([day]));

  it("takes The Sun for no day", () => expect(values("Weber told The Sun. He left at once.", "date")).toEqual([]));

  it.each([
    "The chip is due in the second half of 2025.",
    "The first half of 2024 was weak.",
    "The latter half of the season was dry.",
  ])("finds no percentage in %j", (text) => expect(values(text, "percent")).toEqual([]));

  it("still finds a half of something", () => expect(values("Half of the nurses left.", "percent")).toEqual([50]));

  it.each<[string, number, string]>([
    ["The firm raised $25MM.", 25_000_000, "USD"],
    ["The plan costs 50 MUSD.", 50_000_000, "USD"],
    ["The plan costs 1.2 MEUR.", 1_200_000, "EUR"],
    ["The plan costs 450 TEUR.", 450_000, "EUR"],
    ["The plan costs 3 BNUSD.", 3_000_000_000, "USD"],
    ["The plan costs MUSD 50.", 50_000_000, "USD"],
    ["The plan costs SEKm 120.", 120_000_000, "SEK"],
    ["The plan costs 120 MSEK.", 120_000_000, "SEK"],
    ["The plan costs 120MSEK.", 120_000_000, "SEK"],
    ["The plan costs 89 cents.", 0.89, "USD"],
    ["The fund holds three quarters of a million euros.", 750_000, "EUR"],
    ["Two thirds of a billion dollars went missing.", 666_666_667, "USD"],
    ["A quarter of a million dollars was found.", 250_000, "USD"],
  ])("reads the money of %j", (text, value, unit) =>
    expect(reading(text).map((one) => [one.kind, one.value, one.unit])).toEqual([["money", value, unit]]),
  );

  it("takes no currency for a name near the figure", () => {
    const text = "The plan of Ida Moen costs 50 MUSD.";
    const layout = { text, paragraphs: paragraphs(text), sentences: sentences(text) };
    const [money] = findFacts(layout, findNames(layout), null).filter(({ kind }) => kind === "money");
    expect(slice(text, money!.of!)).toBe("Ida Moen");
  });
});
