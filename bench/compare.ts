// Benches of another commit beside this checkout's, in turns, so that a machine that changes pace does so for both:
//   npm run bench:compare -- COMMIT [SUBJECT…] [--articles N] [--rounds N]
// Each line a bench prints comes out once, a figure that differs as "old → new" (medians over the rounds).
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const NUMBER = /\d[\d,]*(?:\.\d+)?/g;

/** Every line a bench printed, by its words without figures, with the figures of each round. */
type Lines = Map<string, number[][]>;

function take(lines: Lines, output: string): void {
  for (const line of output.split("\n").filter(Boolean)) {
    const figures = (line.match(NUMBER) ?? []).map((figure) => Number(figure.replaceAll(",", "")));
    const words = line.replace(NUMBER, "#");
    lines.set(words, [...(lines.get(words) ?? []), figures]);
  }
}

const median = (values: readonly number[]): number | undefined => values.toSorted((a, b) => a - b)[values.length >> 1];

/** The lines printed `after`, with medians: `median 3.1 → 2.9 ms`; lines that were not printed `before` are marked. */
export function compared(before: readonly string[], after: readonly string[]): string[] {
  const [old, now]: [Lines, Lines] = [new Map(), new Map()];
  for (const output of before) take(old, output);
  for (const output of after) take(now, output);
  return [...now].map(([words, rounds]) => {
    const others = old.get(words) ?? [];
    let index = 0;
    const line = words.replace(/#/g, (mark) => {
      const medians = [others, rounds].map((list) => median(list.flatMap((figures) => figures[index] ?? [])));
      index++;
      return [...new Set(medians)].filter((figure) => figure !== undefined).join(" → ") || mark;
    });
    return others.length === 0 ? `${line} (new)` : line;
  });
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { articles: { type: "string", default: "5000" }, rounds: { type: "string", default: "3" } },
  });
  const [commit, ...subjects] = positionals;
  if (commit === undefined) throw new Error("usage: npm run bench:compare -- COMMIT [SUBJECT…]");
  const root = join(import.meta.dirname, "..");
  const folder = mkdtempSync(join(tmpdir(), "verbatim-bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const archive = execFileSync("git", ["archive", commit], { cwd: root, maxBuffer: 2 ** 30 });
  execFileSync("tar", ["-x", "-C", folder], { input: archive });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const times = join(folder, "processor-times");
  const environment = {
    ...process.env,
    NODE_OPTIONS: `--import ${join(import.meta.dirname, "processor-time.ts")}`,
    PROCESSOR_TIMES: times,
  };
  const run = (cwd: string): string => {
    writeFileSync(times, "");
    const words = ["bench/run.ts", ...subjects, "--articles", values.articles];
    return execFileSync(process.execPath, words, { cwd, encoding: "utf8", env: environment }) + readFileSync(times, "utf8");
  };
  const [before, after]: [string[], string[]] = [[], []];
  for (let round = 0; round < Number(values.rounds); round++) {
    before.push(run(folder));
    after.push(run(root));
  }
  for (const line of compared(before, after)) console.log(line);
}
