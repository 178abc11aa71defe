import { addAddress, type FromAddress } from "./add-address.ts";
import type { AddOutcome } from "./add-files.ts";
import type { FeedJournal } from "./feed-journal.ts";
import { FetchError } from "./fetch/error.ts";
import type { Fetcher } from "./fetch/fetcher.ts";
import { watchFolder } from "./folder.ts";
import type { WritableArchive } from "./open-archive.ts";
import type { JobRunner } from "./reading-jobs.ts";
import type { ConfiguredSource, FeedSource } from "./sources-file.ts";

/** The result of checking a source: a feed read or failed, or one file of a folder. */
export type Ingested =
  | { readonly feed: string; readonly added: FromAddress }
  | { readonly feed: string; readonly failed: string }
  | { readonly folder: string; readonly outcome: AddOutcome };

export type WatchOptions = {
  readonly archive: WritableArchive;
  readonly fetcher: Fetcher;
  readonly reader: JobRunner;
  readonly journal: FeedJournal;
  readonly now: () => Date;
  readonly report: (ingested: Ingested) => void;
};

/** A failing feed is polled half as often after each failure, down to once a day. Milliseconds. */
const RAREST = 24 * 3_600_000;

/** When to poll a feed next, in milliseconds from now: later if it keeps failing, with jitter to spread feeds out. */
export function nextIn(every: number, failures: number, random: number): number {
  return Math.min(every * 2 ** failures, Math.max(every, RAREST)) * (0.9 + 0.2 * random);
}

/** While the journal cannot be read, a feed is tried again after this long. Milliseconds. */
const JOURNAL_AWAY = 30_000;

/** Polls a feed, unless another process has taken it. Returns the milliseconds until its next turn. Never rejects. */
async function turn(feed: FeedSource, options: WatchOptions): Promise<number> {
  try {
    const { failures } = await options.journal.entry(feed.url);
    const next = nextIn(feed.every, failures, Math.random());
    const wait = await options.journal.claim(feed.url, next);
    if (wait > 0) return wait * (1 + 0.1 * Math.random());
    const failed = await poll(feed, options);
    return failed === failures ? next : nextIn(feed.every, failed, Math.random());
  } catch (error) {
    options.report({ feed: feed.url, failed: (error as Error).message });
    return JOURNAL_AWAY;
  }
}

/** Polls a feed once and records the result. Returns how often it has failed in a row. */
export async function poll(feed: FeedSource, { archive, fetcher, reader, journal, now, report }: WatchOptions): Promise<number> {
  const { etag, lastModified, failures } = await journal.entry(feed.url);
  const since = feed.keep === null ? null : new Date(now().getTime() - feed.keep).toISOString().slice(0, 10);
  try {
    const taken = await addAddress(
      archive,
      feed.url,
      fetcher,
      { etag, lastModified, robots: false, pages: feed.pages, since },
      reader,
    );
    const fresh = taken.added.filter(({ outcome }) => outcome === "added").length;
    await journal.succeeded(feed.url, now().toISOString(), fresh, taken.etag ?? etag, taken.lastModified ?? lastModified);
    report({ feed: feed.url, added: taken });
    return 0;
  } catch (error) {
    // One failing source must not stop the others.
    const reason = error instanceof FetchError ? error.reason : error instanceof Error ? error.message : String(error);
    await journal.failed(feed.url, reason);
    report({ feed: feed.url, failed: reason });
    return failures + 1;
  }
}

/** Polls feeds when due and watches folders until closed; `ready` once changes of folders are noticed. */
export function watchSources(
  sources: readonly ConfiguredSource[],
  options: WatchOptions,
): { readonly ready: Promise<unknown>; readonly close: () => Promise<void> } {
  const timers = new Map<FeedSource, NodeJS.Timeout>();
  const underWay = new Set<Promise<void>>();
  let closed = false;

  const schedule = (feed: FeedSource, after: number) => {
    if (closed) return;
    const timer = setTimeout(() => {
      const polling = turn(feed, options)
        .then((wait) => schedule(feed, wait))
        .finally(() => underWay.delete(polling));
      underWay.add(polling);
    }, after);
    timers.set(feed, timer.unref());
  };

  for (const source of sources) {
    if (source.kind === "feed") schedule(source, Math.random() * 5000);
  }
  const watching = sources.flatMap((source) =>
    source.kind === "folder"
      ? [watchFolder(options.archive, source.path, options.reader, (outcome) => options.report({ folder: source.path, outcome }))]
      : [],
  );
  return {
    ready: Promise.all(watching.map((folder) => folder.ready)),
    async close() {
      closed = true;
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all([...underWay, ...watching.map((folder) => folder.close())]);
    },
  };
}
