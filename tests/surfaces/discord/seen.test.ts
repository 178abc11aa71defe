import { describe, expect, it } from "vitest";
import { openSeen } from "../../../src/surfaces/discord/seen.ts";

describe("openSeen", () => {
  it("remembers for the time given, then forgets", async () => {
    let now = 0;
    const seen = openSeen(1000, () => now);
    expect(await seen("a")).toBe(false);
    expect(await seen("a")).toBe(true);
    now = 999;
    expect(await seen("a")).toBe(true);
    now = 1998;
    expect(await seen("a")).toBe(true);
    now = 10_000;
    expect(await seen("a")).toBe(false);
  });
});
