import fc from "fast-check";
import { expect, it } from "vitest";
import {
  packAccount,
  packFact,
  packLayout,
  packName,
  packQuotation,
  unpackAccount,
  unpackFact,
  unpackLayout,
  unpackName,
  unpackQuotation,
} from "../../src/index/packed-analysis.ts";
import { FACT_KINDS, type Fact, type Name, type Quotation } from "../../src/language/analysis.ts";
import type { AccountFigure } from "../../src/language/english/account.ts";

const span = fc.tuple(fc.nat(9999), fc.integer({ min: 1, max: 300 })).map(([start, length]) => ({ start, end: start + length }));
const optional = fc.option(span);
const words = fc.stringMatching(/^[a-z0-9'.]{1,8}$/);
const kind = fc.constantFrom(...FACT_KINDS);

const quotation: fc.Arbitrary<Quotation> = fc
  .record({
    span,
    speaker: fc.option(
      fc.record(
        { name: optional, how: fc.constantFrom("named", "pronoun", "inherited"), mention: span, role: optional },
        { noNullPrototype: true },
      ),
    ),
    cue: optional,
  })
  .map(({ span: { start, end }, ...rest }) => ({ start, end, ...rest }));

const name: fc.Arbitrary<Name> = fc.record(
  { name: span, mentions: fc.array(span, { maxLength: 5 }), kind: fc.constantFrom("person", "organisation", "place", "other") },
  { noNullPrototype: true },
);

const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
);
const value = fc.oneof(number, fc.string());
const fact: fc.Arbitrary<Fact> = fc
  .record({
    span,
    kind,
    value: fc.oneof(value, fc.tuple(value, value), fc.constant(null)),
    unit: fc.option(fc.string()),
    about: optional,
    of: optional,
    hedge: optional,
    sentence: span,
  })
  .map(({ span: { start, end }, ...rest }) => ({ start, end, ...rest }));

const figure: fc.Arbitrary<AccountFigure> = fc.record(
  {
    kind,
    unit: fc.option(fc.string()),
    value: fc.oneof(number, fc.tuple(number, number)),
    noun: fc.array(words, { maxLength: 3 }),
    hedged: fc.boolean(),
    of: fc.option(fc.constantFrom("ann ruiz", "bo", "nobody")),
    near: fc.array(words, { maxLength: 6 }),
    figure: span,
    sentence: span,
  },
  { noNullPrototype: true },
);
const account = fc.record(
  { names: fc.subarray(["ann ruiz", "bo"]), figures: fc.array(figure, { maxLength: 4 }), opening: fc.array(words) },
  { noNullPrototype: true },
);
const spans = fc.array(span);
const layout = fc.record(
  {
    paragraphs: spans,
    sentences: spans,
    summary: fc.record({ short: spans, medium: spans, long: spans }, { noNullPrototype: true }),
  },
  { noNullPrototype: true },
);

it.each<[string, fc.Arbitrary<unknown>, (found: never) => unknown, (packed: never) => unknown]>([
  ["quotation", quotation, packQuotation, unpackQuotation],
  ["name", name, packName, unpackName],
  ["fact", fact, packFact, unpackFact],
  ["account", account, packAccount, unpackAccount],
  ["layout", layout, packLayout, unpackLayout],
])("a %s comes back as it was, its properties in order", (_, arbitrary, pack, unpack) => {
  fc.assert(
    fc.property(arbitrary, (found) => {
      const packed = JSON.parse(JSON.stringify(pack(found as never)));
      expect(JSON.stringify(unpack(packed as never))).toBe(JSON.stringify(found));
    }),
  );
});

it.each<[string, fc.Arbitrary<unknown>, (packed: never) => unknown]>([
  ["quotation", quotation, unpackQuotation],
  ["name", name, unpackName],
  ["fact", fact, unpackFact],
  ["account", account, unpackAccount],
])("a %s stored by an earlier version is read as it is", (_, arbitrary, unpack) => {
  fc.assert(
    fc.property(arbitrary, (found) => {
      expect(unpack(found as never)).toEqual(found);
    }),
    { numRuns: 20 },
  );
});

it("reads a layout stored by an earlier version", () => {
  expect(unpackLayout([[0, 40], [0, 20, 21, 40], [0, 20], [], [0, 20, 21, 40]])).toEqual({
    paragraphs: [{ start: 0, end: 40 }],
    sentences: [
      { start: 0, end: 20 },
      { start: 21, end: 40 },
    ],
    summary: {
      short: [{ start: 0, end: 20 }],
      medium: [],
      long: [
        { start: 0, end: 20 },
        { start: 21, end: 40 },
      ],
    },
  });
});
