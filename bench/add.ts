import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import nlp from "compromise";
import { addFiles } from "../src/archive/add.ts";
import { openArchive } from "../src/archive/sqlite.ts";
import { filesOf, readFileArticles } from "../src/article/files.ts";
import { corpus } from "./corpus.ts";
import type { BenchOptions } from "./run.ts";

const wordsOf = (text: string): number => text.split(/\s+/).length;

/** Adding and compromise take turns so often, so that a busy machine is busy for both; each time the threads are started anew. */
const ROUNDS = 3;
/** Compromise reads so many of the files of each round: it is slow, and its pace does not depend on how many there are. */
const SAMPLE = 80;

/**
 * Adding, with quotations, speakers, facts, summary and index all done, beside a plain parse of compromise on one core; and how the memory grows
 * as articles are added. `node bench/add.ts FOLDER` measures the articles of a folder.
 */
export async function bench({ articles: count }: BenchOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-bench-"));
  let written = 0;
  for (const [{ title, text }] of corpus(count)) writeFileSync(join(folder, `${written++}.txt`), `${title}\n\n${text}`);
  await measure(await Array.fromAsync(filesOf([folder])));
  rmSync(folder, { recursive: true });
}

/** Wall clock in milliseconds and time on processors in microseconds. */
type Spent = { words: number; time: number; processor: number };

async function measure(paths: readonly string[]): Promise<void> {
  const textsOf = async (path: string) => (await readFileArticles(path)).articles.map(({ text }) => text);
  const ours: Spent = { words: 0, time: 0, processor: 0 };
  const theirs: Spent = { words: 0, time: 0, processor: 0 };
  for (const path of paths) for (const text of await textsOf(path)) ours.words += wordsOf(text);
  nlp((await textsOf(paths[0]!)).join("\n\n"));

  const folder = mkdtempSync(join(tmpdir(), "verbatim-bench-"));
  const archive = openArchive(join(folder, "archive.sqlite"));
  const round = Math.ceil(paths.length / ROUNDS);
  const memory: number[] = [];
  for (let from = 0; from < paths.length; from += round) {
    const texts = (await Promise.all(paths.slice(from, from + SAMPLE).map(textsOf))).flat();
    const parsed = clock(theirs);
    for (const text of texts) nlp(text);
    parsed();
    for (const text of texts) theirs.words += wordsOf(text);
    let added = 0;
    const stored = clock(ours);
    for await (const _ of addFiles(archive, paths.slice(from, from + round)))
      if (++added % (round >> 1) === 0) memory.push(Math.round(process.memoryUsage.rss() / 2 ** 20));
    stored();
  }
  await archive.close();
  rmSync(folder, { recursive: true });

  const pace = ({ words, time }: Spent) => (words / time) * 1000;
  const told = (spent: Spent) =>
    `${Math.round(pace(spent)).toLocaleString("en")} words/s, ${(spent.processor / spent.words).toFixed(1)} µs of processor time a word`;
  console.log(`compromise nlp(text), one core: ${told(theirs)}`);
  console.log(`adding ${paths.length} files: ${told(ours)}: ${(pace(ours) / pace(theirs)).toFixed(1)} times`);
  console.log(`memory after each ${round >> 1}: ${memory.join(", ")} MB`);
}

/** Begins to count; what it gives ends that. */
function clock(spent: Spent): () => void {
  const began = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    spent.time += performance.now() - began;
    spent.processor += user + system;
  };
}

if (import.meta.main) await measure(await Array.fromAsync(filesOf(process.argv.slice(2))));
