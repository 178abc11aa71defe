import { expect, it } from "vitest";
import { FEATURES } from "../../../src/language/answering/features.ts";
import { weigh } from "../../../src/language/answering/match.ts";
import { measure } from "../../../src/language/answering/measure.ts";
import { prepare } from "../../../src/language/answering/prepare.ts";
import { rank } from "../../../src/language/answering/rank.ts";
import choice from "../../../src/language/answering/weights/choice.json" with { type: "json" };
import network from "../../../src/language/answering/weights/network.json" with { type: "json" };
import { windows } from "../../../src/language/answering/windows.ts";
import { readQuestion } from "../../../src/language/question/read.ts";
import { articleOf } from "./article.ts";

const TEXT =
  "The ferry Sula sank off Hestra on Monday. The ferry had left Hestra at noon. Nobody knows why it sank. Its owner is Nordlinje. Divers found 12 cars.";

/** The first sentence of the best window, if the sentences were as likely as given and those in `figures` held one. */
function chosen(question: string, likely: readonly number[], figures: readonly number[] = []): number {
  const query = weigh(readQuestion(question), () => 0.01, 1000);
  const postings = prepare(...articleOf("Ferry Sula sinks", TEXT));
  const [ferry] = rank(query, [measure(query, { age: null, postings, score: 1 }, network)], choice);
  const rows = ferry!.rows.slice();
  for (const at of likely.keys()) rows[at * FEATURES.length + FEATURES.indexOf("typeFresh")] = figures.includes(at) ? 1 : 0;
  return windows([{ ...ferry!, rows, sentences: Float64Array.from(likely) }], 12, query)[0]!.first;
}

it("has a figure where one is asked for, unless sentences without one are far likelier", () => {
  expect(chosen("How many cars sank?", [0.6, 0, 0, 0, 0.3], [4])).toBe(3);
  expect(chosen("How many cars sank?", [0.97, 0, 0, 0, 0.01], [4])).toBe(0);
});

it("says what the opening does not, if that is asked", () => {
  expect(chosen("Who is the owner of the ferry Sula?", [0.5, 0, 0, 0.3, 0])).toBe(2);
  expect(chosen("Who sailed on the ferry Sula?", [0.5, 0, 0, 0.3, 0])).toBe(0);
});
