// Time and memory of an answer on many articles, beside MiniSearch doing only the search:
//   node bench/ask.ts [ARTICLES]      (5,000 by default)
// Each phase runs in its own process, one after the other, so that memory is measured apart.
import { fork } from "node:child_process";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";
import type { Article } from "../src/article/article.ts";
import { seeded } from "../src/audit/random.ts";
import { corpus } from "./corpus.ts";

const QUESTIONS = 300;
/** Asked first and not counted, while the compiler is cold. */
const WARM = 20;

/** Milliseconds per question, megabytes of memory and disk, the longest block of the event loop, seconds to add all articles. */
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
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const times: number[] = [];
  for (const question of all.slice(WARM)) {
    const began = performance.now();
    await ask(question);
    times.push(performance.now() - began);
    await setImmediate();
  }
  delay.disable();
  return { times: times.sort((a, b) => a - b), memory: process.memoryUsage.rss() / 1e6, block: delay.max / 1e6 };
}

/** Articles that questions are drawn from. */
const DRAWN_FROM = 2000;

/** The archive, passed from the process that adds to the one that asks. */
const FILE = join(tmpdir(), `verbatim-bench-${process.ppid}.db`);
/** The questions, so that the process that asks need not generate articles, which takes memory. */
const QUESTIONS_FILE = `${FILE}-questions`;

async function adding(count: number): Promise<Figures> {
  const { openArchive } = await import("../src/ingest/open-archive.ts");
  const archive = openArchive(FILE, () => new Date(0), null);
  const some: Article[] = [];
  const began = performance.now();
  for (const [article, analysis] of corpus(count)) {
    await archive.add(article, analysis, null);
    if (some.length < DRAWN_FROM) some.push(article);
  }
  const added = (performance.now() - began) / 1000;
  await archive.close();
  writeFileSync(QUESTIONS_FILE, JSON.stringify(questions(some)));
  return { times: [0], memory: 0, block: 0, added, disk: statSync(FILE).size / 1e6 };
}

async function answering(): Promise<Figures> {
  const { consult } = await import("../src/answer/ask.ts");
  const { openArchive } = await import("../src/ingest/open-archive.ts");
  const archive = openArchive(FILE, () => new Date(0), null);
  const measured = await measure(JSON.parse(readFileSync(QUESTIONS_FILE, "utf8")), (question) => consult(archive, question, {}));
  await archive.close();
  return { ...measured, added: 0, disk: 0 };
}

async function searching(count: number): Promise<Figures> {
  const { default: MiniSearch } = await import("minisearch");
  const index = new MiniSearch({ fields: ["title", "text"] });
  const some: Article[] = [];
  const began = performance.now();
  for (const [article] of corpus(count)) {
    index.add(article);
    if (some.length < DRAWN_FROM) some.push(article);
  }
  const added = (performance.now() - began) / 1000;
  return { ...(await measure(questions(some), (question) => index.search(question).slice(0, 20))), added, disk: 0 };
}

const PHASES = { adding, answering, searching };

/** Prints time and memory of an answer on `articles` generated articles, and how they compare with MiniSearch's search alone. */
export async function bench({ articles }: { readonly articles: number }): Promise<void> {
  try {
    const { added, disk } = await runPhase("adding", articles);
    const ours = { ...(await runPhase("answering", articles)), added, disk };
    print(`${articles} articles, an answer`, ours);
    const theirs = await runPhase("searching", articles);
    print(`${articles} articles, MiniSearch's search alone`, theirs);
    const ratio = (of: (figures: Figures) => number) => (of(ours) / of(theirs)).toFixed(2);
    console.log(
      `ask      of MiniSearch's search alone: ${ratio((figures) => at(figures, 0.5))} of the median, ${ratio((figures) => at(figures, 0.99))} of the 99th percentile, ${ratio(({ memory }) => memory)} of the memory`,
    );
  } finally {
    for (const end of ["", "-shm", "-wal", "-questions"])
      rmSync(`${join(tmpdir(), `verbatim-bench-${process.pid}.db`)}${end}`, { force: true });
  }
}

const at = ({ times }: Figures, share: number): number => times[Math.floor(share * (times.length - 1))]!;

function print(name: string, figures: Figures): void {
  const { memory, block, added, disk } = figures;
  console.log(
    `ask      ${name}: median ${at(figures, 0.5).toFixed(1)} ms, 99 % within ${at(figures, 0.99).toFixed(1)} ms, longest block ${block.toFixed(0)} ms, ${memory.toFixed(0)} MB of memory, ${disk.toFixed(0)} MB of disk, added in ${added.toFixed(0)} s`,
  );
}

function runPhase(phase: keyof typeof PHASES, articles: number): Promise<Figures> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL(import.meta.url), [phase, String(articles)], {
      execArgv: phase === "searching" ? ["--max-old-space-size=12000"] : [],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    child.on("message", (message) => resolve(message as Figures));
    child.on("exit", (status) => reject(new Error(`${phase} ended with ${status}`)));
  });
}

if (import.meta.main) {
  const [, , name, count] = process.argv;
  if (name !== undefined && name in PHASES) {
    const figures = await PHASES[name as keyof typeof PHASES](Number(count));
    process.send!(figures, () => process.exit());
  } else await bench({ articles: Number(name ?? 5000) });
}
