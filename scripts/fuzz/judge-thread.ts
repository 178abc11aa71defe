import { parentPort } from "node:worker_threads";
import { faultOf } from "./judge.ts";

console.error = () => {}; // the feed parser and Readability print warnings
parentPort!.on("message", (bytes: Uint8Array) => parentPort!.postMessage(faultOf(bytes)));
