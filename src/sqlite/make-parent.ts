import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes the folder that a file is to stand in, and those above it. One by one: where none can be made (below /proc), `mkdirSync` with `recursive`
 * never ends in Node 24. Throws the error of the system.
 */
export function makeParent(file: string): void {
  const folder = dirname(file);
  if (existsSync(folder)) return;
  makeParent(folder);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another program may have made it at the same time.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}
