import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Creates a file's folder and its parents, one by one: where that is impossible (below /proc), a recursive `mkdirSync` never returns in Node 24.
 * Throws the system's error.
 */
export function makeParent(file: string): void {
  const folder = dirname(file);
  if (existsSync(folder)) return;
  makeParent(folder);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another program may have created it meanwhile.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}
