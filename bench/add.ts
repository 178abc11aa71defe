import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import nlp from "compromise";
import { addFiles } from "../src/archive/add.ts";
import { openArchive } from "../src/archive/sqlite.ts";
import { corpus } from "./corpus.ts";
import type { BenchOptions } from "./run.ts";

const wordsOf = (text: string): number => text.split(/\s+/).length;

/** Adding and compromise take turns so often, so that a busy machine is busy for both. */
const ROUNDS = 6;
/** Compromise reads so many of the articles of each round: it is slow, and its pace does not depend on how many there are. */
const SAMPLE = 40;

/**
 * Adding, with quotations, speakers, facts, summary and index all done, beside a plain parse of compromise on one core; and how the memory grows
 * as articles are added.
 */
export async function bench({ articles: count }: BenchOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-bench-"));
  const paths: string[] = [];
  let words = 0;
  for (const [{ title, text }] of corpus(count)) {
    const path = join(folder, `${paths.length}.txt`);
    const whole = `${title}\n\n${text}`;
    writeFileSync(path, whole);
    words += wordsOf(whole);
    paths.push(path);
  }

  const theirs = { words: 0, time: 0, processor: 0 };
  const parse = (from: number) => {
    const texts = paths.slice(from, from + SAMPLE).map((path) => readFileSync(path, "utf8"));
    const began = performance.now();
    const spent = process.threadCpuUsage();
    for (const text of texts) nlp(text);
    theirs.time += performance.now() - began;
    const { user, system } = process.threadCpuUsage(spent);
    theirs.processor += user + system;
    for (const text of texts) theirs.words += wordsOf(text);
  };
  nlp(readFileSync(paths[0]!, "utf8"));

  const archive = openArchive(join(folder, "archive.sqlite"));
  const round = Math.ceil(count / ROUNDS);
  const memory: number[] = [];
  let added = 0;
  let time = 0;
  let spent = process.cpuUsage();
  let processor = 0;
  let began = performance.now();
  const pause = () => {
    time += performance.now() - began;
    const { user, system } = process.cpuUsage(spent);
    processor += user + system;
  };
  const go = () => {
    spent = process.cpuUsage();
    began = performance.now();
  };
  for await (const _ of addFiles(archive, paths)) {
    if (++added % round !== 0 && added !== count) continue;
    pause();
    memory.push(process.memoryUsage.rss());
    parse(Math.max(0, added - round));
    go();
  }
  pause();
  await archive.close();
  rmSync(folder, { recursive: true });

  const told = (words: number, milliseconds: number, processor: number) =>
    `${Math.round((words / milliseconds) * 1000).toLocaleString("en")} words/s, ${(processor / words).toFixed(1)} µs of processor time a word`;
  const times = (words / time / (theirs.words / theirs.time)).toFixed(1);
  console.log(`compromise nlp(text), one core: ${told(theirs.words, theirs.time, theirs.processor)}`);
  console.log(`adding ${count} articles: ${told(words, time, processor)}: ${times} times`);
  console.log(`memory after each ${round} articles, MB: ${memory.map((bytes) => Math.round(bytes / 2 ** 20)).join(", ")}`);
}
