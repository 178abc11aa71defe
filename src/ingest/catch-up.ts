import { setImmediate } from "node:timers/promises";
import type { Article } from "../article/article.ts";
import { readArticles } from "../article/read.ts";
import { entryOf } from "../index/entry.ts";
import type { Index } from "../index/index.ts";
import { readArticle } from "../language/read.ts";
import type { Input } from "../record/input.ts";
import type { ArticleRecord } from "../record/record.ts";

/**
 * Brings an index up to a place of the record: articles are read again from their inputs, one change at a time, so that another process
 * may do the same beside it. `progress` is told after each how many of all are done. Throws a DatabaseError where the record is damaged.
 */
export async function catchUp(
  index: Index,
  record: ArticleRecord,
  upTo: number,
  progress: (done: number, all: number) => void = () => {},
): Promise<void> {
  const from = index.cursor() ?? 0;
  const all = record.countSince(from) - record.countSince(upTo);
  let done = 0;
  for (const change of record.since(from)) {
    if (change.place > upTo) break;
    const { id, at, place } = change;
    const places = { first: (index.cursor() ?? 0) + 1, last: place };
    if (change.kind === "added") index.store(entriesOf(id, change.input), at, places);
    else index.mark(id, change.kind, places);
    progress(++done, all);
    await setImmediate();
  }
  // Places may be empty: what stood there was purged or taken back.
  index.skipTo(upTo);
}

/** What is stored of an article that is read again; nothing where today's rules refuse its input. */
function entriesOf(id: string, input: Input) {
  const raw = input.kind === "file" ? input.bytes : null;
  const articles: readonly Article[] = input.kind === "file" ? readArticles(input.bytes, input.path).articles : [input.article];
  return articles.filter((article) => article.id === id).map((article) => entryOf(article, readArticle(article), raw));
}
