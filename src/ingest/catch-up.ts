import { setImmediate } from "node:timers/promises";
import { ArticleError } from "../article/error.ts";
import { type Entry, entryOf } from "../index/entry.ts";
import type { Index } from "../index/index.ts";
import type { Input } from "../record/input.ts";
import type { ArticleRecord } from "../record/record.ts";
import { analyse, type Reader, readBytes, readHere } from "./reader.ts";

/** Options of catching up. */
export type CatchUp = {
  readonly reader?: Reader;
  /** Called after each change with the numbers done and in all. */
  readonly progress?: (done: number, all: number) => void;
  /** Called for each input that today's rules refuse; its article is left out of the index. */
  readonly refused?: (error: ArticleError) => void;
};

/**
 * Brings an index up to a place of the record, rereading articles from their inputs one change at a time, so that another process may do the
 * same. Throws a DatabaseError if the record is damaged.
 */
export async function catchUp(
  index: Index,
  record: ArticleRecord,
  upTo: number,
  { reader = readHere, progress = () => {}, refused = () => {} }: CatchUp = {},
): Promise<void> {
  const from = index.cursor() ?? 0;
  const all = (await record.countSince(from)) - (await record.countSince(upTo));
  let done = 0;
  for await (const change of record.since(from)) {
    if (change.place > upTo) break;
    const { id, at, place } = change;
    const entries = change.kind === "added" ? await entriesOf(id, change.input, reader, refused) : [];
    const places = { first: (index.cursor() ?? 0) + 1, last: place };
    if (change.kind === "added") index.store(entries, at, places);
    else index.mark(id, change.kind, places);
    progress(++done, all);
    await setImmediate();
  }
  // Places may be empty: their changes were purged or retracted.
  index.skipTo(upTo);
}

/** The entry of an article read again; none if today's rules refuse its input, which is reported. */
async function entriesOf(id: string, input: Input, reader: Reader, report: (error: ArticleError) => void): Promise<Entry[]> {
  const { articles, refused } =
    input.kind === "article"
      ? { articles: [input.article], refused: [] }
      : await readBytes(reader, input.bytes, input.path, { url: null, charset: null });
  for (const error of refused) report(error);
  const article = articles.find((read) => read.id === id);
  if (!article) return [];
  try {
    return [entryOf(article, await analyse(reader, article), input.kind === "file" ? input.bytes : null)];
  } catch (error) {
    if (!(error instanceof ArticleError)) throw error;
    report(error);
    return [];
  }
}
