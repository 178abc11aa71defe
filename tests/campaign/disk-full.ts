import { execFileSync, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openArchive } from "../../src/ingest/open-archive.ts";
import type { Budget } from "./budget.ts";
import { sound } from "./sound.ts";

/** The range of file limits and disk sizes, in kilobytes. */
const LEAST = 8;
const MOST = 4000;

const ADDER = join(import.meta.dirname, "adder.ts");

/**
 * Adds until the operating system refuses: either no file may grow beyond a random size (`ulimit -f`) or, if this program may mount one, a disk of
 * a random size fills up.
 */
export async function fillUp(folder: string, { random }: Budget, count: (what: string) => void, faults: string[]): Promise<void> {
  const size = Math.floor(LEAST * (MOST / LEAST) ** random());
  mkdirSync(folder, { recursive: true });
  const mounted = random() < 0.5 && mount(folder, size);
  const file = join(folder, "archive.sqlite");
  const what = `${mounted ? "a disk" : "a limit"} of ${size} KB`;
  try {
    const { output, errors } = await added(file, mounted ? "unlimited" : String(size));
    count(mounted ? "full disks" : "files that may not grow");
    if (!errors.includes("DatabaseError") || !errors.includes(folder))
      faults.push(`${what}: ${errors.slice(0, 2000) || "no error"}`);
    // Lazily: a killed program may hold the folder a little longer.
    if (mounted) execFileSync("mount", ["-o", `remount,size=${size + 64_000}k`, folder]);
    const reported = output.split("\n").slice(0, -1);
    const archive = openArchive(file);
    await archive.catchUp();
    for (const id of reported) if (!(await archive.article(id))) faults.push(`${what}: ${id} was reported as stored and is lost`);
    await archive.close();
    faults.push(...sound(file).map((damage) => `${what}: ${damage}`));
  } finally {
    // Lazily: a killed program may hold the folder a little longer.
    if (mounted) execFileSync("umount", ["--lazy", folder]);
  }
}

function mount(folder: string, size: number): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}k`, "tmpfs", folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const added = (file: string, limit: string): Promise<{ output: string; errors: string }> =>
  new Promise((resolve) => {
    const child = spawn("bash", ["-c", 'ulimit -f "$1"; exec "$2" "$3" "$4" 0', "bash", limit, process.execPath, ADDER, file]);
    const said = { output: "", errors: "" };
    child.stdout.on("data", (part) => {
      said.output += part;
    });
    child.stderr.on("data", (part) => {
      said.errors += part;
    });
    child.on("close", () => resolve(said));
  });
