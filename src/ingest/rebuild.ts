import { rename, rm } from "node:fs/promises";
import { openIndex } from "../index/open.ts";
import { type ArticleRecord, openRecord } from "../record/record.ts";
import { type CatchUp, catchUp } from "./catch-up.ts";

/**
 * Rebuilds an archive from its record, which it closes, and replaces the file, damaged or not. Returns the number of articles. Throws a DatabaseError
 * if the record cannot be read.
 */
export async function rebuild(file: string, how: CatchUp = {}, record: ArticleRecord = openRecord(file)): Promise<number> {
  const fresh = `${file}.rebuilding`;
  await remove(fresh);
  const index = openIndex(fresh);
  await catchUp(index, record, await record.last(), how);
  const { articles } = await index.holdings();
  await index.close();
  await record.close();
  await remove(file);
  await rename(fresh, file);
  return articles;
}

const remove = async (file: string): Promise<void> => {
  for (const part of ["", "-wal", "-shm"]) await rm(file + part, { force: true });
};
