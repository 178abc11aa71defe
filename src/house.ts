import { existsSync } from "node:fs";
import { setImmediate as next } from "node:timers/promises";
import { commands } from "../commands/index.ts";
import about from "../package.json" with { type: "json" };
import { addFiles } from "./archive/add.ts";
import type { Archive } from "./archive/archive.ts";
import { openArchive } from "./archive/sqlite.ts";
import { filesOf } from "./article/files.ts";
import type { Config } from "./config.ts";
import { frequency } from "./language/frequency.ts";
import { ANALYSIS_VERSION, readArticle } from "./language/read.ts";
import type { Log } from "./log.ts";
import type { House } from "./reply/respond.ts";
import { configuredFetcher } from "./sources/fetch/configured.ts";
import { Journal } from "./sources/journal.ts";
import { readSources } from "./sources/list.ts";
import { runSources } from "./sources/run.ts";
import { openState, type State } from "./state/state.ts";

const running = { version: about.version, latency: () => null };

/** What every door is opened on: the commands with the archive they answer from, and the state file. */
export type Opened = {
  readonly house: House;
  readonly state: State;
  /** Begins to watch the content folder and to ask the sources, until it is closed. Throws a SourcesError. */
  readonly watch: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Opens archive and state and adds the articles of the content folder. Throws an ArchiveError or a StateError that names the file. */
export async function openHouse(config: Config, log: Log): Promise<Opened> {
  const archive = openArchive(config.archiveFile);
  const state = openState(config.stateFile);
  await addContent(archive, config.contentFolder, log);
  const closing = new AbortController();
  const reread = readAgain(archive, closing.signal);
  let watching: { readonly close: () => Promise<void> } | null = null;
  const house = { commands, desk: { archive, now: () => new Date() }, share: config.share, keep: state.keep, running };
  return {
    house,
    state,
    async watch() {
      watching = await watchSources(archive, config, log);
    },
    async close() {
      closing.abort();
      await watching?.close();
      await reread;
      state.close();
      await archive.close();
    },
  };
}

async function addContent(archive: Archive, folder: string, log: Log): Promise<void> {
  if (!existsSync(folder)) return;
  for await (const outcome of addFiles(archive, await Array.fromAsync(filesOf([folder])))) {
    if ("refused" in outcome) log.warn({ reason: outcome.refused.message }, "an article was refused");
  }
}

async function watchSources(archive: Archive, config: Config, log: Log): Promise<{ readonly close: () => Promise<void> }> {
  const named = await readSources(config.sourcesFile);
  const sources = existsSync(config.contentFolder) ? [{ kind: "folder" as const, path: config.contentFolder }, ...named] : named;
  const fetcher = configuredFetcher(config);
  const journal = new Journal(config.archiveFile);
  const running = runSources(sources, {
    ...{ archive, fetcher, journal, now: () => new Date() },
    told: (news) => {
      if ("failed" in news) log.warn({ feed: news.feed, reason: news.failed }, "a feed could not be had");
      else if ("taken" in news) log.info({ feed: news.feed, articles: news.taken.added.length }, "a feed was read");
      else if ("refused" in news.outcome) log.warn({ reason: news.outcome.refused.message }, "an article was refused");
    },
  });
  return {
    async close() {
      await running.close();
      await fetcher.close();
      journal.close();
    },
  };
}

/** Reads articles again that were read by other rules than today's, one at a time, so that requests in between are not kept waiting. */
async function readAgain(archive: Archive, closing: AbortSignal): Promise<void> {
  while (!closing.aborted) {
    const [article] = await archive.outdated(ANALYSIS_VERSION, 1);
    if (!article) return;
    await archive.reanalyse(article, readArticle(article, frequency));
    await next();
  }
}
