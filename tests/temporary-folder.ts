import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PREFIX = "verbatim-tests-";

/** Is a process of this number running? */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Gives a test run one folder for all its temporary files, removed at the end; what a killed run left is removed by the next. */
export default function setup(): () => void {
  const root = tmpdir();
  for (const name of readdirSync(root)) {
    if (name.startsWith(PREFIX) && !isAlive(Number(name.slice(PREFIX.length)))) rmSync(join(root, name), { recursive: true });
  }
  const folder = join(root, PREFIX + process.pid);
  mkdirSync(folder, { recursive: true });
  process.env.TMPDIR = folder;
  return () => {
    process.env.TMPDIR = root;
    rmSync(folder, { recursive: true, force: true });
  };
}
