import { describe, expect, it } from "vitest";
import type { Attribution } from "../../src/answer/outcome.ts";
import type { Excerpt } from "../../src/article/excerpt.ts";
import { attribution } from "../../src/cards/outcomes/attribution.ts";
import { partsOf, plain } from "../../src/cards/parts.ts";
import { writer } from "../../src/cards/writer.ts";
import { discord } from "../../src/surfaces/discord/draw.ts";

const to = writer({ request: { command: "quote", options: {}, page: 0, locale: "en" }, share: 1 }, discord.limits);

const excerpt = (text: string): Excerpt => ({ article: "a", revision: "r", field: "text", start: 0, end: text.length, text });
const by = (how: Attribution["how"], mention: string, name: string | null, role: string | null = null): Attribution => ({
  how,
  mention: excerpt(mention),
  name: name === null ? null : excerpt(name),
  role: role === null ? null : excerpt(role),
});

describe("the line under a quotation", () => {
  it.each<[string, Attribution | null, string | null, string]>([
    ["a name and its cue", by("named", "Brandt", "Elena Brandt"), "said", "Elena Brandt · said"],
    ["a role", by("named", "Brandt", "Elena Brandt", "the mayor"), "said", "Elena Brandt, the mayor · said"],
    ["a pronoun", by("pronoun", "she", "Elena Brandt"), "said", "she → Elena Brandt (from a pronoun) · said"],
    ["a pronoun that is open", by("pronoun", "she", null), "said", "she (unclear who that is) · said"],
    [
      "the quotation before",
      by("inherited", "she", "Elena Brandt"),
      "said",
      "she → Elena Brandt (named with the previous quotation) · said",
    ],
    [
      "its name once",
      by("inherited", "Elena Brandt", "Elena Brandt"),
      "said",
      "Elena Brandt (named with the previous quotation) · said",
    ],
    ["no cue that is a mere mark", by("named", "Brandt", "Elena Brandt"), "–", "Elena Brandt"],
    ["nobody", null, null, "The article does not say whose words these are."],
  ])("says %s", (_, speaker, cue, line) => {
    const blocks = attribution(to, speaker, cue === null ? null : excerpt(cue), "en");
    expect(blocks.map((block) => plain(partsOf(block)))).toEqual([line]);
  });
});
