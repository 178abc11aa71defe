// Preloaded by compare.ts: each process notes the processor time it took, which, unlike the clock, other programs do not lengthen.
import { appendFileSync } from "node:fs";
import { basename } from "node:path";
import { isMainThread } from "node:worker_threads";

const [, script = "", ...words] = process.argv;
if (isMainThread) {
  process.on("exit", () => {
    const { user, system } = process.cpuUsage();
    const seconds = ((user + system) / 1e6).toFixed(2);
    appendFileSync(process.env.PROCESSOR_TIMES!, `processor time of ${[basename(script), ...words].join(" ")}: ${seconds} s\n`);
  });
}
