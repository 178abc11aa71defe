import { setTimeout } from "node:timers/promises";
import type { Article } from "../article/article.ts";
import { claims } from "../article/claims.ts";
import { ArticleError } from "../article/error.ts";
import { revisionOf } from "../article/identity.ts";
import type { Published } from "../article/published.ts";
import type { Added } from "../index/archive.ts";
import type { Entry } from "../index/entry.ts";
import type { WritableArchive } from "./open-archive.ts";
import type { ReadFile } from "./read-file.ts";
import { readFiles } from "./read-files.ts";
import { analyse, type Reader } from "./reader.ts";

/** What became of one article or, where it could not be read, of its file. */
export type Outcome = ({ readonly path: string } & Added) | { readonly path: string; readonly refused: ArticleError };

/** Articles are written together until so many wait, or the first of them for so long (milliseconds). */
const MOST_WAITING = 100;
const LONGEST_WAIT = 500;

/**
 * Adds the articles of files in their order and says what became of each once it is stored. Of two files with the same address and other words
 * the second is refused; variants of one address are revisions of one article. Unreadable files are reported and the others go on: what was
 * read before one that takes long is stored meanwhile. `reader` reads few files, this thread where there is none.
 */
export async function* addFiles(
  archive: WritableArchive,
  paths: readonly string[],
  reader: Reader | null = null,
): AsyncGenerator<Outcome> {
  const known = await archive.revisions();
  const files = seenOnce(readFiles(paths, known, reader), known);
  let waiting: Waiting[] = [];
  let next = files.next();
  try {
    for (let due = 0; ; ) {
      const read = waiting.length === 0 ? await next : await within(next, due - performance.now());
      if (read?.done) break;
      if (read) {
        if (waiting.length === 0) due = performance.now() + LONGEST_WAIT;
        waiting.push(read.value);
        next = files.next();
        // While others are written nobody waits for it; a failure shows when it is awaited.
        next.catch(() => {});
      }
      if (waiting.length < MOST_WAITING && performance.now() < due) continue;
      yield* await written(archive, waiting);
      waiting = [];
    }
  } catch (error) {
    // What was read before is stored all the same.
    yield* await written(archive, waiting);
    throw error;
  } finally {
    await files.return(undefined);
  }
  yield* await written(archive, waiting);
}

/** What a promise gives within so many milliseconds; null where that takes longer. */
async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | null> {
  const done = new AbortController();
  try {
    return await Promise.race([promise, setTimeout(milliseconds, null, { signal: done.signal })]);
  } finally {
    done.abort();
  }
}

/** What became of an article, or the entry that is to be written. */
type Waiting = Outcome | { readonly path: string; readonly entry: Entry };

async function written(archive: WritableArchive, waiting: readonly Waiting[]): Promise<Outcome[]> {
  const added = await archive.addAll(waiting.flatMap((one) => ("entry" in one ? [one.entry] : [])));
  let next = 0;
  return waiting.map((one) => ("entry" in one ? { path: one.path, ...added[next++]! } : one));
}

/** The articles of files in their order, those refused that claim the id of one before. */
async function* seenOnce(files: AsyncIterable<ReadFile>, known: ReadonlyMap<string, string>): AsyncGenerator<Waiting> {
  const claim = claims();
  for await (const { path, refused, articles } of files) {
    for (const { reason, line } of refused) yield { path, refused: new ArticleError(path, reason, line) };
    for (const article of articles) {
      const { id, entry, revision } = article;
      const refusal = claim(path, article);
      if (refusal) yield { path, refused: refusal };
      else yield entry === null || known.get(id) === revision ? { path, id, outcome: "unchanged" } : { path, entry };
    }
  }
}

/** Analyses an article and stores it, unless it is held as it is. Throws an ArticleError where the reader gives it up. */
export async function addArticle(
  archive: WritableArchive,
  article: Article,
  reader: Reader,
  raw: Uint8Array | Published | null,
): Promise<Added> {
  const held = await archive.article(article.id);
  const same = held?.revision === revisionOf(article) && !held.withdrawn && !held.vanished;
  return same ? { id: article.id, outcome: "unchanged" } : archive.add(article, await analyse(reader, article), raw);
}
