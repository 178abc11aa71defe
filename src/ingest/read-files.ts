import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { pMapIterable } from "p-map";
import type { ReadFile } from "./read-file.ts";
import type { Reader } from "./reader.ts";
import { work } from "./reader.ts";
import { ReadingWorker } from "./reading-worker.ts";

/** Below this many files, workers don't pay. */
const WORTH_WORKERS = 40;
/** Files under way in each worker: enough to keep it busy while the archive writes. */
const UNDER_WAY = 12;
/** Files under way or waiting for their turn, for each worker: one that takes long holds up few others, and memory stays flat. */
const AHEAD = 32;

/**
 * Each worker compiles by itself, and the last stage of V8's compilers takes more time than it gives back in the few seconds that adding takes:
 * only what is called more often than by default (3,000 times) is worth it.
 */
const LATE = "--invocation-count-for-turbofan=100000";

/**
 * Reads files and finds what is in them, in the order of `paths`. Many are shared out over as many workers as there are processors, few go to
 * `reader`, or are read in this thread where there is none. `known`: revisions held, by id.
 */
export async function* readFiles(
  paths: readonly string[],
  known: ReadonlyMap<string, string>,
  reader: Reader | null = null,
): AsyncGenerator<ReadFile> {
  if (paths.length < WORTH_WORKERS) {
    for (const path of paths) {
      if (reader) yield (await reader({ kind: "file", path })).read;
      else {
        const result = work({ kind: "file", path }, known);
        if (result.kind === "file") yield result.read;
        await setImmediate();
      }
    }
    return;
  }
  setFlagsFromString(LATE);
  const workers = Array.from({ length: availableParallelism() }, () => new ReadingWorker(known));
  const read = async (path: string) => {
    const idlest = workers.reduce((a, b) => (b.underWay < a.underWay ? b : a));
    return (await idlest.run({ kind: "file", path })).read;
  };
  try {
    yield* pMapIterable(paths, read, { concurrency: workers.length * UNDER_WAY, backpressure: workers.length * AHEAD });
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}
