// Time and memory of an answer on many articles, beside MiniSearch doing only the search:
//   npm run bench -- ask [--articles N] [--archive FILE]      (5,000 by default; FILE holds generated articles, and MiniSearch is left out)
// Each phase runs in its own process, one after the other, so that memory is measured apart.
import { fork } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Article } from "../src/article/article.ts";
import { seeded } from "../src/audit/random.ts";
import { corpus } from "./corpus.ts";
import { at, fill, firstOf, openGenerated, processorTime } from "./fill.ts";
import type { BenchOptions } from "./run.ts";

const QUESTIONS = 300;
/** Asked first and not counted, while the compiler is cold. */
const WARM = 20;

/** Milliseconds of processor time per question, sorted, megabytes of memory and disk, the longest time without letting others in, seconds to add all articles. */
type Figures = {
  readonly times: number[];
  readonly memory: number;
  readonly disk: number;
  readonly block: number;
  readonly added: number;
};

const OPENINGS = "Who,What,When,Where,How many,Why,Which".split(",");

/** Questions of 5 to 11 words from one paragraph of an article and its headline; one in five has a word no article holds. */
function questions(articles: readonly Article[]): string[] {
  const random = seeded(13);
  const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  return Array.from({ length: WARM + QUESTIONS }, () => {
    const { text, title } = any(articles);
    const words = `${any(text.split("\n\n"))} ${title}`.replace(/[“”,.]/g, "").split(" ");
    const asked = Array.from({ length: 5 + Math.floor(7 * random()) }, () => any(words));
    if (random() < 0.2) asked.push("zeppelins");
    return `${any(OPENINGS)} ${asked.join(" ")}?`;
  });
}

async function measure(
  all: readonly string[],
  ask: (question: string) => unknown,
): Promise<Pick<Figures, "times" | "memory" | "block">> {
  for (const question of all.slice(0, WARM)) await ask(question);
  const times: number[] = [];
  const blocks: number[] = [];
  for (const question of all.slice(WARM)) {
    const blocked = longestBlock();
    times.push(await processorTime(() => ask(question)));
    blocks.push(await blocked());
  }
  return { times: times.sort((a, b) => a - b), memory: process.memoryUsage.rss() / 1e6, block: Math.max(...blocks) };
}

/** Measures until it is called again: the milliseconds of processor time of the longest turn of the event loop. */
function longestBlock(): () => Promise<number> {
  const now = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let [longest, last, isOver] = [0, now(), false];
  const turns = (async () => {
    while (!isOver) {
      await setImmediate();
      const next = now();
      longest = Math.max(longest, next - last);
      last = next;
    }
  })();
  return async () => {
    isOver = true;
    await turns;
    return longest;
  };
}

/** Articles that questions are drawn from. */
const DRAWN_FROM = 2000;

async function adding(file: string, count: number): Promise<Figures> {
  const archive = openGenerated(file);
  const began = performance.now();
  await fill(archive, count);
  const added = (performance.now() - began) / 1000;
  await archive.close();
  return { times: [0], memory: 0, block: 0, added, disk: statSync(file).size / 1e6 };
}

/** `file` has the questions beside it, so that this process need not generate articles, which takes memory. */
async function answering(file: string): Promise<Figures> {
  const { consult } = await import("../src/answer/ask.ts");
  const archive = openGenerated(file);
  const asked = JSON.parse(readFileSync(process.env.QUESTIONS!, "utf8")) as string[];
  const measured = await measure(asked, (question) => consult(archive, question, {}));
  await archive.close();
  return { ...measured, added: 0, disk: statSync(file).size / 1e6 };
}

async function searching(_: string, count: number): Promise<Figures> {
  const { default: MiniSearch } = await import("minisearch");
  const index = new MiniSearch({ fields: ["title", "text"] });
  const began = performance.now();
  for (const [article] of corpus(count)) index.add(article);
  const added = (performance.now() - began) / 1000;
  const asked = JSON.parse(readFileSync(process.env.QUESTIONS!, "utf8")) as string[];
  return { ...(await measure(asked, (question) => index.search(question).slice(0, 20))), added, disk: 0 };
}

const PHASES = { adding, answering, searching };

/** Prints time and memory of an answer on generated articles, and how they compare with MiniSearch's search alone. */
export async function bench({ articles, archive }: Pick<BenchOptions, "articles" | "archive">): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-bench-"));
  const file = archive ?? join(folder, "archive.db");
  const asked = join(folder, "questions.json");
  writeFileSync(asked, JSON.stringify(questions(firstOf(DRAWN_FROM).map(([article]) => article))));
  const run = (phase: keyof typeof PHASES) => runPhase(phase, [file, String(articles)], asked);
  try {
    const added = archive === undefined ? (await run("adding")).added : 0;
    const ours = { ...(await run("answering")), added };
    print(archive === undefined ? `${articles} articles, an answer` : "an answer", ours);
    if (archive !== undefined) return;
    const theirs = await run("searching");
    print(`${articles} articles, MiniSearch's search alone`, theirs);
    const ratio = (of: (figures: Figures) => number) => (of(ours) / of(theirs)).toFixed(2);
    console.log(
      `ask      of MiniSearch's search alone: ${ratio(({ times }) => at(times, 0.5))} of the median, ${ratio(({ times }) => at(times, 0.99))} of the 99th percentile, ${ratio(({ memory }) => memory)} of the memory`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(name: string, { times, memory, block, added, disk }: Figures): void {
  const milliseconds = `median ${at(times, 0.5).toFixed(1)} ms, 99 % within ${at(times, 0.99).toFixed(1)} ms of processor time`;
  console.log(
    `ask      ${name}: ${milliseconds}, longest block ${block.toFixed(0)} ms, ${memory.toFixed(0)} MB of memory, ${disk.toFixed(0)} MB of disk${added === 0 ? "" : `, added in ${added.toFixed(0)} s`}`,
  );
}

function runPhase(phase: keyof typeof PHASES, words: readonly string[], asked: string): Promise<Figures> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL(import.meta.url), [phase, ...words], {
      env: { ...process.env, QUESTIONS: asked },
      execArgv: phase === "searching" ? ["--max-old-space-size=12000"] : [],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    child.on("message", (message) => resolve(message as Figures));
    child.on("exit", (status) => reject(new Error(`${phase} ended with ${status}`)));
  });
}

if (import.meta.main) {
  const [, , phase, file, count] = process.argv;
  const figures = await PHASES[phase as keyof typeof PHASES](file!, Number(count));
  process.send!(figures, () => process.exit());
}
