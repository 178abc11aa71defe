import { expect, it } from "vitest";
import { asksOfAnotherTime } from "../../src/answer/time-asked-about.ts";

it.each([
  ["Who won the election in 2019?", true],
  ["Who won the election in November 2026?", false],
  ["What did the bank decide in October?", false],
  ["What did the bank decide in March?", true],
  ["What happened on March 3?", true],
  ["What happened on November 3?", false],
  ["How many took part in the march?", false],
  ["What may 40 countries sign?", false],
  ["Who first walked on the Moon?", true],
  ["What happened years ago?", true],
  ["Who is the first lady?", false],
  ["Who paid 2000 dollars?", false],
  ["Who got $2000 back?", false],
  ["Who won the election?", false],
])("%s asks of another time than November 2026: %s", (question, other) =>
  expect(asksOfAnotherTime(question, new Date("2026-11-27"))).toBe(other),
);

it("takes last December for the month before January", () =>
  expect(asksOfAnotherTime("What closed in December?", new Date("2027-01-09"))).toBe(false));
