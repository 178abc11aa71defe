import type { Article } from "../src/article/article.ts";
import { type Entry, entryOf } from "../src/index/entry.ts";
import { openArchive, type WritableArchive } from "../src/ingest/open-archive.ts";
import type { Analysis } from "../src/language/analysis.ts";
import { corpus } from "./corpus.ts";

/** Articles added at once. */
const BATCH = 100;

/** Opens an archive of generated articles without a record. */
export const openGenerated = (file: string): WritableArchive => openArchive(file, () => new Date(0), null);

/** Adds generated articles. */
export async function fill(archive: WritableArchive, articles: number): Promise<void> {
  let batch: Entry[] = [];
  for (const [article, analysis] of corpus(articles)) {
    batch.push(entryOf(article, analysis, null));
    if (batch.length < BATCH) continue;
    await archive.addAll(batch);
    batch = [];
  }
  await archive.addAll(batch);
}

/** The first of the generated articles, the same however many an archive has. */
export const firstOf = (count: number): (readonly [Article, Analysis])[] => [...corpus(count)];

/** Milliseconds of this thread's processor time that `work` takes, which other programs lengthen less than the clock. */
export async function processorTime(work: () => unknown): Promise<number> {
  const began = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(began);
  return (user + system) / 1000;
}

/** The value below which a share of some sorted times lies. */
export const at = (sorted: readonly number[], share: number): number => sorted[Math.floor(share * (sorted.length - 1))]!;

/** Median and tail of times, in milliseconds. */
export function distribution(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const shown = (share: number) => at(sorted, share).toFixed(2);
  return `median ${shown(0.5)} ms, 99 % within ${shown(0.99)} ms, the slowest ${shown(1)} ms of processor time`;
}
