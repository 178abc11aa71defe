// A reader that hangs on an input starting with 1, runs out of memory on 2, and dies on 3.
import { parentPort } from "node:worker_threads";

parentPort!.on("message", ([first]: Uint8Array) => {
  if (first === 1) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  if (first === 2) for (const all: object[] = []; ; ) all.push(Array(100_000).fill(all));
  if (first === 3) throw new Error("out of luck");
  parentPort!.postMessage(null);
});
