import { rm } from "node:fs/promises";
import { differing, fingerprint } from "../index/fingerprint.ts";
import { openIndex } from "../index/open.ts";
import type { ArticleRecord } from "../record/record.ts";
import { type CatchUp, catchUp } from "./catch-up.ts";

/** Builds an index anew beside an archive's file and compares the rows. Returns the kinds of rows that differ. Throws a DatabaseError. */
export async function verifyIndex(file: string, record: ArticleRecord, how: CatchUp = {}): Promise<string[]> {
  const fresh = `${file}.verifying`;
  const remove = () => Promise.all(["", "-wal", "-shm"].map((part) => rm(fresh + part, { force: true })));
  await remove();
  const index = openIndex(fresh);
  try {
    await catchUp(index, record, await record.last(), how);
    await index.close();
    return differing(fingerprint(file), fingerprint(fresh));
  } finally {
    await index.close();
    await remove();
  }
}
