import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { filesOf } from "../../src/article/files.ts";
import type { Archive } from "../../src/index/archive.ts";
import { addFiles } from "../../src/ingest/add-files.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import type { Postings } from "../../src/language/answering/postings.ts";
import { words } from "../../src/text/words.ts";

/** A question of a set; each file in `pages` answers it, in the words of `gold`. */
export type Asked = {
  /** The day it was asked (ISO 8601); null when unknown. */
  readonly day: string | null;
  readonly id: string;
  readonly question: string;
  readonly gold: readonly string[];
  readonly answerable: boolean;
  readonly article: string | null;
  readonly pages: readonly string[];
};

/** A folder with articles/ and questions.jsonl, the articles in an archive. */
export type QuestionSet = {
  readonly name: string;
  readonly archive: Archive;
  readonly ids: ReadonlyMap<string, string>;
  readonly asked: readonly Asked[];
  /** Cache: normalised sentences of the articles compared so far. */
  readonly sentences: Map<string, readonly string[]>;
};

/** Reads a set. Its archive is kept in the folder `keep` for the next run, else in a temporary folder. */
export async function readSet(folder: string, keep: string | undefined): Promise<QuestionSet> {
  const name = folder.replace(/\/+$/, "").split("/").slice(-2).join("-");
  const archive = openArchive(join(keep ?? mkdtempSync(join(tmpdir(), "fit-")), `${name}.sqlite`));
  const ids = new Map<string, string>();
  for await (const outcome of addFiles(archive, await Array.fromAsync(filesOf([join(folder, "articles")])))) {
    if ("id" in outcome) ids.set(basename(outcome.path), outcome.id);
  }
  const lines = readFileSync(join(folder, "questions.jsonl"), "utf8").trim().split("\n");
  const asked = lines.map((line): Asked => {
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
  });
  return { name, archive: caching(archive), ids, asked, sentences: new Map() };
}

/** An archive that decodes the postings of each article only once. */
function caching(archive: Archive): Archive {
  const known = new Map<string, Postings>();
  return {
    ...archive,
    async postings(ids) {
      const missing = ids.filter((id) => !known.has(id));
      for (const [id, postings] of await archive.postings(missing)) known.set(id, postings);
      return new Map(ids.map((id) => [id, known.get(id)!]));
    },
  };
}

/** The questions to ask of all articles: one asked of two articles has no single answer, so it is left out. */
export function askedOfAll({ asked }: QuestionSet): Asked[] {
  const times = new Map<string, number>();
  for (const { question } of asked) times.set(question, (times.get(question) ?? 0) + 1);
  return asked.filter(({ question, answerable, article }) => times.get(question) === 1 && (answerable || article === null));
}

const plain = (text: string): string =>
  ` ${words(text)
    .map(({ word }) => word.toLowerCase())
    .join(" ")} `;

/** Which of an article's sentences hold one of the gold answers word for word? Case, punctuation, number words and a leading article aside. */
export async function holding(
  { archive, sentences }: QuestionSet,
  id: string,
  spans: Uint32Array,
  gold: readonly string[],
): Promise<Uint8Array> {
  let known = sentences.get(id);
  if (!known) {
    const { text } = (await archive.article(id))!;
    known = Array.from({ length: spans.length / 2 }, (_, i) => plain(text.slice(spans[2 * i], spans[2 * i + 1])));
    sentences.set(id, known);
  }
  const wanted = gold.map((answer) => plain(answer).replace(/^ (?:a|an|the) (?=\S)/, " ")).filter((run) => run.trim() !== "");
  return Uint8Array.from(known, (sentence) => (wanted.some((run) => sentence.includes(run)) ? 1 : 0));
}
