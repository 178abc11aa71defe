import { enableCompileCache } from "node:module";
import { parentPort, workerData } from "node:worker_threads";

// Enabled before anything is imported: the compile cache takes a quarter off the time to start.
enableCompileCache();
const { work } = await import("./reader.ts");
parentPort!.on("message", (job) => parentPort!.postMessage(work(job, workerData)));
