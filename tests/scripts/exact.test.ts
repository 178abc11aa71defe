import { expect, it } from "vitest";
import { countExact, f1 } from "../../scripts/fit-speakers/exact.ts";
import type { Span } from "../../src/text/span.ts";

const TEXT = "Ma said “it is late,” and then\n\n“nobody came. \n\nNot one” and “green” and “Harbours”";
const span = (words: string): Span => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
const gold = { quotes: [span("it is late"), span("nobody came."), span("Not one")], optional: [span("Harbours")] };

it.each<[string, string[], { found: number; extra: number }]>([
  ["punctuation at the ends does not count", ["it is late,"], { found: 1, extra: 0 }],
  ["other words do", ["is late,"], { found: 0, extra: 1 }],
  ["each paragraph is one", ["nobody came. \n\nNot one"], { found: 2, extra: 0 }],
  ["a span counts once", ["it is late", "it is late"], { found: 1, extra: 1 }],
  ["what is optional counts neither way", ["Harbours", "green"], { found: 0, extra: 1 }],
])("%s", (_, found, expected) => expect(countExact(TEXT, gold, found.map(span))).toEqual({ ...expected, gold: 3 }));

it("weighs a miss like a false alarm", () => {
  expect(f1({ found: 8, gold: 10, extra: 2 })).toBeCloseTo(0.8);
  expect(f1({ found: 8, gold: 8, extra: 4 })).toBeCloseTo(f1({ found: 8, gold: 12, extra: 0 }));
});
