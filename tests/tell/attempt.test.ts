import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Attempts, nextAttempt } from "../../src/tell/attempt.ts";

const KNOWN = 120_000;

describe("an attempt", () => {
  it.each([
    ["the first", null, 0, "unknown", 5, { tried: 5, again: 0 }],
    ["nothing arrived", 5, 1, "missing", 500_000, { tried: 500_000, again: 0 }],
    ["under a nonce still known", 5, 0, "unknown", 100_000, { tried: 5, again: 0 }],
    ["once more, unseen", 5, 0, "unknown", 500_000, { tried: 500_000, again: 1 }],
    ["under the second nonce", 500_000, 1, "unknown", 600_000, { tried: 500_000, again: 1 }],
    ["not a third time", 500_000, 1, "unknown", 900_000, null],
    ["not within the time of a clock that was set back", 500_000, 1, "unknown", 400_000, null],
  ] as const)("%s", (_, tried, again, trace, now, next) => {
    expect(nextAttempt({ tried, again }, trace, now, KNOWN)).toEqual(next);
  });

  it("never makes a third message, whatever arrives, is killed or shown, and gives up only a post that was sent twice unseen", () => {
    const step = fc.record({
      wait: fc.integer({ min: 0, max: 300_000 }),
      arrives: fc.boolean(),
      fate: fc.constantFrom("killed before", "unknown", "refused"),
      busy: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.integer({ min: KNOWN, max: 4 * KNOWN }), (steps, window) => {
        let [now, kept]: [number, Attempts] = [0, { tried: null, again: 0 }];
        const messages: number[] = [];
        let calls = 0;
        for (const { wait, arrives, fate, busy } of steps) {
          now += wait;
          // Only an empty channel tells anything where messages may not be read.
          const trace = messages.length === 0 && !busy ? "missing" : "unknown";
          const next = nextAttempt(kept, trace, now, KNOWN);
          if (next === null) {
            expect(calls).toBeGreaterThanOrEqual(2);
            break;
          }
          if (fate === "refused") continue;
          kept = next;
          calls++;
          const known = messages.some((made) => now - made < window);
          if (fate === "unknown" && arrives && !known) messages.push(now);
        }
        expect(messages.length).toBeLessThanOrEqual(2);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
