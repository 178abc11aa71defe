// A thread that hangs over "slow" and dies of "fatal": what a hostile file may do to a reader.
import { parentPort } from "node:worker_threads";

parentPort!.on("message", ({ path }: { path: string }) => {
  if (path === "slow") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  if (path === "fatal") throw new Error("out of stack");
  parentPort!.postMessage({ kind: "file", read: { path, articles: [], refused: [] } });
});
