import { setTimeout } from "node:timers/promises";
import { DatabaseError } from "../sqlite/error.ts";

/** Pauses while the database is away, in milliseconds: from the first, twice as long each time. */
const FIRST = 500;
const LONGEST = 30_000;

/** Does work again until the database answers, or until it is no longer wanted. Rejects for every other failure. */
export async function persistently<T>(work: () => Promise<T>, closing: AbortSignal): Promise<T> {
  for (let pause = FIRST; ; pause = Math.min(2 * pause, LONGEST)) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DatabaseError && error.isPassing) || closing.aborted) throw error;
      await setTimeout(pause, undefined, { signal: closing }).catch(() => {});
    }
  }
}
