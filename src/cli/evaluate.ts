import { chooserOf } from "../answer/choose-by-reader.ts";
import { loadConfig } from "../config.ts";
import { openLog } from "../log.ts";
import type { GuardedReader } from "../reader/guarded.ts";
import { openReader } from "../reader/open.ts";
import { type Figures, figuresOf, type JudgedQuestion, judge } from "./evaluate/judge.ts";
import { askedOfAll, type KnownQuestion, readQuestionSet } from "./evaluate/question-set.ts";
import { type Subcommand, UsageError } from "./output.ts";
import { progress } from "./progress.ts";

type EvaluateOptions = { given?: boolean; limit?: string; keep?: string; json?: boolean };

/** `verbatim evaluate FOLDER`: questions with known answers through the reader that is set up, beside the rules. */
export const evaluate: Subcommand = (program, terminal) => {
  program
    .command("evaluate")
    .description("ask questions with known answers through the reader that is set up, beside the rules (docs/reader.md)")
    .argument("<folder>", "articles/ and questions.jsonl")
    .option("--given", "ask each question of its own article")
    .option("--limit <n>", "ask only so many, evenly drawn")
    .option("--keep <folder>", "keep the archive there for the next run")
    .option("--json", "one JSON object for the rules, one for the reader")
    .action(async (folder: string, { given = false, limit, keep, json = false }: EvaluateOptions) => {
      const most = limit === undefined ? Number.POSITIVE_INFINITY : Number(limit);
      if (!(most >= 1)) throw new UsageError("--limit must be a number from 1");
      const config = loadConfig();
      let tokens = 0;
      // Nothing is kept: a choice made before would cost nothing.
      const reader = await openReader(config, null, openLog(config.logLevel), (count) => {
        tokens += count;
      });
      const set = await readQuestionSet(folder, keep);
      try {
        const all = given ? set.asked.filter(({ article }) => article !== null && set.ids.has(article)) : askedOfAll(set);
        const asked = evenly(all, most);
        const counted = reader && counting(reader);
        const judged: { rules: JudgedQuestion[]; reader: JudgedQuestion[] } = { rules: [], reader: [] };
        const bar = progress(terminal, asked.length, "asking");
        for (const [at, known] of asked.entries()) {
          judged.rules.push(await judge(set, known, given, undefined));
          if (counted) judged.reader.push(await judge(set, known, given, chooserOf(counted.reader, "evaluate")));
          bar.done(at + 1);
        }
        bar.stop();
        const rows: Row[] = [{ by: "rules", ...figuresOf(judged.rules), tokens: 0, leftToRules: 0 }];
        if (counted) {
          const cost = { tokens: tokens / asked.length, leftToRules: counted.failures() / asked.length };
          rows.push({ by: counted.reader.model, ...figuresOf(judged.reader), ...cost });
        }
        if (json) for (const row of rows) terminal.out(JSON.stringify(row));
        else for (const line of table(rows)) terminal.out(line);
        if (counted && !json) terminal.out(versus(judged.rules, judged.reader));
        if (!counted) terminal.err("No reader is set up: READER_URL or READER_FOLDER (docs/reader.md).");
      } finally {
        await reader?.close();
        await set.archive.close();
      }
    });
};

/** `leftToRules`: the share of questions for which the reader gave no choice. */
type Row = Figures & { readonly by: string; readonly tokens: number; readonly leftToRules: number };

function evenly(all: readonly KnownQuestion[], most: number): readonly KnownQuestion[] {
  const step = Math.max(1, all.length / most);
  return Array.from({ length: Math.min(all.length, most) }, (_, at) => all[Math.floor(at * step)]!);
}

/** A reader whose failures are counted. */
function counting(reader: GuardedReader): { readonly reader: GuardedReader; readonly failures: () => number } {
  let failures = 0;
  const read: GuardedReader["read"] = async (asked) => {
    const reading = await reader.read(asked);
    if (reading === null) failures++;
    return reading;
  };
  return { reader: { ...reader, read }, failures: () => failures };
}

const LINES: readonly (readonly [string, (row: Row) => string])[] = [
  ["questions", ({ questions }) => String(questions)],
  ["right sentence", ({ right }) => share(right)],
  ["wrong sentence", ({ wrong }) => share(wrong)],
  ["silent", ({ silent }) => share(silent)],
  ["right article first", ({ first }) => share(first)],
  ["silent where nothing answers", ({ silentRightly }) => share(silentRightly)],
  ["milliseconds, median", ({ median }) => median.toFixed(0)],
  ["milliseconds, 95th percentile", ({ slowest }) => slowest.toFixed(0)],
  ["tokens a question", ({ tokens }) => tokens.toFixed(0)],
  ["left to the rules", ({ leftToRules }) => share(leftToRules)],
];

const share = (value: number | null): string => (value === null ? "–" : value.toFixed(3));

function table(rows: readonly Row[]): string[] {
  const width = Math.max(...LINES.map(([name]) => name.length));
  const cells = [["", ...rows.map(({ by }) => by)], ...LINES.map(([name, of]) => [name, ...rows.map(of)])];
  return cells.map(([name, ...values]) => [name!.padEnd(width), ...values.map((value) => value.padStart(10))].join("  "));
}

/** How the two differ question by question: totals alone hide what was lost. */
function versus(rules: readonly JudgedQuestion[], reader: readonly JudgedQuestion[]): string {
  const isRight = ({ answerable, outcome }: JudgedQuestion) => outcome === (answerable ? "right" : "silent");
  const only = (one: readonly JudgedQuestion[], other: readonly JudgedQuestion[]) =>
    one.filter((judged, at) => isRight(judged) && !isRight(other[at]!)).length;
  return `Right only with the reader: ${only(reader, rules)}; right only with the rules: ${only(rules, reader)}.`;
}
