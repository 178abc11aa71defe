import { setTimeout } from "node:timers/promises";
import type { ArticleRecord, IndexProcess } from "../record/record.ts";

/** Longest wait for running processes. Milliseconds. */
const PATIENCE = 15_000;
/** A process that has not reported for so long is down. Seconds. */
const DOWN = 10;

/**
 * Waits until every running process has taken up the changes up to `place`. Returns those whose index still lacks them: each of these may still
 * quote what was purged, if only after it is started again.
 */
export async function withoutChange(record: ArticleRecord, place: number, patience = PATIENCE): Promise<readonly IndexProcess[]> {
  for (const deadline = Date.now() + patience; ; await setTimeout(100)) {
    const behind = (await record.processes()).filter((process) => process.place < place);
    if (behind.every(({ silentFor }) => silentFor > DOWN) || Date.now() > deadline) return behind;
  }
}
