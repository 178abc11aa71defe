import { expect, it } from "vitest";
import { spelledOut } from "../../src/answer/spelled-out.ts";

it.each([
  ["whats ketamine", "what is ketamine"],
  ["who's Ana Ruiz", "who is Ana Ruiz"],
  ["whose mill is it", "whose mill is it"],
  ["why cant the players leave", "why can't the players leave"],
  ["Didnt they say it wasnt", "didn't they say it wasn't"],
  ["norden vs hestra", "norden against hestra"],
  ["norden vs. hestra", "norden against hestra"],
  ["will the govt fall in 5 yrs", "will the government fall in 5 years"],
  ["what does BC export", "what does BC export"],
  ["its ill wind", "its ill wind"],
  ["the U.S. vote", "the U.S. vote"],
])("%j is %j", (typed, full) => expect(spelledOut(typed)).toBe(full));
