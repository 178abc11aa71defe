import { afterEach, expect, it, vi } from "vitest";
import { openFeedJournal } from "../../src/ingest/feed-journal.ts";
import type { Fetcher } from "../../src/ingest/fetch/fetcher.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { readHere } from "../../src/ingest/reading-jobs.ts";
import { watchSources } from "../../src/ingest/watch.ts";

afterEach(() => vi.restoreAllMocks());

it("closes after the current poll and starts no other", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  const polled: string[] = [];
  const events: string[] = [];
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const fetch = async (url: string) => {
    polled.push(url);
    await answered;
    throw new Error("the feed hangs up");
  };
  const archive = openArchive(":memory:");
  const journal = openFeedJournal(":memory:");
  const feed = { kind: "feed" as const, url: "https://example.org/feed", every: 1, pages: false, keep: null };
  const watching = watchSources([feed], {
    ...{ archive, journal, reader: readHere, now: () => new Date() },
    fetcher: { fetch, close: async () => {} } as unknown as Fetcher,
    report: () => events.push("reported"),
  });
  await expect.poll(() => polled).toEqual([feed.url]);
  const closed = watching.close().then(() => events.push("closed"));
  await new Promise((resolve) => setTimeout(resolve, 20));
  answer();
  await closed;
  expect(events).toEqual(["reported", "closed"]);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(polled).toHaveLength(1);
  await journal.close();
  await archive.close();
});
