import { describe, expect, it } from "vitest";
import { type Effect, effectOf } from "../../../src/language/comparison/change.ts";
import { tokens } from "../../../src/language/comparison/tokens.ts";
import { slice } from "../../../src/text/span.ts";

const written = (text: string) => tokens(text).map((token) => ({ word: slice(text, token), key: token.key, opens: false }));

describe("effectOf", () => {
  it.each<[string, string, Effect]>([
    ["", "not", "negation"],
    ["don't", "do", "negation"],
    ["cannot", "can", "negation"],
    ["likely", "unlikely", "negation"],
    ["legal", "illegal", "negation"],
    ["never", "ever", "negation"],
    ["400,000", "40,000", "number"],
    ["twelve", "twenty", "number"],
    ["half", "quarter", "number"],
    ["million", "billion", "unit"],
    ["$", "€", "unit"],
    ["days", "weeks", "unit"],
    ["Lisbon", "Madrid", "name"],
    ["she", "Ortega", "name"],
    ["will", "may", "modality"],
    ["we'll", "we'd", "modality"],
    ["all", "some", "quantifier"],
    ["nearly", "", "quantifier"],
    ["is", "was", "tense"],
    ["works", "worked", "tense"],
    ["wrote", "writes", "tense"],
    ["I've", "I", "tense"],
    ["dog", "dogs", "word"],
    ["harbour", "station", "word"],
    ["I", "we", "word"],
    ["", "really", "word"],
  ])("%j for %j affects the %s", (stored, given, turns) => {
    expect(effectOf(written(stored), written(given))).toBe(turns);
    expect(effectOf(written(given), written(stored))).toBe(turns);
  });

  it("names the gravest of several", () => {
    expect(effectOf(written("will always work"), written("may never work"))).toBe("negation");
    expect(effectOf(written("all 20 boats"), written("some 30 boats"))).toBe("number");
  });

  it("does not treat a word that opens a sentence as a name", () => {
    const opening = [{ word: "Harbours", key: "harbours", opens: true }];
    expect(effectOf(opening, written("stations"))).toBe("word");
  });
});
