import { expect, it } from "vitest";
import { asksOfAnotherTime } from "../../src/answer/gather.ts";

it.each([
  ["Who won the election in 2019?", true],
  ["Who first walked on the Moon?", true],
  ["What happened years ago?", true],
  ["Who is the first lady?", false],
  ["Who paid 2000 dollars?", false],
  ["Who got $2000 back?", false],
  ["Who won the election?", false],
])("%s asks of another time: %s", (question, other) => expect(asksOfAnotherTime(question)).toBe(other));
