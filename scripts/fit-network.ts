/**
 * `npm run fit:network -- FILE…`: trains the network of answering on questions in SQuAD's format, of another kind than those that the ranker is
 * fitted on, and prints how often its best sentence is right on a tenth that was left out. `--write` keeps the weights, trained on all.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { measureFeatures } from "../src/language/answering/features.ts";
import { match, weigh } from "../src/language/answering/match.ts";
import { type Network, networkInputs, networkScores } from "../src/language/answering/network.ts";
import type { Postings } from "../src/language/answering/postings.ts";
import { prepare } from "../src/language/answering/prepare.ts";
import { frequency } from "../src/language/english/frequency.ts";
import { readQuestion } from "../src/language/question/read.ts";
import { readArticle } from "../src/language/read.ts";
import { type Group, trainNetwork } from "./fit/network.ts";

type FittedQuestion = { readonly fold: number; readonly group: Group; readonly scores: (network: Network) => Float64Array };
type Passage = {
  readonly context: string;
  readonly qas: readonly { question: string; answers: readonly { text: string; answer_start: number }[] }[];
};

const FOLDS = 10;
/** As if asked of an archive of so many articles: it bounds how much a rare word tells. */
const ARTICLES = 300;
const SEEDS = [1, 2, 3];

function askAll(passages: readonly Passage[]): FittedQuestion[] {
  return passages.flatMap(({ context, qas }, i) => {
    const article = {
      id: "",
      path: "",
      title: "",
      published: null,
      byline: null,
      source: null,
      url: null,
      updated: null,
      language: "en",
      tags: [],
      aside: [],
      text: context,
      complete: true,
    };
    const postings = prepare(article, readArticle(article));
    return qas.flatMap(({ question, answers }): FittedQuestion[] => {
      const group = groupOf(question, answers, postings);
      return group ? [{ fold: i % FOLDS, ...group }] : [];
    });
  });
}

function groupOf(
  question: string,
  answers: Passage["qas"][number]["answers"],
  postings: Postings,
): Omit<FittedQuestion, "fold"> | null {
  const { spans } = postings;
  const right = Uint8Array.from({ length: spans.length / 2 }, (_, at) =>
    answers.some(({ text, answer_start: start }) => start >= spans[2 * at]! && start + text.length <= spans[2 * at + 1]! + 1)
      ? 1
      : 0,
  );
  if (!right.includes(1) || !right.includes(0)) return null;
  const query = weigh(readQuestion(question), frequency, ARTICLES);
  const features = measureFeatures(query, match(query, postings));
  return {
    group: { rows: networkInputs(query, features), right },
    scores: (network) => networkScores(query, features, network),
  };
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { write: { type: "boolean", default: false } } });
if (positionals.length === 0) throw new Error("usage: npm run fit:network -- FILE… [--write]");
const asked = positionals.flatMap((file) => {
  const { data } = JSON.parse(readFileSync(file, "utf8")) as { data: { paragraphs: Passage[] }[] };
  return askAll(data.flatMap(({ paragraphs }) => paragraphs));
});
console.log(`${asked.length} questions`);

const rest = asked.filter(({ fold }) => fold !== 0).map(({ group }) => group);
const held = asked.filter(({ fold }) => fold === 0);
const tried = trainNetwork(rest, SEEDS);
let [hits, loss] = [0, 0];
for (const { group, scores: scored } of held) {
  const { right } = group;
  const scores = scored(tried);
  const most = Math.max(...scores);
  if (right[scores.indexOf(most)] === 1) hits++;
  const shares = scores.map((score) => Math.exp(score - most));
  const good = shares.reduce((sum, share, at) => sum + (right[at] === 1 ? share : 0), 0);
  loss -= Math.log(good / shares.reduce((sum, share) => sum + share, 0));
}
console.log(
  `left out: ${held.length}  best sentence right ${(hits / held.length).toFixed(4)}  −log probability ${(loss / held.length).toFixed(4)}`,
);

if (values.write) {
  const network = trainNetwork(
    asked.map(({ group }) => group),
    SEEDS,
  );
  const about = `Trained by scripts/fit-network.ts on ${asked.length} questions of SQuADShifts (Miller, Krauth, Recht and Schmidt, 2020; CC BY 4.0).`;
  writeFileSync(
    new URL("../src/language/answering/weights/network.json", import.meta.url),
    `${JSON.stringify({ about, ...network })}\n`,
  );
}
