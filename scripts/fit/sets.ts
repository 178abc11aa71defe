import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { addFiles } from "../../src/archive/add.ts";
import type { Archive } from "../../src/archive/archive.ts";
import { openArchive } from "../../src/archive/sqlite.ts";
import { filesOf } from "../../src/article/files.ts";
import type { Postings } from "../../src/language/answering/postings.ts";
import { words } from "../../src/text/words.ts";

/** A question of a set: `pages` are files of which each answers it, `gold` the words that answer. */
export type Asked = {
  readonly id: string;
  readonly question: string;
  readonly gold: readonly string[];
  readonly answerable: boolean;
  readonly article: string | null;
  readonly pages: readonly string[];
};

/** A folder with articles/ and questions.jsonl, its articles in an archive. */
export type QuestionSet = {
  readonly name: string;
  readonly archive: Archive;
  readonly ids: ReadonlyMap<string, string>;
  readonly asked: readonly Asked[];
};

/** Reads a set. The archive is kept in `keep` from one run to the next, so that its articles are read once; without it in a temporary folder. */
export async function readSet(folder: string, keep: string | undefined): Promise<QuestionSet> {
  const name = folder.replace(/\/+$/, "").split("/").slice(-2).join("-");
  const archive = openArchive(join(keep ?? mkdtempSync(join(tmpdir(), "fit-")), `${name}.sqlite`));
  const ids = new Map<string, string>();
  for await (const outcome of addFiles(archive, await Array.fromAsync(filesOf([join(folder, "articles")])))) {
    if ("id" in outcome) ids.set(basename(outcome.path), outcome.id);
  }
  const lines = readFileSync(join(folder, "questions.jsonl"), "utf8").trim().split("\n");
  const asked = lines.map((line): Asked => {
    const { id, question, gold, answerable, article, pages } = JSON.parse(line);
    return {
      id,
      question,
      gold: gold ?? [],
      answerable: answerable !== false,
      article: article ?? null,
      pages: pages ?? (article ? [article] : []),
    };
  });
  return { name, archive: remembering(archive), ids, asked };
}

/** The archive, each article's postings decoded once. */
function remembering(archive: Archive): Archive {
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

/** The questions that a whole archive can be asked: the same words asked of two articles have no one answer. */
export function askedOfAll({ asked }: QuestionSet): Asked[] {
  const times = new Map<string, number>();
  for (const { question } of asked) times.set(question, (times.get(question) ?? 0) + 1);
  return asked.filter(({ question, answerable, article }) => times.get(question) === 1 && (answerable || article === null));
}

const plain = (text: string): string[] => words(text).map(({ word }) => word.toLowerCase());

/** Does a text hold one of the gold answers word for word? Case, punctuation, number words and a leading article aside. */
export function holder(gold: readonly string[]): (text: string) => boolean {
  const wanted = gold.map((answer) => {
    const all = plain(answer);
    return all.length > 1 && ["a", "an", "the"].includes(all[0]!) ? all.slice(1) : all;
  });
  const runs = wanted.filter((all) => all.length > 0).map((all) => ` ${all.join(" ")} `);
  return (text) => {
    const all = ` ${plain(text).join(" ")} `;
    return runs.some((run) => all.includes(run));
  };
}
