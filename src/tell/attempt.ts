/**
 * What is known of the attempts to send a post. `tried`: when the first attempt under its present nonce began, in milliseconds; null if no
 * message of it can exist. `again`: how often it was sent again although an earlier attempt may have arrived.
 */
export type Attempts = { readonly tried: number | null; readonly again: number };

/** What a channel shows of a post that was tried: its message, none, or nothing we may read. */
export type Trace =
  | { readonly kind: "posted"; readonly message: string }
  | { readonly kind: "missing" }
  | { readonly kind: "unknown" };

/** A post that may have arrived unseen is sent again this often. */
const MOST_AGAIN = 1;

/**
 * The attempts with the one to be made now; null if none may be made. For `known` milliseconds the surface takes no second message of a post, so
 * that calls repeated in that time cannot double it. Each time after that may add one message, and there is at most one such time.
 */
export function nextAttempt(
  { tried, again }: Attempts,
  trace: "missing" | "unknown",
  now: number,
  known: number,
): Attempts | null {
  if (tried === null || trace === "missing") return { tried: now, again: 0 };
  // A clock that was set back proves nothing.
  if (now >= tried && now - tried < known) return { tried, again };
  return again < MOST_AGAIN ? { tried: now, again: again + 1 } : null;
}
