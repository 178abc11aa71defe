import type { Postgres } from "./connect.ts";

/**
 * Calls `look` now, whenever `channel` is announced, and every `every` milliseconds besides, since an announcement can be missed. Listens again after a lost
 * connection. Returns what ends it.
 */
export function watchHints(database: Postgres, channel: string, look: () => void, every: number): () => Promise<void> {
  let stop: (() => Promise<void>) | null = null;
  let trying: Promise<void> | null = null;
  let wasAway = false;

  async function listen(): Promise<void> {
    try {
      await database.setClock();
      if (stop && wasAway) await stop().finally(() => (stop = null));
      stop ??= await database.listen(channel, look);
      wasAway = false;
    } catch {
      // The next round tries again; whoever looks reports that the database is away.
      wasAway = true;
    }
  }

  const round = () => {
    trying ??= listen().finally(() => {
      trying = null;
      look();
    });
  };
  const timer = setInterval(round, every);
  round();
  return async () => {
    clearInterval(timer);
    await trying;
    await stop?.();
  };
}
