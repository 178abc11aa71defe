import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Makes a folder, below `root`, that belongs to this process, and removes those of the same prefix whose process is gone, such as a killed run's. */
export function ownFolder(prefix: string, root = tmpdir()): string {
  for (const name of readdirSync(root))
    if (name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length))))
      rmSync(join(root, name), { recursive: true, force: true });
  const folder = join(root, prefix + process.pid);
  mkdirSync(folder, { recursive: true });
  return folder;
}
