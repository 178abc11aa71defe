import { setTimeout } from "node:timers/promises";
import type { Article } from "../article/article.ts";
import { ArticleError } from "../article/error.ts";
import { guardIds } from "../article/guard-ids.ts";
import { revisionOf } from "../article/identity.ts";
import type { Published } from "../article/published.ts";
import type { Added, StoredArticle } from "../index/archive.ts";
import type { Entry } from "../index/entry.ts";
import type { WritableArchive } from "./open-archive.ts";
import type { ReadFile } from "./read-file.ts";
import { readFiles } from "./read-files.ts";
import { analyse, type JobRunner } from "./reading-jobs.ts";

/** The result for one article or, if it could not be read, for its file. */
export type AddOutcome = ({ readonly path: string } & Added) | { readonly path: string; readonly refused: ArticleError };

/** So few files look up their articles one by one: the revisions of a million take a second. */
const FEW = 40;
const PURGED = "was purged and is left out, though its file is still there";

/** A batch is written once it has this many articles, or its first has waited this long (milliseconds). */
const MOST_WAITING = 100;
const LONGEST_WAIT = 500;

/**
 * Adds the articles of files in order and yields the result of each once it is stored. Of two files with the same address but different words,
 * the second is refused; variants of one address are revisions of one article. Unreadable files are reported and skipped; a slow file does
 * not delay storing those before it. `reader` reads small batches; without one, this thread does. Articles whose ids are in `purged` are refused.
 */
export async function* addFiles(
  archive: WritableArchive,
  paths: readonly string[],
  reader: JobRunner | null = null,
  purged: ReadonlySet<string> = new Set(),
): AsyncGenerator<AddOutcome> {
  const known = paths.length < FEW ? new Map<string, string>() : await archive.revisions();
  const held = async (id: string) => (paths.length < FEW ? heldRevision(await archive.article(id)) : known.get(id));
  const files = refuseClaimed(readFiles(paths, known, reader), held, purged);
  let waiting: WaitingEntry[] = [];
  let next = files.next();
  try {
    for (let due = 0; ; ) {
      const read = waiting.length === 0 ? await next : await withTimeout(next, Math.max(0, due - performance.now()));
      if (read?.done) break;
      if (read) {
        if (waiting.length === 0) due = performance.now() + LONGEST_WAIT;
        waiting.push(read.value);
        next = files.next();
        // Nobody awaits it while a batch is written; a failure surfaces later.
        next.catch(() => {});
      }
      if (waiting.length < MOST_WAITING && performance.now() < due) continue;
      yield* await write(archive, waiting);
      waiting = [];
    }
  } catch (error) {
    // Store what was already read.
    yield* await write(archive, waiting);
    throw error;
  } finally {
    await files.return(undefined);
  }
  yield* await write(archive, waiting);
}

/** A promise's value, or null if it takes longer than this many milliseconds. */
async function withTimeout<T>(promise: Promise<T>, milliseconds: number): Promise<T | null> {
  const done = new AbortController();
  try {
    return await Promise.race([promise, setTimeout(milliseconds, null, { signal: done.signal })]);
  } finally {
    done.abort();
  }
}

/** An article's result, or the entry still to be written. */
type WaitingEntry = AddOutcome | { readonly path: string; readonly entry: Entry };

async function write(archive: WritableArchive, waiting: readonly WaitingEntry[]): Promise<AddOutcome[]> {
  const added = await archive.addAll(waiting.flatMap((one) => ("entry" in one ? [one.entry] : [])));
  let next = 0;
  return waiting.map((one) => ("entry" in one ? { path: one.path, ...added[next++]! } : one));
}

/** The articles of files in order; those that claim the id of an earlier one are refused. */
async function* refuseClaimed(
  files: AsyncIterable<ReadFile>,
  held: (id: string) => Promise<string | undefined>,
  purged: ReadonlySet<string>,
): AsyncGenerator<WaitingEntry> {
  const claim = guardIds();
  for await (const { path, refused, articles } of files) {
    for (const { reason, line } of refused) yield { path, refused: new ArticleError(path, reason, line) };
    for (const article of articles) {
      const { id, entry, revision } = article;
      const refusal = claim(path, article);
      if (purged.has(id)) yield { path, refused: new ArticleError(path, PURGED) };
      else if (refusal) yield { path, refused: refusal };
      else yield entry === null || (await held(id)) === revision ? { path, id, outcome: "unchanged" } : { path, entry };
    }
  }
}

const heldRevision = (held: StoredArticle | null): string | undefined =>
  held === null || held.withdrawn || held.vanished ? undefined : held.revision;

/** Analyses and stores an article unless the same revision is held. Throws an ArticleError if the reader abandons it. */
export async function addArticle(
  archive: WritableArchive,
  article: Article,
  reader: JobRunner,
  raw: Uint8Array | Published | null,
): Promise<Added> {
  const held = heldRevision(await archive.article(article.id));
  return held === revisionOf(article)
    ? { id: article.id, outcome: "unchanged" }
    : archive.add(article, await analyse(reader, article), raw);
}
