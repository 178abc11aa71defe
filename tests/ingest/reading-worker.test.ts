import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { addFiles } from "../../src/ingest/add-files.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { ReadingWorker } from "../../src/ingest/reading-worker.ts";

const workers: ReadingWorker[] = [];
const odd = (longest: number) => {
  const worker = new ReadingWorker(new Map(), longest, new URL("./odd-thread.ts", import.meta.url));
  workers.push(worker);
  return worker;
};
afterEach(() => Promise.all(workers.splice(0).map((worker) => worker.stop())));

const reasons = async (worker: ReadingWorker, ...paths: string[]) => {
  const results = await Promise.all(paths.map((path) => worker.run({ kind: "file", path })));
  return results.map(({ read }) => [read.path, ...read.refused.map(({ reason }) => reason)].join(": "));
};

describe("a worker", () => {
  it("abandons a file that takes too long, by name, and reads the rest", async () => {
    expect(await reasons(odd(1500), "a", "slow", "b")).toEqual(["a", "slow: takes longer than 1.5 s to read", "b"]);
  });

  it("survives a file that kills its thread", async () => {
    expect(await reasons(odd(5000), "fatal", "a", "fatal", "b")).toEqual([
      "fatal: cannot be read: out of stack",
      "a",
      "fatal: cannot be read: out of stack",
      "b",
    ]);
  });

  it("abandons its jobs when it is stopped", async () => {
    const worker = odd(60_000);
    const read = reasons(worker, "slow");
    await worker.stop();
    expect(await read).toEqual(["slow: was not read: the program ends"]);
    // A thread for one that comes later would keep the program from ending.
    expect(await reasons(worker, "a")).toEqual(["a: was not read: the program ends"]);
  });
});

it("stores what was read while a slow file is being read", async () => {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
  const paths = ["one", "two"].map((name) => join(folder, `${name}.txt`));
  for (const path of paths)
    writeFileSync(path, `A headline about ${path}\n\n${path} was full of ships today, and nobody knew why.\n`);
  const archive = openArchive(":memory:");
  const hangs = new Promise<never>(() => {});
  const good = new ReadingWorker();
  workers.push(good);
  const outcomes = addFiles(archive, [...paths, "slow"], (job) =>
    job.kind === "file" && job.path === "slow" ? hangs : good.run(job),
  );
  const stored = [await outcomes.next(), await outcomes.next()];
  expect(stored.map(({ value }) => value)).toEqual([
    expect.objectContaining({ outcome: "added" }),
    expect.objectContaining({ outcome: "added" }),
  ]);
  expect((await archive.holdings()).articles).toBe(2);
});
