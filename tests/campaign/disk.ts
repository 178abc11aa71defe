import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Budget, type Findings, tally } from "./budget.ts";
import { damage } from "./disk-damage.ts";
import { failEachWrite } from "./disk-failing.ts";
import { fillUp } from "./disk-full.ts";

/**
 * Fails disks: each database write in turn (full, read-only, broken); a program that adds until its files cannot grow; random flipped bytes in each
 * file. Every failure must name its file, nothing reported as stored may be lost, and no wrong word shown. `stride`: fail only every nth write.
 */
export async function disk(budget: Budget, stride = 1): Promise<Findings> {
  const { counts, count } = tally();
  const faults: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
  await failEachWrite(join(folder, "failing"), budget, stride, count, faults);
  const flip = await damage(join(folder, "damage"), budget, count, faults);
  for (let round = 0; budget.more(); round++) {
    if (round % 10 === 0) await fillUp(join(folder, `full-${round}`), budget, count, faults);
    else await flip();
  }
  rmSync(folder, { recursive: true, force: true });
  return { counts, faults };
}
