/**
 * `npm run mutate -- [ROOM…] [--budget N] [--seed N] [--own]` puts small faults into a room (`answer`, `surfaces/discord`, `commands`; every room of src/
 * by default), one at a time, and lists those no test notices. The room's own tests run first, then the others that reach the file (not with
 * `--own`), except slow ones. It works in a temporary copy of the repository; the copy of a killed run is removed by the next.
 */
import { spawn } from "node:child_process";
import { cpSync, existsSync, globSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { seeded } from "../src/audit/random.ts";
import { draw } from "./mutate/draw.ts";
import { type Mutant, mutantsOf } from "./mutate/mutants.ts";
import { ownFolder } from "./own-folder.ts";

const root = join(import.meta.dirname, "..");
/** These take as long as all other tests together, and rarely notice a fault that the others miss. */
const SLOW = ["tests/app.test.ts", "tests/campaign/campaigns.test.ts", "tests/surfaces/discord/{gateway,random}.test.ts"];
/** Rooms that other rooms' tests use most. */
const TESTS: Readonly<Record<string, readonly string[]>> = {
  commands: [
    "tests/commands/",
    "tests/surfaces/terminal/",
    "tests/surfaces/discord/end-to-end.test.ts",
    "tests/surfaces/web/app.test.ts",
    "tests/cards/wording.test.ts",
  ],
};
/** What a run is given beyond three times the time of the tests without a fault. */
const GRACE_MS = 20_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    budget: { type: "string", default: "30" },
    seed: { type: "string", default: "1" },
    own: { type: "boolean", default: false },
  },
});

/** Copies what a test run needs into a folder that goes at the end. */
function copyRepository(): string {
  const copy = ownFolder("verbatim-mutate-");
  process.on("exit", () => rmSync(copy, { recursive: true, force: true }));
  const skipped = new Set(["node_modules", ".git", "data"]);
  for (const name of readdirSync(root)) if (!skipped.has(name)) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  return copy;
}

type Outcome = "passed" | "failed" | "out of time";

/** Runs vitest in the copy until the first failure; the whole process group is killed after `limit` milliseconds. */
function test(copy: string, args: readonly string[], limit: number): Promise<Outcome> {
  const child = spawn(process.execPath, ["bin/vitest.js", ...args, "--bail=1", "--reporter=dot"], {
    cwd: copy,
    stdio: "ignore",
    detached: true,
  });
  const kill = () => process.kill(-child.pid!, "SIGKILL");
  process.once("exit", kill);
  return new Promise((resolve) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      kill();
    }, limit);
    child.on("exit", (code) => {
      clearTimeout(timer);
      process.removeListener("exit", kill);
      resolve(late ? "out of time" : code === 0 ? "passed" : "failed");
    });
  });
}

async function timed<T>(work: Promise<T>): Promise<[T, number]> {
  const began = performance.now();
  return [await work, performance.now() - began];
}

/** A mutant as a person reads it: file, line, and what became of the words. */
function describeMutant(file: string, source: string, { kind, start, end, replacement }: Mutant): string {
  const line = source.slice(0, start).split("\n").length;
  const short = (text: string) => text.replace(/\s+/g, " ").trim().slice(0, 60);
  return `${file}:${line} ${kind}: ${short(source.slice(start, end))} → ${short(replacement)}`;
}

async function mutateRoom(copy: string, room: string): Promise<void> {
  const folder = room === "commands" ? room : `src/${room}`;
  const files = globSync(`${folder}/**/*.ts`, { cwd: copy }).sort();
  if (files.length === 0) throw new Error(`no room ${room}`);
  const sources = new Map(files.map((file) => [file, readFileSync(join(copy, file), "utf8")]));
  const all = files.flatMap((file) => mutantsOf(sources.get(file)!).map((mutant) => ({ file, ...mutant })));
  const related = (...reached: readonly string[]) => ["related", "--run", ...reached, ...SLOW.map((glob) => `--exclude=${glob}`)];
  const tests = TESTS[room] ?? (existsSync(join(copy, "tests", room)) ? [`tests/${room}/`] : null);
  const own = tests ? ["run", ...tests, ...SLOW.map((glob) => `--exclude=${glob}`)] : related(...files);
  const [green, ms] = await timed(test(copy, own, 600_000));
  if (green !== "passed") throw new Error(`the tests of ${room} fail without any fault`);

  const counts = { failed: 0, "out of time": 0, passed: 0 };
  const began = performance.now();
  for (const mutant of draw(all, Number(values.budget), seeded(Number(values.seed)))) {
    const { file, start, end, replacement } = mutant;
    const source = sources.get(file)!;
    writeFileSync(join(copy, file), source.slice(0, start) + replacement + source.slice(end));
    let outcome = await test(copy, own, 3 * ms + GRACE_MS);
    if (outcome === "passed" && !values.own) outcome = await test(copy, related(file), 300_000);
    writeFileSync(join(copy, file), source);
    counts[outcome]++;
    if (outcome === "passed") console.log(describeMutant(file, source, mutant));
  }
  const drawn = counts.failed + counts["out of time"] + counts.passed;
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(
    `${room}: ${drawn} of ${all.length} mutants, ${drawn - counts.passed} killed (${counts["out of time"]} by time), ${counts.passed} survived, ${seconds} s`,
  );
}

const rooms =
  positionals.length > 0
    ? positionals
    : readdirSync(join(root, "src"), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(1));
const copy = copyRepository();
for (const room of rooms) await mutateRoom(copy, room);
