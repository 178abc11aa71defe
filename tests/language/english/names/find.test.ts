import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findNames } from "../../../../src/language/english/names/find.ts";
import { paragraphs, sentences } from "../../../../src/text/sentences.ts";
import { slice } from "../../../../src/text/span.ts";

function read(text: string) {
  const layout = { text, paragraphs: paragraphs(text), sentences: sentences(text) };
  return findNames(layout).map(({ name, mentions, kind }) => ({
    name: slice(text, name),
    forms: mentions.map((span) => slice(text, span)),
    kind,
  }));
}

describe("findNames", () => {
  it.each<[string, string, string, string[]]>([
    ["surname after the full name", "Elena Brandt came. Brandt spoke.", "Elena Brandt", ["Elena Brandt", "Brandt"]],
    [
      "surname before the full name",
      "Mr. Modi left early. In June Narendra Modi had come late.",
      "Narendra Modi",
      ["Modi", "Narendra Modi"],
    ],
    ["forename", "Jack Ma came. Then Jack left.", "Jack Ma", ["Jack Ma", "Jack"]],
    ["two particles inside", "Ursula von der Leyden came.", "Ursula von der Leyden", ["Ursula von der Leyden"]],
    ["van der", "Pieter van der Berg came. Berg left.", "Pieter van der Berg", ["Pieter van der Berg", "Berg"]],
    ["de la", "Catherine de la Tour came.", "Catherine de la Tour", ["Catherine de la Tour"]],
    ["a title", "Mrs. Brandt met Elena Brandt’s staff.", "Elena Brandt", ["Brandt", "Elena Brandt"]],
    ["a middle name", "Donald J. Hale spoke. Donald Hale left.", "Donald J. Hale", ["Donald J. Hale", "Donald Hale"]],
    ["a possessive", "Elena Brandt’s dog barked at Brandt.", "Elena Brandt", ["Elena Brandt", "Brandt"]],
    [
      "an office before it",
      "Finnish Prime Minister Lars Nyborg flew home. Nyborg slept.",
      "Lars Nyborg",
      ["Lars Nyborg", "Nyborg"],
    ],
    [
      "an office and what it is of",
      "Secretary of State Hans Weber flew home. Weber slept.",
      "Hans Weber",
      ["Hans Weber", "Weber"],
    ],
    ["a hyphenated office", "NATO Secretary-General Lars Nyborg left. Nyborg slept.", "Lars Nyborg", ["Lars Nyborg", "Nyborg"]],
    ["an office of several", "Maine’s Sens. Anna Weber and Lars Nyborg met.", "Anna Weber", ["Anna Weber"]],
    ["an elected president", "President-elect Anna Weber waved. Weber smiled.", "Anna Weber", ["Anna Weber", "Weber"]],
    ["what an office is in charge of", "Director of Public Lands Anna Weber spoke.", "Anna Weber", ["Anna Weber"]],
    ["an envoy", "The ambassador to the United Nations Anna Weber spoke.", "Anna Weber", ["Anna Weber"]],
    ["a party", "She beat fellow Democrat Xanther Olun. Olun wept.", "Xanther Olun", ["Xanther Olun", "Olun"]],
    ["the verb of a question", "Will Anna Maria Weber stay? Weber smiled.", "Anna Maria Weber", ["Anna Maria Weber", "Weber"]],
    ["an abbreviation", "Its new COO Anna Weber spoke.", "Anna Weber", ["Anna Weber"]],
    ["a forename that ends like a plural", "In June Andrés Manuel Rulo spoke.", "Andrés Manuel Rulo", ["Andrés Manuel Rulo"]],
    ["another name behind “And”", "Brandt And Weber Meet. Elena Brandt came.", "Elena Brandt", ["Brandt", "Elena Brandt"]],
    ["a word that opens the sentence", "Yesterday Elena Brandt spoke.", "Elena Brandt", ["Elena Brandt"]],
  ])("joins the forms of a name: %s", (_, text, name, forms) => {
    expect(read(text).find((one) => one.name === name)?.forms).toEqual(forms);
  });

  it.each([
    ["person", "“No,” said Elena Brandt.", "Elena Brandt"],
    ["person", "Mr. Xanthos waited.", "Xanthos"],
    ["organisation", "The United Nations met in spring.", "United Nations"],
    ["organisation", "She works for Norden Bank.", "Norden Bank"],
    ["organisation", "He joined the University of Porto.", "University of Porto"],
    ["place", "They live in Germany.", "Germany"],
    ["place", "The boat reached Skye Island.", "Skye Island"],
    ["organisation", "The Republican National Committee met.", "Republican National Committee"],
    ["other", "The Porto Agreement holds.", "Porto Agreement"],
  ])("tells a %s: %s", (kind, text, name) => expect(read(text).find((one) => one.name === name)?.kind).toBe(kind));

  it.each([
    ["days and months", "On Monday, in June, nothing happened."],
    ["words that open sentences", "Products sold well. Nobody knew why. However, they did."],
    ["pronouns", "I’ve seen it. He’s here."],
  ])("takes no %s for names", (_, text) => expect(read(text)).toEqual([]));

  it("tells the pronoun after a name from a numeral", () => {
    const names = (text: string) => read(text).map(({ name }) => name);
    expect(names("As leader of Germany I am sorry, said Hans Weber.")).toEqual(["Germany", "Hans Weber"]);
    expect(names("The reign of Charles I was short.")).toEqual(["Charles I"]);
  });

  it("separates two people whose initials differ", () => {
    const text = "George H. W. Lorimer met George W. Lorimer. George Lorimer smiled.";
    expect(read(text).map(({ name }) => name)).toEqual(["George H. W. Lorimer", "George W. Lorimer"]);
  });

  it("separates two people with one surname", () => {
    expect(read("Anna Weber met Hans Weber. Hans Weber smiled.").map(({ name }) => name)).toEqual(["Anna Weber", "Hans Weber"]);
  });

  it("gives mentions in order and inside the text, for any text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.lorem({ mode: "sentences" })), (text) => {
        const layout = { text, paragraphs: paragraphs(text), sentences: sentences(text) };
        for (const { name, mentions } of findNames(layout)) {
          expect(mentions.length).toBeGreaterThan(0);
          expect(mentions.some((span) => span.start === name.start && span.end === name.end)).toBe(true);
          for (const [index, span] of mentions.entries()) {
            expect(slice(text, span)).toMatch(/\S/);
            expect(span.start).toBeGreaterThanOrEqual(mentions[index - 1]?.end ?? 0);
          }
        }
      }),
    );
  });
});
