import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import type { Article } from "../article/article.ts";
import { readFileArticles } from "../article/files.ts";
import { revisionOf } from "../article/identity.ts";
import { frequency } from "../language/frequency.ts";
import { readArticle } from "../language/read.ts";
import { words } from "../text/words.ts";
import { type Entry, entryOf } from "./entry.ts";

/** An article read from a file; `entry` is null where the archive holds the same revision already. */
export type ReadArticle = {
  readonly id: string;
  readonly url: string | null;
  readonly revision: string;
  readonly entry: Entry | null;
};

/** A file read. Plain data, so that it can cross from thread to thread. */
export type ReadFile = {
  readonly path: string;
  readonly refused: readonly { readonly reason: string; readonly line: number | null }[];
  readonly articles: readonly ReadArticle[];
};

/** Fewer files are read sooner than a thread is started. */
const WORTH_THREADS = 40;
/** Files under way in each thread: enough to keep it busy, few enough to keep memory flat. */
const UNDER_WAY = 8;
/** Room for fresh objects in each thread, in MB: what an article needs is dropped at once, and more room only makes the program larger. */
const YOUNG = 32;

/** Reads files and finds what is in them, in the order of `paths`, over as many threads as there are processors. `known`: revisions held, by id. */
export async function* readFiles(paths: readonly string[], known: ReadonlyMap<string, string>): AsyncGenerator<ReadFile> {
  if (paths.length < WORTH_THREADS) {
    for (const path of paths) yield await readOne(path, known);
    return;
  }
  const threads = Array.from({ length: Math.max(1, availableParallelism()) }, () => new Thread(known));
  try {
    const waiting: Promise<ReadFile>[] = [];
    for (let next = 0, at = 0; at < paths.length; at++) {
      for (; next < paths.length && next < at + threads.length * UNDER_WAY; next++)
        waiting.push(threads[next % threads.length]!.read(paths[next]!));
      yield await waiting.shift()!;
    }
  } finally {
    await Promise.all(threads.map((thread) => thread.stop()));
  }
}

async function readOne(path: string, known: ReadonlyMap<string, string>): Promise<ReadFile> {
  const { articles, refused, bytes } = await readFileArticles(path);
  const raw = articles.length === 1 ? bytes : null;
  return {
    path,
    refused: refused.map(({ reason, line }) => ({ reason, line })),
    articles: articles.map((article) => {
      const { id, url } = article;
      const revision = revisionOf(article);
      return { id, url, revision, entry: known.get(id) === revision ? null : readEntry(article, raw) };
    }),
  };
}

function readEntry(article: Article, raw: Uint8Array | null): Entry {
  const all = words(article.text);
  return entryOf(article, readArticle(article, frequency, all), raw, all);
}

/** A thread that reads files; each is answered in its turn. */
class Thread {
  readonly #worker: Worker;
  readonly #waiting: PromiseWithResolvers<ReadFile>[] = [];

  constructor(known: ReadonlyMap<string, string>) {
    this.#worker = new Worker(new URL(import.meta.url), {
      workerData: { known },
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    });
    this.#worker.on("message", (read: ReadFile) => this.#waiting.shift()!.resolve(read));
    this.#worker.on("error", (error) => {
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    });
  }

  read(path: string): Promise<ReadFile> {
    const answer = Promise.withResolvers<ReadFile>();
    this.#waiting.push(answer);
    this.#worker.postMessage(path);
    return answer.promise;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}

if (!isMainThread && workerData?.known instanceof Map) {
  let turn = Promise.resolve();
  parentPort!.on("message", (path: string) => {
    turn = turn.then(async () => parentPort!.postMessage(await readOne(path, workerData.known)));
  });
}
