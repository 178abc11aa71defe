import { setImmediate } from "node:timers/promises";
import { ArticleError } from "../article/error.ts";
import type { Added } from "../index/archive.ts";
import { entryOf, type IndexEntry } from "../index/entry.ts";
import type { Index } from "../index/index.ts";
import { packReading, RULES, unpackReading } from "../index/packed-reading.ts";
import type { ArticleRecord, Change } from "../record/record.ts";
import { analyse, type JobRunner, readBytes, readHere } from "./reading-jobs.ts";

/** Options of catching up. */
export type CatchUp = {
  readonly reader?: JobRunner;
  /** Called after each batch with the numbers of changes done and in all. */
  readonly progress?: (done: number, all: number) => void;
  /** Called for each input that today's rules refuse; its article is left out of the index. */
  readonly refused?: (error: ArticleError) => void;
  /** Called with the articles stored, after each batch. */
  readonly stored?: (added: readonly Added[]) => void;
};

/** Changes stored in one transaction: fewer hold answers up less, more are cheaper. */
const MOST_IN_A_BATCH = 50;

type Of<Kind> = Extract<Change, { readonly kind: Kind }>;
type AddedChange = Of<"added">;

/**
 * Brings an index up to a place of the record. An article is stored as it was found when it was added, where the record keeps that, and otherwise read
 * again from its input. Another process may do the same: whoever comes second skips. Throws a DatabaseError if the record is damaged.
 */
export async function catchUp(
  index: Index,
  record: ArticleRecord,
  upTo: number,
  { reader = readHere, progress = () => {}, refused = () => {}, stored = () => {} }: CatchUp = {},
): Promise<void> {
  const all = (await record.countSince(index.cursor() ?? 0)) - (await record.countSince(upTo));
  let done = 0;
  for await (const batch of batches(record.since(index.cursor() ?? 0, RULES), upTo)) {
    const entries: IndexEntry[] = [];
    const times: string[] = [];
    const read: { place: number; entry: IndexEntry }[] = [];
    const from = index.cursor() ?? 0;
    for (const change of batch) {
      if (change.kind !== "added" || change.place <= from) continue;
      const known = change.reading && unpackReading(change.reading);
      const entry = known || (await readAgain(change, reader, refused));
      if (entry === null) continue;
      entries.push(entry);
      times.push(change.at);
      if (!known) read.push({ place: change.place, entry });
    }
    const last = batch.at(-1)!;
    const places = { first: from + 1, last: last.place };
    if (last.place > from) {
      const taken = last.kind === "added" ? index.store(entries, times, places) : index.mark(last.id, last.kind, places);
      // Another process moved the cursor meanwhile.
      if (taken === null) return catchUp(index, record, upTo, { reader, progress, refused, stored });
      if (typeof taken === "object" && taken.length > 0) stored(taken);
      for (const { place, entry } of read) await record.keepReading(place, () => packReading(entry));
    }
    done += batch.length;
    progress(Math.min(done, all), all);
    await setImmediate();
  }
  // Places may be empty: their changes were purged or retracted.
  index.skipTo(upTo);
}

/** Changes up to a place: additions several at a time, each mark alone. */
async function* batches(changes: AsyncIterable<Change>, upTo: number): AsyncGenerator<readonly Change[]> {
  let batch: AddedChange[] = [];
  for await (const change of changes) {
    if (change.place > upTo) break;
    if (change.kind === "added") batch.push(change);
    if (batch.length > 0 && (change.kind !== "added" || batch.length >= MOST_IN_A_BATCH)) {
      yield batch;
      batch = [];
    }
    if (change.kind !== "added") yield [change];
  }
  if (batch.length > 0) yield batch;
}

/** What the index stores of an added article, read again from its input; null if today's rules refuse that, which is reported. */
async function readAgain(
  { id, input }: AddedChange,
  reader: JobRunner,
  report: (error: ArticleError) => void,
): Promise<IndexEntry | null> {
  const raw = await input();
  const { articles, refused } =
    raw.kind === "article"
      ? { articles: [raw.article], refused: [] }
      : await readBytes(reader, raw.bytes, raw.path, { url: null, charset: null });
  for (const error of refused) report(error);
  const article = articles.find((read) => read.id === id);
  if (!article) return null;
  try {
    return entryOf(article, await analyse(reader, article), raw.kind === "file" ? raw.bytes : null);
  } catch (error) {
    if (!(error instanceof ArticleError)) throw error;
    report(error);
    return null;
  }
}
