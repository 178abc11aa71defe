import { enableCompileCache } from "node:module";
import { parentPort, workerData } from "node:worker_threads";

// Must come before other imports: the compile cache cuts start-up time by a quarter.
enableCompileCache();
const { runJob: work } = await import("./reading-jobs.ts");
parentPort!.on("message", (job) => parentPort!.postMessage(work(job, workerData)));
