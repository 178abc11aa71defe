// A process of the bench "start": what loading, opening and the first requests take, and the same requests again. Nothing of ours is loaded before.
import { enableCompileCache } from "node:module";
import { setImmediate } from "node:timers/promises";

// As bin/verbatim.js does.
enableCompileCache();

const [file, question] = process.argv.slice(2) as [string, string];

/** Runs `work` and prints the time it took, of the clock and of all threads, and the memory then. */
async function step<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  const [began, before] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const [clock, { user, system }] = [performance.now() - began, process.cpuUsage(before)];
  const megabytes = (process.memoryUsage.rss() / 1e6).toFixed(0);
  console.log(`${name}: ${clock.toFixed(0)} ms, ${((user + system) / 1000).toFixed(0)} ms of processor time; ${megabytes} MB`);
  await setImmediate();
  return result;
}

const [, { consult }, { suggestArticles, suggestSpeakers }, { openArchive }] = await step("loading the program", () =>
  Promise.all([
    import("../../src/app.ts"),
    import("../../src/answer/ask.ts"),
    import("../../src/answer/suggest.ts"),
    import("../../src/ingest/open-archive.ts"),
  ]),
);
const archive = await step("opening the archive", () => openArchive(file, () => new Date(0), null));
await step("counting its articles", () => archive.size());
for (const time of ["first", "second"]) {
  await step(`${time} suggested headlines`, () => suggestArticles(archive, "wa"));
  await step(`${time} suggested speakers`, () => suggestSpeakers(archive, "ma"));
  await step(`${time} question`, () => consult(archive, question, {}));
}
await archive.close();
