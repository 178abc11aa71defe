import { describe, expect, it } from "vitest";
import type { FactValue } from "../../../../src/language/analysis.ts";
import { reading } from "./reading.ts";

/** A Wednesday. */
const PUBLISHED = "2021-03-17";

const dates = (text: string, published: string | null = PUBLISHED) =>
  reading(text, published)
    .filter(({ kind }) => kind === "date")
    .map(({ text: words, value }) => [words, value]);

describe("dates", () => {
  it.each<[string, string, FactValue | null]>([
    ["The hearing begins on Monday.", "Monday", "2021-03-22"],
    ["The hearing began on Monday.", "Monday", "2021-03-15"],
    ["On Friday, the board will vote.", "Friday", "2021-03-19"],
    ["On Friday, the board voted.", "Friday", "2021-03-12"],
    ["He will be charged on Thursday.", "Thursday", "2021-03-18"],
    ["She said on Thursday that she would stay.", "Thursday", "2021-03-11"],
    ["The count won’t end until March 30.", "March 30", "2021-03-30"],
    ["He was set to speak on Tuesday.", "Tuesday", "2021-03-16"],
    ["The ferry sank on Jan. 30.", "Jan. 30", "2021-01-30"],
    ["The ferry sank on Sept. 30.", "Sept. 30", "2020-09-30"],
    ["The ferry will sail again on Sept. 30.", "Sept. 30", "2021-09-30"],
    ["The ferry sank in February.", "February", "2021-02"],
    ["Voters go to the polls next June.", "next June", "2021-06"],
    ["Voters went to the polls last June.", "last June", "2020-06"],
    ["It rained over the weekend.", "weekend", ["2021-03-13", "2021-03-14"]],
    ["It rained last Wednesday.", "last Wednesday", "2021-03-10"],
    ["It rained last night.", "last night", "2021-03-16"],
    ["Sales fell in the first quarter of this year.", "first quarter of this year", "2021-Q1"],
    ["Sales fell in the third quarter.", "third quarter", "2020-Q3"],
    ["Sales fell in Q4 2020.", "Q4 2020", "2020-Q4"],
    ["The fair ran from Nov. 8-10, 2019.", "Nov. 8-10, 2019", ["2019-11-08", "2019-11-10"]],
    ["It was signed on Tuesday, June 4, 1985.", "Tuesday, June 4, 1985", "1985-06-04"],
    ["It was signed on the 3rd of August 1985.", "3rd of August 1985", "1985-08-03"],
    ["It was signed on 12/25/1985.", "12/25/1985", "1985-12-25"],
    ["It was signed on 3/4/1985.", "3/4/1985", null],
    ["It was built in the 19th century.", "19th century", ["1801", "1900"]],
    ["It was popular in the ’80s.", "80s", ["1980", "1989"]],
    ["The 2014-15 season was short.", "2014-15", ["2014", "2015"]],
    ["It opened in November and December 2018.", "December 2018", "2018-12"],
    ["It closed a decade ago.", "a decade ago", "2011"],
  ])("%s", (text, words, value) => expect(dates(text)).toContainEqual([words, value]));

  it.each([
    "She may march in august company.",
    "Theresa May and April Ludgate met.",
    "USA TODAY and the Today show.",
    "Shops open early on Black Friday.",
    "Nothing changed in the last year.",
    "He sat in the sun.",
    "Mr. Frost spoke on “Nordic News Sunday,” a show.",
  ])("finds none in %s", (text) => expect(dates(text)).toEqual([]));

  it("resolves by the article's day, whatever its time zone", () => {
    expect(dates("It rained today.", "2021-03-01T00:30:00+09:00")).toEqual([["today", "2021-03-01"]]);
    expect(dates("It rained last month.", "2021-01-31T23:59:00-08:00")).toEqual([["last month", "2020-12"]]);
    expect(dates("It rained last week.", "2021-01-06")).toEqual([["last week", "2020-W53"]]);
  });

  it("leaves a relative date open if the article's date is missing or invalid", () => {
    for (const published of [null, "", "soon", "2021-02-31"])
      expect(dates("It rained on Tuesday.", published)).toEqual([["Tuesday", null]]);
  });
});
