import { describe, expect, it } from "vitest";
import { date, percent, value } from "../../src/cards/figures.ts";
import { plain } from "../../src/cards/parts.ts";
import type { FactKind, FactValue } from "../../src/language/analysis.ts";

describe("dates", () => {
  it.each<[string | null, string, string]>([
    ["1969-07-20", "en-US", "Jul 20, 1969"],
    ["1969-07-20", "de", "20. Juli 1969"],
    ["2014-11", "fr", "nov. 2014"],
    ["2014", "ja", "2014年"],
    ["2014-11-28T09:30:00+05:30", "en-GB", "28 Nov 2014"],
    ["2014-11-28T09:30:00", "en-US", "Nov 28, 2014"],
    ["soon", "en", ""],
    ["2014-13-45", "en", ""],
    [null, "en", ""],
  ])("%j in %s", (iso, locale, shown) => expect(plain(date(iso, locale))).toBe(shown));

  it("have their time if wanted", () => {
    expect(plain(date("2014-11-28T09:30:00+05:30", "en-GB", "time"))).toBe("28 Nov 2014, 04:00 UTC");
    expect(plain(date("2014-11-28", "en-GB", "time"))).toBe("28 Nov 2014");
  });

  it("are moments with a time and a zone, and otherwise the same day everywhere", () => {
    expect(date("2014-11-28T09:30:00+05:30", "en")).toMatchObject([{ instant: 1417147200 }]);
    expect(date("2014-11-28", "en")).toMatchObject([{ instant: null }]);
    expect(date("2014-11-28T09:30", "en")).toMatchObject([{ instant: null }]);
  });
});

describe("normalised values", () => {
  it.each<[FactValue | null, FactKind, string | null, string, string]>([
    [25_000_000_000, "money", "USD", "en-US", "$25,000,000,000"],
    [25_000_000_000, "money", "USD", "de", "25.000.000.000\u00a0$"],
    [3.5, "percent", "%", "en", "3.5 %"],
    [400_000, "count", "Chinese buyers", "hi", "4,00,000"],
    [[10, 12], "measure", "km", "en", "10 km – 12 km"],
    ["2014-11-28", "date", null, "en-US", "Nov 28, 2014"],
    ["2014-W48", "date", null, "en", "2014-W48"],
    ["3-2", "score", null, "en", "3-2"],
    ["chief executive", "role", null, "en", ""],
    [Number.POSITIVE_INFINITY, "count", null, "en", ""],
    [null, "count", null, "en", ""],
  ])("%j as %s in %s, %s", (read, kind, unit, locale, shown) => expect(plain(value(read, kind, unit, locale))).toBe(shown));

  it("shares", () => expect(plain(percent(1 / 3, "en"))).toBe("33%"));
});
