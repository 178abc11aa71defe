import { rm } from "node:fs/promises";
import { differing, fingerprint, snapshotOf } from "../index/fingerprint.ts";
import { openIndex } from "../index/open.ts";
import type { ArticleRecord } from "../record/record.ts";
import { type CatchUp, catchUp } from "./catch-up.ts";

/**
 * Builds a new index beside an archive's file, as far as that holds the record, and compares the rows; the bot may run meanwhile, but a purge shows
 * as a difference. Returns the kinds of rows that differ. Throws a DatabaseError.
 */
export async function verifyIndex(file: string, record: ArticleRecord, how: CatchUp = {}): Promise<string[]> {
  const fresh = `${file}.verifying`;
  const remove = () => Promise.all(["", "-wal", "-shm"].map((part) => rm(fresh + part, { force: true })));
  await remove();
  const snapshot = snapshotOf(file);
  const index = openIndex(fresh);
  try {
    await catchUp(index, record, snapshot.cursor ?? (await record.last()), how);
    await index.close();
    return differing(snapshot.fingerprint(), fingerprint(fresh));
  } finally {
    snapshot.close();
    await index.close();
    await remove();
  }
}
