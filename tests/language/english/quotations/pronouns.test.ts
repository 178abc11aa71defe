import { describe, expect, it } from "vitest";
import { findNames } from "../../../../src/language/english/names/find.ts";
import { findQuotations } from "../../../../src/language/english/quotations/find.ts";
import { paragraphs, sentences } from "../../../../src/text/sentences.ts";
import { slice } from "../../../../src/text/span.ts";
import passages from "./pronouns.json" with { type: "json" };

/** Of 150 pronouns at least this share stands for the right person, or for nobody where it is not clear. */
const REACHED = 0.85;

/** The names that a passage's quotations are given, in order. */
function named(text: string): (string | null)[] {
  const layout = { text, paragraphs: paragraphs(text), sentences: sentences(text) };
  return findQuotations(layout, findNames(layout)).map(({ speaker }) => (speaker?.name ? slice(text, speaker.name) : null));
}

describe("whom the pronouns at quotations stand for", () => {
  it("is right for 150 checked by hand", () => {
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
