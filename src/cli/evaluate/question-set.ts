import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { filesOf } from "../../article/files.ts";
import type { Archive } from "../../index/archive.ts";
import { addFiles } from "../../ingest/add-files.ts";
import { openArchive } from "../../ingest/open-archive.ts";
import { words } from "../../text/words.ts";
import { UsageError } from "../output.ts";

/** A question with a known answer: each file in `pages` answers it, in the words of `gold`. */
export type KnownQuestion = {
  readonly id: string;
  readonly question: string;
  readonly gold: readonly string[];
  readonly answerable: boolean;
  /** The file it is about; null if it was asked of all. */
  readonly article: string | null;
  readonly pages: readonly string[];
  /** The day it was asked (ISO 8601); null when unknown. */
  readonly day: string | null;
};

/** A folder with articles/ and questions.jsonl, the articles in an archive; `ids` by file name. */
export type QuestionSet = {
  readonly name: string;
  readonly archive: Archive;
  readonly ids: ReadonlyMap<string, string>;
  readonly asked: readonly KnownQuestion[];
};

/**
 * Reads a set. Its archive is kept in the folder `keep` for the next run, else in a temporary folder that closing it removes. Throws a UsageError
 * without questions.
 */
export async function readQuestionSet(folder: string, keep: string | undefined): Promise<QuestionSet> {
  const name = folder.replace(/\/+$/, "").split("/").slice(-2).join("-");
  const file = join(folder, "questions.jsonl");
  if (!existsSync(file)) throw new UsageError(`${file} does not exist: one question a line (docs/reader.md)`);
  const asked = readFileSync(file, "utf8").trim().split("\n").map(readQuestion);
  const home = keep ?? mkdtempSync(join(tmpdir(), "questions-"));
  const archive = openArchive(join(home, `${name}.sqlite`));
  const ids = new Map<string, string>();
  for await (const outcome of addFiles(archive, await Array.fromAsync(filesOf([join(folder, "articles")])))) {
    if ("id" in outcome) ids.set(basename(outcome.path), outcome.id);
  }
  const close = async (): Promise<void> => {
    await archive.close();
    if (keep === undefined) rmSync(home, { recursive: true, force: true });
  };
  return { name, archive: { ...archive, close }, ids, asked };
}

function readQuestion(line: string): KnownQuestion {
  const { id, question, gold, answerable, article, pages, asked: day } = JSON.parse(line);
  return {
    id,
    question,
    day: day ?? null,
    gold: gold ?? [],
    answerable: answerable !== false,
    article: article ?? null,
    pages: pages ?? (article ? [article] : []),
  };
}

/** The questions to ask of all articles: one asked of two articles has no single answer, so it is left out. */
export function askedOfAll({ asked }: QuestionSet): KnownQuestion[] {
  const times = new Map<string, number>();
  for (const { question } of asked) times.set(question, (times.get(question) ?? 0) + 1);
  return asked.filter(({ question, answerable, article }) => times.get(question) === 1 && (answerable || article === null));
}

/** A text as its bare words, to look for a gold answer in. */
export const bareWords = (text: string): string =>
  ` ${words(text)
    .map(({ word }) => word.toLowerCase())
    .join(" ")} `;

/** The gold answers to look for: bare words without a leading article. */
export const bareGold = (gold: readonly string[]): string[] =>
  gold.map((answer) => bareWords(answer).replace(/^ (?:a|an|the) (?=\S)/, " ")).filter((run) => run.trim() !== "");

/** Does a text hold one of the gold answers word for word? Case, punctuation, number words and a leading article aside. */
export function holdsGold(text: string, gold: readonly string[]): boolean {
  const said = bareWords(text);
  return bareGold(gold).some((run) => said.includes(run));
}
