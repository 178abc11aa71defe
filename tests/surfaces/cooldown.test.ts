import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openCooldown } from "../../src/surfaces/cooldown.ts";

describe("openCooldown", () => {
  it("allows a burst, then says when the next request may come", async () => {
    let now = 1000;
    const { take } = openCooldown(() => now);
    const ask = () => take([{ key: "ada", rate: { requests: 3, seconds: 9 } }]);
    expect([await ask(), await ask(), await ask()]).toEqual([null, null, null]);
    expect(await ask()).toBe(4000);
    now = 4000;
    expect(await ask()).toBeNull();
    expect(await ask()).toBe(7000);
  });

  it("counts nothing if a key is exhausted", async () => {
    const { take } = openCooldown(() => 0);
    const once = { requests: 1, seconds: 10 };
    expect(await take([{ key: "channel", rate: once }])).toBeNull();
    expect(
      await take([
        { key: "ada", rate: once },
        { key: "channel", rate: once },
      ]),
    ).toBe(10_000);
    expect(await take([{ key: "ada", rate: once }])).toBeNull();
  });

  it("can be off", async () => {
    const { take } = openCooldown(() => 0);
    for (let i = 0; i < 100; i++) expect(await take([{ key: "ada", rate: null }])).toBeNull();
  });

  it("never allows more than twice the rate in any window, and always allows the time it named", async () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(gaps, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), async (waits, requests, seconds) => {
        let now = 0;
        const { take } = openCooldown(() => now);
        const passed: number[] = [];
        for (const wait of waits) {
          now += wait;
          const until = await take([{ key: "ada", rate: { requests, seconds } }]);
          if (until === null) passed.push(now);
          else {
            expect(until).toBeGreaterThan(now);
            now = until;
            expect(await take([{ key: "ada", rate: { requests, seconds } }])).toBeNull();
            passed.push(now);
          }
        }
        for (const from of passed) {
          expect(passed.filter((time) => time >= from && time < from + seconds * 1000).length).toBeLessThanOrEqual(2 * requests);
        }
      }),
    );
  });
});
