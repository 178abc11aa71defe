import { Worker } from "node:worker_threads";

/** The heap of the thread in MB, the program itself (some 60 MB) included. */
const MOST_MB = 300;
/** A thread silent for this long hangs (wall-clock milliseconds, generous for busy machines). */
const SILENT = 30_000;

export type ThreadJudge = {
  readonly faultOf: (bytes: Uint8Array) => Promise<string | null>;
  readonly close: () => Promise<void>;
};

/**
 * Judges inputs one at a time in a thread. Besides the faults that judge.ts finds, an input that hangs or takes over 300 MB is one. `script` is
 * what the thread runs.
 */
export function openThreadJudge(script = new URL("./judge-thread.ts", import.meta.url), silent = SILENT): ThreadJudge {
  let worker: Worker | null = null;
  const begin = () =>
    new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: MOST_MB - 32, maxYoungGenerationSizeMb: 32 } });
  return {
    faultOf: (bytes) =>
      new Promise((resolve) => {
        const thread = worker ?? begin();
        worker = thread;
        const settle = (fault: string | null, dead: boolean) => {
          clearTimeout(timer);
          thread.removeAllListeners("message").removeAllListeners("error");
          if (dead) {
            worker = null;
            void thread.on("error", () => {}).terminate();
          }
          resolve(fault);
        };
        const timer = setTimeout(() => settle(`hangs: nothing for ${silent / 1000} s`, true), silent);
        thread.on("message", (fault: string | null) => settle(fault, false));
        thread.on("error", (error: NodeJS.ErrnoException) =>
          settle(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? `takes over ${MOST_MB} MB` : `crash: ${String(error)}`, true),
        );
        thread.postMessage(bytes);
      }),
    close: async () => {
      await worker?.terminate();
    },
  };
}
