import { setTimeout as delay } from "node:timers/promises";

/** Pauses before a call is repeated, in milliseconds. An interaction's first answer is due within three seconds. */
const PAUSES = [100, 400, 1200];

/** Did the call fail on its way, or inside Discord? A refusal (4xx) stays one. */
function isPassing(error: unknown): boolean {
  const { status } = error as { status?: unknown };
  return error instanceof Error && (typeof status !== "number" || status >= 500);
}

/**
 * Makes a call that may be repeated: one that changes nothing when it arrives twice. Connections drop, and then nobody knows whether it
 * arrived. Throws what the last try threw, and refusals at once.
 */
export async function repeat<T>(call: () => Promise<T>, pauses: readonly number[] = PAUSES): Promise<T> {
  for (const pause of pauses) {
    try {
      return await call();
    } catch (error) {
      if (!isPassing(error)) throw error;
      await delay(pause);
    }
  }
  return call();
}
