import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import nlp from "compromise";
import { addFiles } from "../src/archive/add.ts";
import { openArchive } from "../src/archive/sqlite.ts";
import { corpus } from "./corpus.ts";
import type { BenchOptions } from "./run.ts";

const wordsOf = (text: string): number => text.split(/\s+/).length;
/** Compromise is measured on so many of the same articles: it is slow, and its pace does not depend on how many there are. */
const SAMPLE = 100;

/** Adding, with quotations, speakers, facts, summary and index all done, beside a plain parse of compromise on one core. */
export async function bench({ articles: count }: BenchOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-bench-"));
  const texts = [...corpus(count)].map(([{ title, text }]) => `${title}\n\n${text}`);
  const paths = texts.map((text, number) => {
    const path = join(folder, `${number}.txt`);
    writeFileSync(path, text);
    return path;
  });
  const words = texts.reduce((sum, text) => sum + wordsOf(text), 0);

  nlp(texts[0]!);
  const parsed = texts.slice(0, SAMPLE);
  let began = performance.now();
  for (const text of parsed) nlp(text);
  const compromise = (parsed.reduce((sum, text) => sum + wordsOf(text), 0) / (performance.now() - began)) * 1000;

  const archive = openArchive(join(folder, "archive.sqlite"));
  let peak = 0;
  let added = 0;
  began = performance.now();
  for await (const _ of addFiles(archive, paths)) if (++added % 500 === 0) peak = Math.max(peak, process.memoryUsage.rss());
  const ours = (words / (performance.now() - began)) * 1000;
  await archive.close();
  rmSync(folder, { recursive: true });

  const told = (pace: number) => `${Math.round(pace).toLocaleString("en")} words/s`;
  console.log(`compromise nlp(text), one core: ${told(compromise)}`);
  console.log(
    `adding ${count} articles: ${told(ours)}, ${(ours / compromise).toFixed(1)} times; memory ${Math.round(peak / 2 ** 20)} MB at most`,
  );
}
