import { rename, rm } from "node:fs/promises";
import { readArticles } from "../article/read.ts";
import { openArchive } from "../index/open.ts";
import { readArticle } from "../language/read.ts";
import { Inputs } from "../record/inputs.ts";

/**
 * Makes an archive anew from its raw inputs, in the order in which they came, and puts it in the place of the file, damaged or not. Withdrawn
 * articles stay withdrawn. `progress` is told after each input how many of all are done. Gives the number of articles held. Throws an ArchiveError when the inputs cannot be read.
 */
export async function rebuild(file: string, progress: (done: number, all: number) => void = () => {}): Promise<number> {
  const fresh = `${file}.rebuilding`;
  await remove(fresh);
  const inputs = new Inputs(file);
  let added = new Date();
  const archive = openArchive(fresh, () => added, null);
  const all = inputs.count();
  let done = 0;
  for (const input of inputs.all()) {
    added = new Date(input.added);
    const articles = input.kind === "article" ? [input.article] : readArticles(input.bytes, input.path).articles;
    for (const article of articles) if (article.id === input.id) await archive.add(article, readArticle(article), null);
    progress(++done, all);
  }
  for (const id of inputs.withdrawn()) await archive.withdraw(id);
  const { articles } = await archive.holdings();
  await archive.close();
  inputs.close();
  await remove(file);
  await rename(fresh, file);
  return articles;
}

const remove = async (file: string): Promise<void> => {
  for (const part of ["", "-wal", "-shm"]) await rm(file + part, { force: true });
};
