import type { Archive } from "../index/archive.ts";
import { type Taken, takeAddress } from "./add-address.ts";
import type { Outcome } from "./add-files.ts";
import type { Journal } from "./feed-journal.ts";
import { FetchError } from "./fetch/error.ts";
import type { Fetcher } from "./fetch/fetcher.ts";
import { watchFolder } from "./folder.ts";
import type { FeedSource, Source } from "./sources-file.ts";

/** What the sources need, and whom they tell of what became of each. */
export type Surroundings = {
  readonly archive: Archive;
  readonly fetcher: Fetcher;
  readonly journal: Journal;
  readonly now: () => Date;
  readonly told: (
    news: { feed: string; taken: Taken } | { feed: string; failed: string } | { folder: string; outcome: Outcome },
  ) => void;
};

/** A feed that keeps failing is asked half as often each time, down to once a day. Milliseconds. */
const RAREST = 24 * 3_600_000;

/** When a feed is asked next, in milliseconds from now: the time set for it, later where it keeps failing, a little off so that feeds do not come together. */
export function nextIn(every: number, failures: number, random: number): number {
  return Math.min(every * 2 ** failures, Math.max(every, RAREST)) * (0.9 + 0.2 * random);
}

/** Asks a feed once and notes what became of it. */
export async function poll(feed: FeedSource, { archive, fetcher, journal, now, told }: Surroundings): Promise<void> {
  const { etag, lastModified } = journal.entry(feed.url);
  const since = feed.keep === null ? null : new Date(now().getTime() - feed.keep).toISOString().slice(0, 10);
  try {
    const taken = await takeAddress(archive, feed.url, fetcher, { etag, lastModified, robots: false, pages: feed.pages, since });
    const fresh = taken.added.filter(({ outcome }) => outcome === "added").length;
    journal.succeeded(feed.url, now().toISOString(), fresh, taken.etag ?? etag, taken.lastModified ?? lastModified);
    told({ feed: feed.url, taken });
  } catch (error) {
    // One source that fails in whatever way never stops the others.
    const reason = error instanceof FetchError ? error.reason : error instanceof Error ? error.message : String(error);
    journal.failed(feed.url, reason);
    told({ feed: feed.url, failed: reason });
  }
}

/** Asks every feed in its time and watches every folder, until it is closed. */
export function runSources(sources: readonly Source[], surroundings: Surroundings): { readonly close: () => Promise<void> } {
  const timers = new Map<FeedSource, NodeJS.Timeout>();
  const underWay = new Set<Promise<void>>();
  let closed = false;

  const schedule = (feed: FeedSource, after: number) => {
    if (closed) return;
    const timer = setTimeout(() => {
      const polling = poll(feed, surroundings).finally(() => {
        underWay.delete(polling);
        schedule(feed, nextIn(feed.every, surroundings.journal.entry(feed.url).failures, Math.random()));
      });
      underWay.add(polling);
    }, after);
    timers.set(feed, timer.unref());
  };

  for (const source of sources) {
    if (source.kind === "feed") schedule(source, Math.random() * 5000);
  }
  const watching = sources.flatMap((source) =>
    source.kind === "folder"
      ? [watchFolder(surroundings.archive, source.path, (outcome) => surroundings.told({ folder: source.path, outcome }))]
      : [],
  );
  return {
    async close() {
      closed = true;
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all([...underWay, ...watching.map((folder) => folder.close())]);
    },
  };
}
