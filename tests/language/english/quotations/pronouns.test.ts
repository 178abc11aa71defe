import { describe, expect, it } from "vitest";
import { findNames } from "../../../../src/language/english/names/find.ts";
import { findQuotations } from "../../../../src/language/english/quotations/find.ts";
import { paragraphs, sentences } from "../../../../src/text/sentences.ts";
import { slice } from "../../../../src/text/span.ts";
import passages from "./pronouns.json" with { type: "json" };

/** The least share of 150 pronouns with the right referent, or none if it is unclear. */
const REACHED = 0.85;

/** The speakers' names of a passage's quotations, in order. */
function named(text: string): (string | null)[] {
  const layout = { text, paragraphs: paragraphs(text), sentences: sentences(text) };
  return findQuotations(layout, findNames(layout)).map(({ speaker }) => (speaker?.name ? slice(text, speaker.name) : null));
}

describe("the referents of pronouns at quotations", () => {
  it("are right for 150 checked by hand", () => {
    const wrong: string[] = [];
    let asked = 0;
    for (const { text, expect: expected } of passages) {
      const given = named(text);
      for (const [index, name] of expected.entries()) {
        if (name === "-") continue;
        asked++;
        if (given[index] !== name) wrong.push(`${name} but ${given[index]}: ${text}`);
      }
    }
    expect(asked).toBeGreaterThanOrEqual(150);
    expect(1 - wrong.length / asked, wrong.join("\n\n")).toBeGreaterThanOrEqual(REACHED);
  });
});
