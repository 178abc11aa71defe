/** How long an interaction's token is valid, in milliseconds: no event comes again later. */
export const INTERACTION_LIFE = 15 * 60_000;

/** Records an id and says whether it was recorded before. Asynchronous, so that processes can share a store. */
export type Seen = (id: string) => Promise<boolean>;

/** Remembers ids in memory for at least `milliseconds`; expires in two halves, without a timer. */
export function openSeen(milliseconds: number, now: () => number = Date.now): Seen {
  let recent = new Set<string>();
  let older = new Set<string>();
  let turn = now() + milliseconds;
  return async (id) => {
    if (now() >= turn) {
      older = now() >= turn + milliseconds ? new Set() : recent;
      recent = new Set();
      turn = now() + milliseconds;
    }
    const seen = recent.has(id) || older.has(id);
    recent.add(id);
    return seen;
  };
}
