import { setTimeout as delay } from "node:timers/promises";
import { DiscordjsError, DiscordjsErrorCodes } from "discord.js";

/** Pauses between attempts, in ms; the first answer to an interaction is due within three seconds. */
const PAUSES = [100, 400, 1200];

/** Does discord.js say that Discord refused the token? */
export const isRefusedToken = (error: unknown): boolean =>
  error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;

/** Did the call fail on the way or inside Discord, rather than being refused (4xx)? */
function isPassing(error: unknown): boolean {
  const { status } = error as { status?: unknown };
  return error instanceof Error && !isRefusedToken(error) && (typeof status !== "number" || status >= 500);
}

/**
 * Repeats an idempotent call: after a dropped connection, nobody knows whether it arrived. Throws refusals at once, and otherwise the last
 * error.
 */
export async function repeat<T>(call: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await call();
    } catch (error) {
      if (!isPassing(error)) throw error;
      await delay(pause);
    }
  }
  return call();
}
