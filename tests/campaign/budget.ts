import { seeded } from "../../src/audit/random.ts";

/** The budget of a campaign: `more` is asked before each run. */
export type Budget = { readonly seed: number; readonly random: () => number; readonly more: () => boolean };

/** What a campaign counted, and the faults it found. */
export type Findings = { readonly counts: Record<string, number>; readonly faults: readonly string[] };

export type Campaign = (budget: Budget) => Promise<Findings>;

/** A budget of minutes and runs; the first to run out ends it. */
export function limited(seed: number, minutes: number, runs = Number.POSITIVE_INFINITY): Budget {
  const until = performance.now() + minutes * 60_000;
  let done = 0;
  return { seed, random: seeded(seed), more: () => done++ < runs && performance.now() < until };
}

/** Counts by name. */
export function tally(): { readonly counts: Record<string, number>; readonly count: (what: string, by?: number) => void } {
  const counts: Record<string, number> = {};
  return {
    counts,
    count: (what, by = 1) => {
      counts[what] = (counts[what] ?? 0) + by;
    },
  };
}
