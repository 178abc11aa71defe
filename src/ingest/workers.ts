import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { pMapIterable } from "p-map";
import { type ReadFile, readOne } from "./read-file.ts";

/** Fewer files are read sooner than a thread is started. */
const WORTH_THREADS = 40;
/** Files under way in each thread: enough to keep it busy while the archive writes. */
const UNDER_WAY = 12;
/** Files under way or waiting for their turn, for each thread: one that takes long holds up few others, and memory stays flat. */
const AHEAD = 32;
/** Room for fresh objects in each thread, in MB: what an article needs is dropped at once, and more room only makes the program larger. */
const YOUNG = 32;

/**
 * Each thread compiles by itself, and the last stage of V8's compilers takes more time than it gives back in the few seconds that adding takes: only
 * what is called more often than by default (3,000 times) is worth it.
 */
const LATE = "--invocation-count-for-turbofan=100000";

/** Reads files and finds what is in them, in the order of `paths`, over as many threads as there are processors. `known`: revisions held, by id. */
export async function* readFiles(paths: readonly string[], known: ReadonlyMap<string, string>): AsyncGenerator<ReadFile> {
  if (paths.length < WORTH_THREADS) {
    for (const path of paths) {
      yield readOne(path, known);
      // A page takes up to a fifth of a second, and a bot that watches a folder has others to answer.
      await setImmediate();
    }
    return;
  }
  setFlagsFromString(LATE);
  const threads = Array.from({ length: availableParallelism() }, () => new Thread(known));
  const read = (path: string) => threads.reduce((a, b) => (b.underWay < a.underWay ? b : a)).read(path);
  try {
    yield* pMapIterable(paths, read, { concurrency: threads.length * UNDER_WAY, backpressure: threads.length * AHEAD });
  } finally {
    await Promise.all(threads.map((thread) => thread.stop()));
  }
}

/** A thread that reads files; each is answered in its turn. */
class Thread {
  readonly #worker: Worker;
  readonly #waiting: PromiseWithResolvers<ReadFile>[] = [];

  constructor(known: ReadonlyMap<string, string>) {
    this.#worker = new Worker(new URL("./worker.ts", import.meta.url), {
      workerData: known,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    });
    this.#worker.on("message", (read: ReadFile) => this.#waiting.shift()!.resolve(read));
    this.#worker.on("error", (error) => {
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    });
  }

  /** How many files it has yet to answer. */
  get underWay(): number {
    return this.#waiting.length;
  }

  read(path: string): Promise<ReadFile> {
    const answer = Promise.withResolvers<ReadFile>();
    this.#waiting.push(answer);
    this.#worker.postMessage(path);
    return answer.promise;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
