import fc from "fast-check";
import { expect, it } from "vitest";
import { periodsOf } from "../../src/answer/over-time.ts";

it("fills in the months without articles", () => {
  const months = [
    { month: "2019-11", articles: 2 },
    { month: "2020-02", articles: 1 },
  ];
  expect(periodsOf(months)).toEqual([
    { period: "2019-11", articles: 2 },
    { period: "2019-12", articles: 0 },
    { period: "2020-01", articles: 0 },
    { period: "2020-02", articles: 1 },
  ]);
});

it("counts by year over more than four years", () => {
  const months = ["1999-12", "2001-01", "2001-05", "2005-05"].map((month) => ({ month, articles: 1 }));
  expect(periodsOf(months).map(({ period, articles }) => `${period}: ${articles}`)).toEqual([
    ...["1999: 1", "2000: 0", "2001: 2", "2002: 0", "2003: 0", "2004: 0", "2005: 1"],
  ]);
});

it("loses no article, and leaves no gap", () => {
  const month = fc.tuple(fc.integer({ min: 1800, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 99 }));
  fc.assert(
    fc.property(fc.uniqueArray(month, { maxLength: 30, selector: ([year, month]) => `${year} ${month}` }), (found) => {
      const months = found
        .map(([year, number, articles]) => ({ month: `${year}-${String(number).padStart(2, "0")}`, articles }))
        .sort((a, b) => (a.month < b.month ? -1 : 1));
      const periods = periodsOf(months);
      const sum = (counts: readonly { articles: number }[]) => counts.reduce((total, { articles }) => total + articles, 0);
      expect(sum(periods)).toBe(sum(months));
      expect(new Set(periods.map(({ period }) => period)).size).toBe(periods.length);
      expect(periods.length).toBeLessThanOrEqual(Math.max(48, 302));
    }),
  );
});
