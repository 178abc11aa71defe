import { describe, expect, it } from "vitest";
import { nextTime, readDays, readTime, readZone, suggestZones } from "../../src/tell/schedule.ts";

const next = (at: string, zone: string, days: number[], after: string) =>
  new Date(nextTime({ at, zone, days }, Date.parse(after))).toISOString();

describe("a schedule comes next", () => {
  it.each<[string, string, string, number[], string, string]>([
    ["today, if it is still to come", "08:00", "UTC", [], "2026-03-02T07:59:59Z", "2026-03-02T08:00:00.000Z"],
    ["tomorrow, once it has come", "08:00", "UTC", [], "2026-03-02T08:00:00Z", "2026-03-03T08:00:00.000Z"],
    ["on chosen days", "08:30", "Europe/Paris", [1, 5], "2026-03-02T12:00:00Z", "2026-03-06T07:30:00.000Z"],
    ["on Sunday", "20:00", "America/New_York", [0], "2026-03-02T12:00:00Z", "2026-03-09T00:00:00.000Z"],
    [
      "at the same hour after the clocks went forward",
      "08:00",
      "Europe/Paris",
      [],
      "2026-03-28T12:00:00Z",
      "2026-03-29T06:00:00.000Z",
    ],
    ["at the same hour after they went back", "08:00", "Europe/Paris", [], "2026-10-24T12:00:00Z", "2026-10-25T07:00:00.000Z"],
    ["when the clocks have skipped it", "02:30", "Europe/Paris", [], "2026-03-28T12:00:00Z", "2026-03-29T01:00:00.000Z"],
    ["once though the clocks show it twice", "02:30", "Europe/Paris", [], "2026-10-25T00:30:00Z", "2026-10-26T01:30:00.000Z"],
    ["in a zone of odd minutes", "06:00", "Asia/Kathmandu", [], "2026-01-10T20:00:00Z", "2026-01-11T00:15:00.000Z"],
  ])("%s", (_, at, zone, days, after, expected) => expect(next(at, zone, days, after)).toBe(expected));
});

describe("what is typed", () => {
  it.each([
    ["8", "08:00"],
    ["08:30", "08:30"],
    ["8h05", "08:05"],
    ["23.15", "23:15"],
    ["24", null],
    ["noon", null],
  ])("%s is the time %s", (typed, time) => expect(readTime(typed)).toBe(time));

  it.each<[string, string, number[] | null]>([
    ["daily", "en-US", []],
    ["weekdays", "en-US", [1, 2, 3, 4, 5]],
    ["mon, Wed fri", "en-US", [1, 3, 5]],
    ["Mo, Mi", "de", [1, 3]],
    ["mardi jeudi", "fr", [2, 4]],
    ["月, 水", "ja", [1, 3]],
    ["weekdays weekends", "en-US", []],
    ["someday", "en-US", null],
  ])("%s in %s are the days %j", (typed, locale, days) => expect(readDays(typed, locale)).toEqual(days));

  it("is a time zone, suggested while typing", () => {
    expect(suggestZones("pari", 3)[0]).toBe("Europe/Paris");
    expect(suggestZones("new york", 3)).toEqual(["America/New_York"]);
    expect(suggestZones("", 25).length).toBe(25);
    expect([readZone("europe/paris"), readZone("Mars")]).toEqual(["Europe/Paris", null]);
  });
});
