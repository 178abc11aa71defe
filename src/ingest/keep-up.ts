import type { Log } from "../log.ts";
import { DatabaseError } from "../sqlite/error.ts";
import type { CatchUp } from "./catch-up.ts";
import type { WritableArchive } from "./open-archive.ts";

/** How many of the record's changes an index lacks; null while the record does not answer. */
export type Lag = number | null;

/** An index that follows its record. */
export type KeptUp = {
  readonly lag: () => Lag;
  /** Resolves once the index held all that the record had, or when closed; rejects if the record cannot be used. */
  readonly caughtUp: Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * Takes up what other processes add to the record, as soon as they announce it, and reports under the name `process` how far the index is. While the
 * record is away the index serves as it is.
 */
export function keepUp(archive: WritableArchive, process: string, how: CatchUp, log: Log): KeptUp {
  const { record } = archive;
  if (record === null) return { lag: () => 0, caughtUp: Promise.resolve(), close: async () => {} };
  let lag: Lag = null;
  let isAway = false;
  let running: Promise<void> | null = null;
  let again = false;
  let closed = false;
  const first = Promise.withResolvers<void>();
  // Whoever waits for it hears of a failure.
  first.promise.catch(() => {});

  async function round(): Promise<void> {
    try {
      lag = await archive.behind();
      if (lag > 1) log.info({ changes: lag }, "the index is behind its record and catches up");
      const progress = (done: number, all: number) => {
        lag = all - done;
        how.progress?.(done, all);
      };
      await archive.catchUp({ ...how, progress });
      lag = 0;
      await record!.report(process, archive.place());
      if (isAway) log.info("the record answers again");
      isAway = false;
      first.resolve();
    } catch (error) {
      lag = null;
      // A database that is away will answer again, so keep waiting.
      if (!(error instanceof DatabaseError && error.isPassing)) first.reject(error);
      if (!isAway && !closed) log.warn({ reason: String(error) }, "the record cannot be read; the index serves as it is");
      isAway = true;
    }
  }

  /** A look during a round makes for one more. */
  function look(): void {
    if (closed) return;
    if (running) {
      again = true;
      return;
    }
    running = round().finally(() => {
      running = null;
      if (!again) return;
      again = false;
      look();
    });
  }

  const unwatch = record.watch(look);
  look();
  return {
    lag: () => lag,
    caughtUp: first.promise,
    async close() {
      closed = true;
      first.resolve();
      await unwatch();
      await running;
    },
  };
}
