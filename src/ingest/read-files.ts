import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { pMapIterable } from "p-map";
import type { ReadFile } from "./read-file.ts";
import type { JobRunner } from "./reading-jobs.ts";
import { runJob } from "./reading-jobs.ts";
import { ReadingWorker } from "./reading-worker.ts";

/** Below this many files, workers don't pay. */
const WORTH_WORKERS = 40;
/** Files in progress per worker: enough to keep it busy while the archive writes. */
const UNDER_WAY = 12;
/** Files in progress or queued per worker: a slow one holds up few others, and memory stays flat. */
const AHEAD = 32;

/**
 * Each worker compiles for itself, and optimised code pays back late in the few seconds that adding takes: TurboFan waits for far more calls than
 * by default (3,000), Maglev for somewhat more (400). Sparkplug, which costs next to nothing, does not wait.
 */
const COMPILERS = "--invocation-count-for-turbofan=100000 --invocation-count-for-maglev=1000 --always-sparkplug";

/**
 * Reads and analyses files, in the order of `paths`. Many files go to one worker per processor; few go to `reader`, or are read in this thread
 * without one. `known`: revisions held, by id.
 */
export async function* readFiles(
  paths: readonly string[],
  known: ReadonlyMap<string, string>,
  reader: JobRunner | null = null,
): AsyncGenerator<ReadFile> {
  if (paths.length < WORTH_WORKERS) {
    for (const path of paths) {
      if (reader) yield (await reader({ kind: "file", path })).read;
      else {
        const result = runJob({ kind: "file", path }, known);
        if (result.kind === "file") yield result.read;
        await setImmediate();
      }
    }
    return;
  }
  setFlagsFromString(COMPILERS);
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
