import { setTimeout } from "node:timers/promises";
import { DatabaseError } from "../sqlite/error.ts";

/** Pauses while the database is away, in milliseconds; each is twice the one before. */
const FIRST = 500;
const LONGEST = 30_000;

/** Repeats work until the database answers or `closing` is aborted. Rejects with any other failure. */
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
