import { existsSync } from "node:fs";
import { setImmediate as next } from "node:timers/promises";
import { commands } from "../commands/index.ts";
import about from "../package.json" with { type: "json" };
import type { Sources } from "./answer/command.ts";
import type { SourceState } from "./answer/outcome.ts";
import { filesOf } from "./article/files.ts";
import type { House } from "./cards/respond.ts";
import type { Config } from "./config.ts";
import type { Archive } from "./index/archive.ts";
import { openArchive } from "./index/open.ts";
import { takeAddress } from "./ingest/add-address.ts";
import { addFiles } from "./ingest/add-files.ts";
import { Journal } from "./ingest/feed-journal.ts";
import { configuredFetcher } from "./ingest/fetch/configured.ts";
import { FetchError } from "./ingest/fetch/error.ts";
import type { Fetcher } from "./ingest/fetch/fetcher.ts";
import { markRemoved } from "./ingest/folder.ts";
import { isMissing, readSources, type Source } from "./ingest/sources-file.ts";
import { runSources, type Surroundings } from "./ingest/watch.ts";
import { ANALYSIS_VERSION, readArticle } from "./language/read.ts";
import type { Log } from "./log.ts";
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
  const closing = new AbortController();
  await addFolder(archive, config.contentFolder, log, closing.signal);
  const reread = readAgain(archive, closing.signal);
  const fetcher = configuredFetcher(config);
  const journal = new Journal(config.archiveFile);
  let watching: { readonly close: () => Promise<void> } | null = null;
  let standing: Promise<void> = Promise.resolve();
  const sources: Sources = {
    add: (url) => addAddress(archive, url, fetcher),
    list: async () => (await sourcesOf(config)).map((source) => stateOf(source, journal)),
  };
  const house = { commands, desk: { archive, sources, now: () => new Date() }, share: config.share, running };
  return {
    house,
    state,
    async watch() {
      const all = await sourcesOf(config);
      watching = runSources(all, { archive, fetcher, journal, now: () => new Date(), told: tell(log) });
      standing = addFolders(archive, all, config.contentFolder, log, closing.signal);
    },
    async close() {
      closing.abort();
      await watching?.close();
      await fetcher.close();
      journal.close();
      await Promise.all([reread, standing]);
      state.close();
      await archive.close();
    },
  };
}

/** Adds the articles that stand in a folder, and marks those that stood there when it was last looked at. A folder that is not there tells nothing. */
async function addFolder(archive: Archive, folder: string, log: Log, closing: AbortSignal): Promise<void> {
  if (!existsSync(folder)) return;
  for await (const outcome of addFiles(archive, await Array.fromAsync(filesOf([folder])))) {
    if ("refused" in outcome) log.warn({ reason: outcome.refused.message }, "an article was refused");
    if (closing.aborted) return;
  }
  const removed = await markRemoved(archive, folder);
  if (removed > 0) log.info({ folder, articles: removed }, "articles are no longer there and were marked");
}

/** Adds what stands in the folders of the sources file, beside the answering; the content folder is in already. */
async function addFolders(
  archive: Archive,
  sources: readonly Source[],
  content: string,
  log: Log,
  closing: AbortSignal,
): Promise<void> {
  for (const source of sources) {
    if (source.kind !== "folder" || source.path === content || closing.aborted) continue;
    try {
      await addFolder(archive, source.path, log, closing);
    } catch (error) {
      log.error({ folder: source.path, reason: String(error) }, "a folder could not be added");
    }
  }
}

/** The content folder and what the sources file names. Throws a SourcesError. */
const sourcesOf = async ({ contentFolder, sourcesFile }: Config): Promise<Source[]> => [
  { kind: "folder", path: contentFolder },
  ...(await readSources(sourcesFile)),
];

function stateOf(source: Source, journal: Journal): SourceState {
  const { place, fetched, articles, failures, error } = journal.entry(source.kind === "feed" ? source.url : source.path);
  return { kind: source.kind, place, missing: isMissing(source), fetched, articles, failures, error };
}

/** Adds what is at an address; that it cannot be had is a refusal like others. */
async function addAddress(archive: Archive, url: string, fetcher: Fetcher): ReturnType<Sources["add"]> {
  try {
    const { added, refused } = await takeAddress(archive, url, fetcher);
    return { added, refused: refused.map(({ reason }) => reason) };
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    return { added: [], refused: [error.reason] };
  }
}

const tell =
  (log: Log): Surroundings["told"] =>
  (news) => {
    if ("failed" in news) log.warn({ feed: news.feed, reason: news.failed }, "a feed could not be had");
    else if ("taken" in news) log.info({ feed: news.feed, articles: news.taken.added.length }, "a feed was read");
    else if ("refused" in news.outcome) log.warn({ reason: news.outcome.refused.message }, "an article was refused");
  };

/** Reads articles again that were read by other rules than today's, one at a time, so that requests in between are not kept waiting. */
async function readAgain(archive: Archive, closing: AbortSignal): Promise<void> {
  while (!closing.aborted) {
    const [article] = await archive.outdated(ANALYSIS_VERSION, 1);
    if (!article) return;
    await archive.reanalyse(article, readArticle(article));
    await next();
  }
}
