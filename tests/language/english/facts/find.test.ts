import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Name } from "../../../../src/language/analysis.ts";
import { findFacts } from "../../../../src/language/english/facts/find.ts";
import { paragraphs, sentences } from "../../../../src/text/sentences.ts";
import { holds } from "../../../../src/text/span.ts";

const read = (text: string, published: string | null, names: readonly Name[] = []) =>
  findFacts({ text, paragraphs: paragraphs(text), sentences: sentences(text) }, names, published);

/** Parts of figures, combined at random into expressions nobody would write. */
const PIECES =
  `$ US$ £ € Rs 1 2 12 400,000 3.5 2014 0134 747 m bn k million crore dozen hundred half a an quarter third of in to and between - – . , ; : / ( ) % per cent
  percent pp points second largest top No. aged year-old years ago last next week Tuesday Jan. May 8 p.m. noon GMT votes miles kg degrees Celsius people
  workers nearly more than or Boeing Covid - 19 tens thousands 's s th ½ + the was rose Monday’s`.split(/\s+/);

const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(" ")),
  fc
    .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom("", " ", "\n\n")), { maxLength: 40 })
    .map((pieces) => pieces.flat().join("")),
);
const days = fc.option(
  fc.date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }).map((date) => date.toISOString()),
);

describe("findFacts", () => {
  it("gives disjoint spans inside their sentence, in order, for any text", () =>
    fc.assert(
      fc.property(texts, days, (text, published) => {
        let last = 0;
        for (const fact of read(text, published)) {
          expect(fact.start).toBeLessThan(fact.end);
          for (const part of [fact, fact.about, fact.hedge, fact.of]) if (part) expect(holds(fact.sentence, part)).toBe(true);
          expect(fact.start).toBeGreaterThanOrEqual(last);
          last = fact.end;
        }
      }),
      { numRuns: 1000 },
    ));

  it("gives finite numbers and dates that exist", () =>
    fc.assert(
      fc.property(texts, days, (text, published) => {
        for (const { kind, value } of read(text, published)) {
          for (const end of Array.isArray(value) ? value : [value]) {
            if (typeof end === "number") expect(Number.isFinite(end)).toBe(true);
            if (kind === "date" && end !== null) expect(end).toMatch(/^\d{4}(?:-(?:Q[1-4]|W[0-5]\d|[01]\d(?:-[0-3]\d)?))?$/);
            if (kind === "time" && end !== null) expect(end).toMatch(/^[0-2]\d:[0-5]\d$/);
          }
        }
      }),
      { numRuns: 1000 },
    ));

  it("never dates an expression about the past in the future", () =>
    fc.assert(
      fc.property(
        fc.constantFrom("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        fc.date({ min: new Date("1950-01-01"), max: new Date("2090-01-01"), noInvalidDate: true }),
        (weekday, date) => {
          const published = date.toISOString().slice(0, 10);
          const value = String(read(`The bridge opened on ${weekday}.`, published)[0]!.value);
          expect(value <= published).toBe(true);
          expect(Date.parse(published) - Date.parse(value)).toBeLessThan(7 * 86_400_000);
          expect(new Date(value).toLocaleDateString("en", { weekday: "long", timeZone: "UTC" })).toBe(weekday);
        },
      ),
    ));

  it("treats a number inside a name as part of it", () => {
    const text = "The Ninety Four Club gave 300 seats to Studio 54 regulars.";
    const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const names = ["Ninety Four Club", "Studio 54"].map(
      (words): Name => ({ name: span(words), mentions: [span(words)], kind: "other" }),
    );
    expect(read(text, null, names).map(({ value }) => value)).not.toContain(54);
    expect(read(text, null, names).some(({ value }) => value === 300)).toBe(true);
  });
});
