import { setImmediate } from "node:timers/promises";
import { ArticleError } from "../article/error.ts";
import { type Entry, entryOf } from "../index/entry.ts";
import type { Index } from "../index/index.ts";
import type { Input } from "../record/input.ts";
import type { ArticleRecord } from "../record/record.ts";
import { analyse, type Reader, readBytes, readHere } from "./reader.ts";

/** How catching up is done. */
export type CatchUp = {
  readonly reader?: Reader;
  /** Called after each change with how many of all are done. */
  readonly progress?: (done: number, all: number) => void;
  /** Called with each input that today's rules refuse: its article is not in the index. */
  readonly refused?: (error: ArticleError) => void;
};

/**
 * Brings an index up to a place of the record: articles are read again from their inputs, one change at a time, so that another process
 * may do the same beside it. Throws a DatabaseError where the record is damaged.
 */
export async function catchUp(
  index: Index,
  record: ArticleRecord,
  upTo: number,
  { reader = readHere, progress = () => {}, refused = () => {} }: CatchUp = {},
): Promise<void> {
  const from = index.cursor() ?? 0;
  const all = record.countSince(from) - record.countSince(upTo);
  let done = 0;
  for (const change of record.since(from)) {
    if (change.place > upTo) break;
    const { id, at, place } = change;
    const entries = change.kind === "added" ? await entriesOf(id, change.input, reader, refused) : [];
    const places = { first: (index.cursor() ?? 0) + 1, last: place };
    if (change.kind === "added") index.store(entries, at, places);
    else index.mark(id, change.kind, places);
    progress(++done, all);
    await setImmediate();
  }
  // Places may be empty: what stood there was purged or taken back.
  index.skipTo(upTo);
}

/** What is stored of an article that is read again; nothing where today's rules refuse its input, which is reported. */
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
