import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import nlp from "compromise";
import { filesOf, readFileArticles } from "../src/article/files.ts";
import { prover } from "../src/article/proof/proof.ts";
import { seeded } from "../src/audit/random.ts";
import { addFiles } from "../src/ingest/add-files.ts";
import { openArchive } from "../src/ingest/open-archive.ts";
import { corpus } from "./corpus.ts";
import type { BenchOptions } from "./run.ts";

const wordsOf = (text: string): number => text.split(/\s+/).length;

/** Files compromise reads, half before adding and half after, so that a machine that changes pace does so for both. */
const SAMPLE = 200;

const CONTENT = join(import.meta.dirname, "..", "content");
/** Paragraphs of an article: generated ones, with names and words no other article has, and real ones, since reading speed depends on real language. */
const GENERATED = 4;
const REAL = 12;

/**
 * The speed of adding (quotations, speakers, facts, summary and index included) beside a plain parse by compromise on one core, memory as
 * articles are added, and the proof alone on the same files. `node bench/add.ts FOLDER` adds the articles of a folder instead of generated ones.
 */
export async function bench({ articles: count }: BenchOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-bench-"));
  const samples = await Array.fromAsync(filesOf([CONTENT]));
  const prose = samples.flatMap((path) => readFileArticles(path).articles.flatMap(({ text }) => text.split("\n\n")));
  const random = seeded(11);
  let written = 0;
  for (const [{ title, published, source, text }] of corpus(count)) {
    const generated = text.split("\n\n").slice(0, GENERATED);
    const real = Array.from({ length: REAL }, () => prose[Math.floor(random() * prose.length)]!);
    const front = `---\ntitle: ${title}\npublished: ${published}\nsource: ${source}\n---\n\n`;
    writeFileSync(join(folder, `${written++}.md`), front + [...generated, ...real].join("\n\n"));
  }
  await measure(await Array.fromAsync(filesOf([folder])));
  rmSync(folder, { recursive: true });
}

/** Words read, in `time` milliseconds of wall clock and `processor` microseconds of processor time. */
type Spent = { words: number; time: number; processor: number };

async function measure(paths: readonly string[]): Promise<void> {
  const texts = (among: readonly string[]) => among.flatMap((path) => readFileArticles(path).articles.map(({ text }) => text));
  const ours: Spent = { words: 0, time: 0, processor: 0 };
  const theirs: Spent = { words: 0, time: 0, processor: 0 };
  for (const path of paths) for (const text of texts([path])) ours.words += wordsOf(text);
  const sample = texts(paths.filter((_, at) => at % Math.ceil(paths.length / SAMPLE) === 0));
  const parse = () => {
    const parsed = clock(theirs);
    for (const text of sample) nlp(text);
    parsed();
    for (const text of sample) theirs.words += wordsOf(text);
  };
  nlp(sample.slice(0, 5).join("\n\n"));
  parse();

  const folder = mkdtempSync(join(tmpdir(), "verbatim-bench-"));
  const archive = openArchive(join(folder, "archive.sqlite"));
  const step = Math.ceil(paths.length / 6);
  const memory: number[] = [];
  let added = 0;
  const stored = clock(ours);
  for await (const _ of addFiles(archive, paths))
    if (++added % step === 0) memory.push(Math.round(process.memoryUsage.rss() / 2 ** 20));
  stored();
  await archive.close();
  rmSync(folder, { recursive: true });
  parse();

  const proof: Spent = { words: ours.words, time: 0, processor: 0 };
  for (const path of paths) {
    const { articles, bytes } = readFileArticles(path);
    const proved = clock(proof);
    const prove = prover(bytes);
    for (const article of articles) prove(article);
    proved();
  }

  const pace = ({ words, time }: Spent) => (words / time) * 1000;
  const speed = (spent: Spent) =>
    `${Math.round(pace(spent)).toLocaleString("en")} words/s, ${(spent.processor / spent.words).toFixed(1)} µs of processor time a word`;
  console.log(`compromise nlp(text), one core: ${speed(theirs)}`);
  console.log(`adding ${paths.length} files: ${speed(ours)}: ${(pace(ours) / pace(theirs)).toFixed(1)} times`);
  const share = (100 * proof.processor) / (ours.processor - proof.processor);
  console.log(
    `the proof: ${(proof.processor / proof.words).toFixed(2)} µs of processor time a word, ${share.toFixed(1)} % of the rest`,
  );
  console.log(`memory after every ${step}: ${memory.join(", ")} MB`);
}

/** Starts a clock; the function it returns stops it and adds the time to `spent`. */
function clock(spent: Spent): () => void {
  const began = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    spent.time += performance.now() - began;
    spent.processor += user + system;
  };
}

if (import.meta.main) {
  const folders = process.argv.slice(2);
  await (folders.length === 0 ? bench({ articles: 2000 }) : measure(await Array.fromAsync(filesOf(folders))));
}
