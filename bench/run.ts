import { readdirSync } from "node:fs";
import { basename, join } from "node:path";

/** Options every bench gets; `articles` (`--articles N`) is for those that fill an archive. */
export type BenchOptions = { readonly articles: number };

// Runs each file of this folder that exports `bench`, or only those named: `npm run bench -- ask check --articles 100000`.
const words = process.argv.slice(2);
const at = words.indexOf("--articles");
const options: BenchOptions = { articles: at < 0 ? 5000 : Number(words[at + 1]) };
const subjects = words.filter((word, index) => !word.startsWith("--") && words[index - 1] !== "--articles");

for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith(".ts"))) {
  const subject = basename(file, ".ts");
  if (file === basename(import.meta.filename) || (subjects.length > 0 && !subjects.includes(subject))) continue;
  const { bench } = (await import(join(import.meta.dirname, file))) as { bench?: (options: BenchOptions) => Promise<void> };
  if (!bench) continue;
  console.log(`\n# ${subject}`);
  await bench(options);
}
