import { describe, expect, it } from "vitest";
import { quietUntil, readQuietHours } from "../../src/tell/quiet-hours.ts";

const until = (typed: string, moment: string) => new Date(quietUntil(readQuietHours(typed)!, Date.parse(moment))).toISOString();

describe("quiet hours", () => {
  it.each([
    ["before they begin", "22-7", "2026-03-01T21:59:00Z", "2026-03-01T21:59:00.000Z"],
    ["over midnight", "22-7", "2026-03-01T22:00:30Z", "2026-03-02T07:00:00.000Z"],
    ["after midnight", "22:00-07:00 UTC", "2026-03-02T06:59:59Z", "2026-03-02T07:00:00.000Z"],
    ["when they end", "22-7", "2026-03-02T07:00:00Z", "2026-03-02T07:00:00.000Z"],
    ["within a day", "12:30-13:15", "2026-03-02T12:45:00Z", "2026-03-02T13:15:00.000Z"],
    ["in a zone", "22:00-07:00 America/New_York", "2026-01-10T04:00:00Z", "2026-01-10T12:00:00.000Z"],
    ["in a zone of odd minutes", "0-6 Asia/Kathmandu", "2026-01-10T20:00:00Z", "2026-01-11T00:15:00.000Z"],
    ["while the clocks go forward", "22-7 Europe/Paris", "2026-03-28T22:00:00Z", "2026-03-29T05:00:00.000Z"],
    ["while the clocks go back", "22-7 Europe/Paris", "2026-10-24T22:00:00Z", "2026-10-25T06:00:00.000Z"],
  ])("%s", (_, typed, moment, end) => expect(until(typed, moment)).toBe(end));

  it.each(["", "22", "25-7", "22-22", "22:00-07:00 Mars/Olympus", "ten to six"])("are not %j", (typed) =>
    expect(readQuietHours(typed)).toBeNull(),
  );
});
