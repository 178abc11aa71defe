import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weigh } from "../../../src/language/answering/match.ts";
import { measure } from "../../../src/language/answering/measure.ts";
import { prepare } from "../../../src/language/answering/prepare.ts";
import { rank } from "../../../src/language/answering/rank.ts";
import choice from "../../../src/language/answering/weights/choice.json" with { type: "json" };
import network from "../../../src/language/answering/weights/network.json" with { type: "json" };
import { readQuestion } from "../../../src/language/question/read.ts";
import { articleOf } from "./article.ts";

const TEXT = "The ferry Sula sank off the coast on Monday. Rescuers found 212 people aboard.";
const query = weigh(readQuestion("How many people were aboard the Sula?"), () => 0.01, 1000);
const postings = prepare(...articleOf("Ferry sinks", TEXT));

/** The ages of two tellings of one story, the one that ranks first before the other. */
const ranked = (...ages: (number | null)[]) =>
  rank(
    query,
    ages.map((age) => measure(query, { postings, score: 1, age }, network)),
    choice,
  ).map(({ candidate }) => ages[candidate]);

describe("of two articles alike but for their age", () => {
  it("the newer one is first, whatever the ages and the order", () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 1, max: 40 }), (newer, more) => {
        expect(ranked(newer, newer + more)[0]).toBe(newer);
        expect(ranked(newer + more, newer)[0]).toBe(newer);
      }),
    );
  });

  it("one of this week comes before one of no known day, and before one of a day still to come", () => {
    expect(ranked(null, 3)[0]).toBe(3);
    expect(ranked(-2, 3)[0]).toBe(3);
  });
});
