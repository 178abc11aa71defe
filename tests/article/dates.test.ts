import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoDate } from "../../src/article/dates.ts";

describe("isoDate", () => {
  it.each([
    ["2026-05-18", "2026-05-18"],
    ["2026-05-18T09:30", "2026-05-18T09:30"],
    ["2026-05-18 09:30:05", "2026-05-18T09:30:05"],
    ["2026-05-18T09:30:05.250Z", "2026-05-18T09:30:05.250Z"],
    ["2026-05-18T09:30:05+0530", "2026-05-18T09:30:05+05:30"],
    ["2026-05-18T09:30:05-05", "2026-05-18T09:30:05-05:00"],
    ["2026-05-18T09:30:05 EST", "2026-05-18T09:30:05-05:00"],
    ["20260518T093005Z", "2026-05-18T09:30:05Z"],
    ["2026/05/18 9:30", "2026-05-18T09:30"],
    ["2026-05-18T09:30:05+02:00[Europe/Berlin]", "2026-05-18T09:30:05+02:00"],
    ["Mon, 18 May 2026 09:30:05 GMT", "2026-05-18T09:30:05Z"],
    ["Mon, 18 May 2026 09:30 +0100", "2026-05-18T09:30+01:00"],
    ["18 May 26 09:30:05 PDT", "2026-05-18T09:30:05-07:00"],
    ["Monday, 18-May-26 09:30:05 GMT", "2026-05-18T09:30:05Z"],
    ["18 May 2026", "2026-05-18"],
    ["May 18, 2026", "2026-05-18"],
    ["1779096600", "2026-05-18T09:30:00Z"],
    ["1779096600500", "2026-05-18T09:30:00.500Z"],
    ["  2026-05-18  ", "2026-05-18"],
    ["1912-04-15", "1912-04-15"],
    ["2026-05-18T25:00:00Z", "2026-05-18"],
  ])("reads %s", (raw, iso) => expect(isoDate(raw)).toBe(iso));

  it.each([
    "",
    "   ",
    "soon",
    "2026-02-30",
    "2026-13-01",
    "31 Feb 2026",
    "0001-01-01T00:00:00Z",
    "January 1, 0001",
    "12",
    "7,200",
    "99999999",
  ])("reads no date in %j", (raw) => expect(isoDate(raw)).toBeNull());

  it("gives null for no input", () => expect([isoDate(null), isoDate(undefined)]).toEqual([null, null]));

  it("returns an ISO 8601 date unchanged", () => {
    const date = fc
      .date({ min: new Date("1700-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
      .map((day) => day.toISOString());
    fc.assert(
      fc.property(date, (iso) => {
        expect(isoDate(iso)).toBe(iso);
      }),
    );
  });
});
