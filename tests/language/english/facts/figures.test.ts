import { describe, expect, it } from "vitest";
import type { FactKind, FactValue } from "../../../../src/language/analysis.ts";
import { reading } from "./reading.ts";

const shown = (text: string) => reading(text).map(({ kind, text: words, value, unit }) => [kind, words, value, unit]);

describe("figures", () => {
  it.each<[string, FactKind, string, FactValue, string | null]>([
    ["It cost a quarter of a million dollars.", "money", "a quarter of a million dollars", 250_000, "USD"],
    ["They lost billions of dollars.", "money", "billions of dollars", [1e9, 9_999_999_999], "USD"],
    ["Oil sold at $10 to $15 a barrel.", "money", "$10 to $15", [10, 15], "USD"],
    ["The deal is worth 2.3 billion Swiss francs.", "money", "2.3 billion Swiss francs", 2_300_000_000, "CHF"],
    ["Farmers got 2.5 lakh rupees each.", "money", "2.5 lakh rupees", 250_000, "INR"],
    ["The book costs 12 pounds.", "money", "12 pounds", 12, "GBP"],
    ["The trout weighs 12 pounds.", "measure", "12 pounds", 12, "pound"],
    ["The bank cut its rate by a quarter point.", "percent", "a quarter point", 0.25, "pp"],
    ["Nine in 10 patients waited.", "percent", "Nine in 10 patients", 90, "%"],
    ["Three-quarters say no.", "percent", "Three-quarters", 75, "%"],
    ["Cases rose by 1,204 to 45,300.", "count", "45,300", 45_300, "Cases"],
    ["They read three national and local papers.", "count", "three national and local papers", 3, "papers"],
    ["A crowd of 15 earlier visitors left.", "count", "15 earlier visitors", 15, "visitors"],
    ["The 5-foot-9 guard slept.", "measure", "5-foot-9", 69, "inch"],
    ["She holds the 60m world title.", "measure", "60m", 60, "m"],
    ["The clip has 100m paying viewers.", "count", "100m paying viewers", 100_000_000, "viewers"],
    ["He missed three drugs tests.", "count", "three drugs tests", 3, "tests"],
    ["She won the women's 100m final.", "measure", "100m", 100, "m"],
    ["The well gave billions of gallons of water.", "measure", "billions of gallons", [1e9, 9_999_999_999], "gallon"],
    ["He signed a four-and-a-half-year deal.", "duration", "four-and-a-half-year", 4.5, "year"],
    ["He turned 70.", "age", "70", 70, "year"],
    ["The striker, 23, scored.", "age", "23", 23, "year"],
    ["She was in third place.", "rank", "third place", 3, "place"],
    ["It is the No. 2 economy.", "rank", "No. 2 economy", 2, "economy"],
    ["The House passed it by a vote of 219-206.", "score", "219-206", [219, 206], "votes"],
    ["Less than half of 1 percent agree.", "percent", "half of 1 percent", 0.5, "%"],
    ["She has a 16-point lead.", "count", "16-point", 16, "point"],
    ["He left 2047 registered voters out.", "count", "2047 registered voters", 2047, "voters"],
    ["Two Lakeland police officers slept.", "count", "Two Lakeland police officers", 2, "officers"],
    ["He met the sailor, who is 70.", "age", "70", 70, "year"],
    ["She came in second.", "rank", "second", 2, null],
    ["A tie at 41-41 is rare.", "score", "41-41", [41, 41], null],
    ["He calls at three o’clock.", "time", "three o’clock", "03:00", null],
    ["Doors are open from 10 to 2 p.m. only.", "time", "10 to 2 p.m.", ["10:00", "14:00"], null],
  ])("%s", (text, ...fact) => expect(shown(text)).toContainEqual(fact));

  it.each([
    "He lives at 131 West 23rd Street.",
    "Post 721695114943442946 was deleted.",
    "She settled scores with the board.",
    "He likes the Six Nations Cup.",
    "Call 911.",
    "The Group of 20 met.",
    "He read Catch-22, Form 1040 and 24/7 magazine.",
    "She ran it in 2:03:40.",
    "Follow @reader_2019 or see https://example.org/2019/12/31.",
  ])("finds none in %s", (text) => expect(shown(text)).toEqual([]));
});

describe("what a figure is about", () => {
  it.each<[string, string, string | null]>([
    ["A proposed $50,000 borrowing cap failed.", "$50,000", "borrowing cap"],
    ["The $46 million cost gap grew.", "$46 million", "cost gap"],
    ["It will save $46 million annually.", "$46 million", null],
    ["Support for the mayor rose 3 percent.", "3 percent", "Support for the mayor"],
    ["The $15-an-hour minimum wage passed.", "$15", "minimum wage"],
    ["Plants emit two billion tons per year of carbon dioxide.", "two billion tons", "carbon dioxide"],
    ["She has a 16-point lead.", "16-point", "lead"],
    ["Fuel costs rose by £106m.", "£106m", "Fuel costs"],
    ["Yearly profits at US steel giant Nordwerk jumped 76%.", "76%", "Yearly profits at US steel giant Nordwerk"],
    ["They signed a landmark $206bn settlement.", "$206bn", "settlement"],
    ["Four years later he left.", "Four years", null],
    ["Each month for 18 years she paid.", "18 years", null],
  ])("%s", (text, words, about) => expect(reading(text).find((fact) => fact.text === words)?.about).toBe(about));
});

describe("hedges", () => {
  it.each<[string, string | null]>([
    ["Only about 40 voters came.", "Only about"],
    ["An estimated 300 voters came.", "estimated"],
    ["They reported 300 voters.", null],
    ["He waited 18 weeks or more.", "or more"],
    ["He reportedly earns $3 million.", "reportedly"],
    ["According to a long survey, 35% of adults read.", "According to a long survey"],
    ["The margin is plus or minus 3.5 percentage points.", "plus or minus"],
  ])("%s", (text, hedge) => expect(reading(text)[0]?.hedge).toBe(hedge));
});

describe("roles", () => {
  it.each<[string, string]>([
    ["Former Coast Gov. Ana Ruiz spoke.", "Former Coast Gov."],
    ["They assail Sen. Ana Ruiz.", "Sen."],
    ["The former harbour master’s spokesman, Ana Ruiz, spoke.", "former harbour master’s spokesman"],
    ["Ana Ruiz, co-founder of the Northern polling firm Vero, spoke.", "co-founder of the Northern polling firm Vero"],
    ["Ana Ruiz is president of the Women’s Press Club.", "president of the Women’s Press Club"],
    ["They met Ana Ruiz, a strategist for Mrs. Hahn.", "strategist for Mrs. Hahn"],
  ])("%s", (text, role) =>
    expect(reading(text, null, ["Ana Ruiz"])).toContainEqual(
      expect.objectContaining({ kind: "role", text: role, value: role, about: "Ana Ruiz" }),
    ),
  );

  it("gives a title in a list to the name behind it", () =>
    expect(reading("Ana Ruiz, Senator Bo Hahn and others left.", null, ["Ana Ruiz", "Bo Hahn"])).toMatchObject([
      { text: "Senator", of: "Bo Hahn" },
    ]));
});
