import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";

/** Options every bench gets: `articles` for those that fill an archive; the others for those that ask questions with known answers. */
export type BenchOptions = {
  readonly articles: number;
  /** A file of generated articles, so that none need be added first. */
  readonly archive?: string | undefined;
  readonly questions?: string | undefined;
  readonly given?: boolean | undefined;
  readonly keep?: string | undefined;
  /** Passages shown to a reader. */
  readonly candidates?: number;
};

// Runs each file of this folder that exports `bench`, or only those named: `npm run bench -- ask check --articles 100000`.
const { values, positionals: subjects } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: "string", default: "5000" },
    archive: { type: "string" },
    questions: { type: "string" },
    given: { type: "boolean" },
    keep: { type: "string" },
    candidates: { type: "string", default: "24" },
  },
});
const options: BenchOptions = { ...values, articles: Number(values.articles), candidates: Number(values.candidates) };

for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith(".ts"))) {
  const subject = basename(file, ".ts");
  if (file === basename(import.meta.filename) || (subjects.length > 0 && !subjects.includes(subject))) continue;
  const { bench } = (await import(join(import.meta.dirname, file))) as { bench?: (options: BenchOptions) => Promise<void> };
  if (!bench) continue;
  console.log(`\n# ${subject}`);
  await bench(options);
}
