import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findQuotations } from "../../../../src/language/english/quotations/find.ts";
import { leansOn } from "../../../../src/language/english/summary/opening.ts";
import { summarise } from "../../../../src/language/english/summary/summarise.ts";
import { paragraphs, sentences } from "../../../../src/text/sentences.ts";
import { holds, type Span, shared, slice } from "../../../../src/text/span.ts";

function read(text: string, title = "") {
  const layout = { text, paragraphs: paragraphs(text), sentences: sentences(text) };
  return { layout, summary: summarise(layout, title, findQuotations(layout, []), []) };
}
const shown = (text: string, title?: string) => read(text, title).summary.medium.map((span) => slice(text, span));

const STORM = `Photo: The harbour of Dover seen from the castle.

Storms closed the harbour of Dover on Monday and left 4,000 lorries waiting on the roads of Kent.

“I have never seen anything like it,” said Ana Ruiz, a driver from Bilbao.

Ferries to Calais will not sail before Wednesday, and the lorries must wait on the motorway until the harbour of Dover opens again.

The café on the pier had sold out of cake.

The army has begun to bring water and food to the drivers who wait in their lorries.

Sign up for our newsletter and get the news every morning.`;

describe("summarise", () => {
  it("begins with the first statement and continues with what tells the story", () => {
    const [first, ...others] = shown(STORM, "Storms close Dover harbour and strand lorries");
    expect(first).toMatch(/^Storms closed the harbour of Dover/);
    expect(others.join(" ")).toMatch(/Ferries to Calais will not sail/);
    expect(others.join(" ")).not.toMatch(/newsletter|Photo/);
  });

  it("asks no question of its reader, not even that of the headline", () => {
    const feast = `The lantern feast of Norden falls near the end of the winter. It lasts three days and brings whole families to the river.

Marked by paper lanterns that are lit on each bridge, the feast has its own songs.

When is the first day of the lantern feast in 2026? The committee has printed a guide.

The feast recalls a flood of 1750 that the people of Norden outlived on their roofs. Lanterns were hung on poles that night so that the boats could find them. The feast has been kept in Norden ever since, but for four years of war.`;
    expect(shown(feast, "When is the lantern feast 2026? First day, dates and songs").join(" ")).not.toContain("?");
  });

  it("gives more for longer lengths, each within its word limit", () => {
    const text = Array.from(
      { length: 30 },
      (_, i) => `Port number ${i} of the coast was closed on Monday by a storm from the west of Ireland.`,
    ).join(" ");
    const { summary } = read(`${text} Dover opened again. Lima was dry. Oslo saw snow.`);
    expect(summary.short.length).toBeLessThanOrEqual(2);
    const words = (length: "short" | "medium" | "long") =>
      summary[length].reduce((sum, span) => sum + slice(text, span).split(/\s+/).length, 0);
    expect(words("short")).toBeLessThanOrEqual(40);
    expect(words("medium")).toBeLessThanOrEqual(85);
    expect(words("long")).toBeLessThanOrEqual(170);
  });

  it("does not say the same thing twice", () => {
    const text = `Storms closed the harbour of Dover on Monday. Ferries to Calais stayed in port. Storms on Monday closed the harbour of Dover.
Lorries waited on the motorway. Drivers were given water.`;
    expect(shown(text, "Storms close the harbour of Dover")).not.toContain("Storms on Monday closed the harbour of Dover.");
  });

  it.each([
    ["fewer than four sentences", "Dover is closed. Calais is open. Lima is dry."],
    ["no prose", "Dover 3\n\nCalais 2\n\nLima 4\n\nOslo 1\n\nBergen 0"],
    ["nothing", ""],
  ])("is empty for %s", (_, text) => expect(read(text).summary).toEqual({ short: [], medium: [], long: [] }));

  it("falls back to the opening if no quotation has a speaker", () => {
    const text =
      "“Nobody came at all.”\n\n“No ship sailed on Monday.”\n\n“The wind was far too strong.”\n\n“We waited until the evening.”";
    expect(shown(text)).toEqual(["“Nobody came at all.”", "“No ship sailed on Monday.”"]);
  });

  it("begins later if it would open as if something came before", () => {
    const text =
      "But the pumps had failed by then. Storms closed the harbour of Dover on Monday. Lima was dry. Oslo saw snow. Bergen was calm.";
    expect(shown(text)[0]).toBe("Storms closed the harbour of Dover on Monday.");
  });

  const piece = fc.constantFrom(
    "Storms closed the harbour of Dover on Monday.",
    "Ferries to Calais will not sail before Wednesday.",
    "But the lorries had to wait.",
    "He had seen it coming for days.",
    "The office gave no warning to the drivers.",
    "“We waited all night,” said Ana Ruiz.",
    "“It was cold,” she said.",
    "“We had nothing to eat. Nobody came,” Ruiz said.",
    "However, Norway sent two ships.",
    "What happens next?",
    "Sign up for our newsletter and get the news every morning.",
    "The army of Norway brought water and food to Kent.",
  );
  const article = fc
    .array(fc.array(piece, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 })
    .map((all) => all.map((paragraph) => paragraph.join(" ")).join("\n\n"));

  it("gives two to four whole sentences in the article's order", () => {
    fc.assert(
      fc.property(article, (text) => {
        const { layout, summary } = read(text);
        for (const spans of Object.values(summary)) {
          const places = spans.map((span) => layout.sentences.indexOf(span));
          expect(places).not.toContain(-1);
          expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
        }
        if (layout.sentences.length < 4) expect(summary.medium).toEqual([]);
        else if (summary.medium.length > 0) expect([2, 3, 4]).toContain(summary.medium.length);
      }),
    );
  });

  it("never opens with a pronoun or a connective without what it refers to", () => {
    fc.assert(
      fc.property(article, (text) => {
        const opening = "Storms hit the coast of Kent on Sunday. Ports closed one after the other that night.";
        const { layout, summary } = read(`${opening} ${text}`);
        for (const span of Object.values(summary).flat()) {
          const lean = leansOn(slice(layout.text, span));
          if (lean === null || lean.on === "definite") continue;
          const before = layout.sentences[layout.sentences.indexOf(span) - 1]!;
          expect(Object.values(summary).find((spans) => spans.includes(span))).toContain(before);
        }
      }),
    );
  });

  it("never shows a quotation without its speaker", () => {
    fc.assert(
      fc.property(article, (text) => {
        const { layout, summary } = read(
          `Storms hit the coast of Kent on Sunday. Ports closed one after the other that night. ${text}`,
        );
        const inside = (spans: readonly Span[], { start, end }: Span) => spans.some((span) => holds(span, { start, end }));
        for (const { start, end, speaker } of findQuotations(layout, [])) {
          for (const spans of Object.values(summary)) {
            if (speaker && spans.some((span) => shared(span, { start, end }) > 0))
              expect(inside(spans, speaker.mention)).toBe(true);
          }
        }
      }),
    );
  });
});
