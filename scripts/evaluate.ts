/**
 * `npm run evaluate -- FOLDER`: asks what people type of the articles in FOLDER: the sets of scripts/evaluate whose pages are all there. Prints, set by
 * set and kind by kind, how often an expected article is shown, and how often nothing is shown when no article answers. `--misses` lists the failures;
 * `--keep FILE` keeps the archive, so that the articles are read only once.
 */
import { readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { answerOrStory } from "../src/answer/answer-or-story.ts";
import { inContext } from "../src/answer/follow-up.ts";
import { filesOf } from "../src/article/files.ts";
import { addFiles } from "../src/ingest/add-files.ts";
import { openArchive } from "../src/ingest/open-archive.ts";
import { holdsNumberWanted } from "../src/language/answering/number-wanted.ts";
import { slice } from "../src/text/span.ts";
import { ownFolder } from "./own-folder.ts";

/** Something typed, possibly as a follow-up to `after`. Any of `pages` may be shown; none where no article answers. */
type Typed = {
  readonly kind: string;
  readonly typed: string;
  readonly after?: string;
  readonly pages: readonly string[];
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { misses: { type: "boolean", default: false }, keep: { type: "string" } },
});
const [folder] = positionals;
if (folder === undefined) throw new Error("usage: npm run evaluate -- FOLDER");

const temporary = values.keep === undefined ? ownFolder("verbatim-evaluate-") : null;
const archive = openArchive(values.keep ?? join(temporary!, "archive.sqlite"));
const ids = new Map<string, string>();
for await (const outcome of addFiles(archive, await Array.fromAsync(filesOf([folder])))) {
  if ("id" in outcome) ids.set(outcome.id, basename(outcome.path));
}
const readTyped = (set: string): Typed[] =>
  readFileSync(new URL(`./evaluate/${set}.jsonl`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

/** Asks a set and prints its figures. */
async function evaluate(typed: readonly Typed[]): Promise<void> {
  const kinds = new Map<string, { right: number; all: number; answers: number }>();
  for (const one of typed) {
    const { question } = inContext(one.typed, one.after ?? null);
    const { consulted, story } = await answerOrStory(archive, question, {});
    const answer = consulted.answered ? consulted.best : null;
    const article = answer?.article ?? story?.source.article ?? null;
    const words = article && (answer ? [answer.excerpt] : story!.sentences).map((span) => slice(article.text, span)).join(" … ");
    const number = one.kind !== "number" || holdsNumberWanted("count", words ?? "");
    const right =
      one.pages.length === 0 ? article === null : article !== null && one.pages.includes(ids.get(article.id) ?? "") && number;
    const sum = kinds.get(one.kind) ?? { right: 0, all: 0, answers: 0 };
    kinds.set(one.kind, { right: sum.right + Number(right), all: sum.all + 1, answers: sum.answers + Number(answer !== null) });
    if (values.misses && !right) {
      const shown = article ? `${answer ? "answer" : "story"} ${ids.get(article.id)} ${article.title}` : "silent";
      console.log(`${one.kind} | ${question} | ${shown}`);
    }
  }
  for (const [kind, { right, all, answers }] of kinds) console.log(`${kind.padEnd(9)} ${right}/${all}  answers ${answers}`);
  const held = [...kinds].filter(([kind]) => kind !== "not held").map(([, sum]) => sum);
  const total = (of: "right" | "all") => held.reduce((sum, one) => sum + one[of], 0);
  const silent = kinds.get("not held");
  console.log(`answer or story ${(total("right") / total("all")).toFixed(3)} of ${total("all")}`);
  if (silent) console.log(`silent on what is not held ${(silent.right / silent.all).toFixed(3)} of ${silent.all}`);
}

const pages = new Set(ids.values());
for (const set of ["typed", "typed-second", "typed-third", "typed-third-newsqa", "typed-fourth", "typed-fourth-newsqa"]) {
  const typed = readTyped(set);
  if (!typed.every((one) => one.pages.every((page) => pages.has(page)))) continue;
  console.log(`${set}.jsonl`);
  await evaluate(typed);
}
await archive.close();
if (temporary !== null) rmSync(temporary, { recursive: true, force: true });
