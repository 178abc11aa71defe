/**
 * `npm run fit -- --article FOLDER --archive FOLDER …`: refits the weights of answering and prints what they achieve. A folder holds articles/ and
 * questions.jsonl, a line a question: { "id", "question", "gold": ["…"], "answerable"?, "article"?: "file", "pages"?: ["file"] }. With `--check`
 * nothing is written and every figure is of questions that its weights were not fitted on: five parts, by article or question, or with
 * `--check source` one folder left out after the other.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Chances } from "../src/language/answering/confidence.ts";
import type { Weights } from "../src/language/answering/rank.ts";
import { fitChoosing } from "./fit/choose.ts";
import { figures, fitChances, type Judged, judge } from "./fit/judge.ts";
import { type Sample, sampleAll, sampleArticle } from "./fit/samples.ts";
import { readSet } from "./fit/sets.ts";
import { figuresOfSpans, fitSpans, sampleSpans } from "./fit/span.ts";

const FOLDER = new URL("../src/language/answering/weights/", import.meta.url);

const { values } = parseArgs({
  options: {
    article: { type: "string", multiple: true, default: [] },
    archive: { type: "string", multiple: true, default: [] },
    keep: { type: "string" },
    check: { type: "string" },
  },
});

const sets = new Map(
  await Promise.all(
    [...new Set([...values.article, ...values.archive])].map(
      async (folder) => [folder, await readSet(folder, values.keep)] as const,
    ),
  ),
);
const inArticle = (await Promise.all(values.article.map((folder) => sampleArticle(sets.get(folder)!)))).flat();
const inAll = (await Promise.all(values.archive.map((folder) => sampleAll(sets.get(folder)!)))).flat();
console.error(`${inArticle.length} questions of one article, ${inAll.length} of all`);

type Fitted = { readonly weights: Weights; readonly article: Chances; readonly archive: Chances };

function fitAll(article: readonly Sample[], all: readonly Sample[]): Fitted {
  const answerable = (samples: readonly Sample[]) => samples.filter(({ asked }) => asked.answerable);
  const weights = fitChoosing(answerable(article), answerable(all));
  const judgeAll = (samples: readonly Sample[]) => samples.map((sample) => judge(sample, weights));
  const ofArticle = fitChances(judgeAll(article));
  // Without a question that nothing answers, how silent to be is learnt from those of single articles.
  const silent = all.some(({ asked }) => !asked.answerable);
  return { weights, article: ofArticle, archive: silent ? fitChances(judgeAll(all)) : ofArticle };
}

function tell(mode: string, judged: readonly Judged[], chances: (one: Judged) => Chances): void {
  for (const set of new Set(judged.map(({ sample }) => sample.set))) {
    const own = judged.filter(({ sample }) => sample.set === set);
    console.log(
      `${set} (${mode})  ${Object.entries(figures(own, chances))
        .map(([name, value]) => `${name} ${value}`)
        .join("  ")}`,
    );
  }
}

if (values.check !== undefined) {
  if (values.check !== "part" && values.check !== "source") throw new Error("--check takes `part` or `source`");
  const partOf = (one: Sample): string => (values.check === "part" ? `part ${one.fold}` : one.source);
  const judged: { article: Judged[]; all: Judged[] } = { article: [], all: [] };
  const by = new Map<Judged, Fitted>();
  const spans = sampleSpans(inArticle);
  for (const part of new Set([...inArticle, ...inAll].map(partOf))) {
    const held = (one: Sample) => partOf(one) === part;
    const rest = (one: Sample) => !held(one);
    const own = spans.filter(({ sample }) => held(sample));
    for (const line of figuresOfSpans(own, fitSpans(spans.filter(({ sample }) => rest(sample))))) console.log(`${part}  ${line}`);
    const fitted = fitAll(inArticle.filter(rest), inAll.filter(rest));
    for (const [list, samples] of [
      [judged.article, inArticle],
      [judged.all, inAll],
    ] as const) {
      for (const sample of samples.filter(held)) {
        const one = judge(sample, fitted.weights);
        list.push(one);
        by.set(one, fitted);
      }
    }
  }
  tell("article, apart", judged.article, (one) => by.get(one)!.article);
  tell("archive, apart", judged.all, (one) => by.get(one)!.archive);
} else {
  const fitted = fitAll(inArticle, inAll);
  tell(
    "article",
    inArticle.map((sample) => judge(sample, fitted.weights)),
    () => fitted.article,
  );
  tell(
    "archive",
    inAll.map((sample) => judge(sample, fitted.weights)),
    () => fitted.archive,
  );
  const about = `Fitted by scripts/fit.ts on ${[...sets.values()].map(({ name, asked }) => `${name} (${asked.length} questions)`).join(", ")}.`;
  const write = (name: string, tables: object) =>
    writeFileSync(new URL(`${name}.json`, FOLDER), `${JSON.stringify({ about, ...tables }, null, 2)}\n`);
  const spans = sampleSpans(inArticle);
  const weights = fitSpans(spans);
  for (const line of figuresOfSpans(spans, weights)) console.log(line);
  write("choice", fitted.weights);
  write("span", { weights });
  write("confidence", { article: fitted.article, archive: fitted.archive });
}
for (const { archive } of sets.values()) await archive.close();
