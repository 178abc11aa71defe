import { once } from "node:events";
import { existsSync, statSync } from "node:fs";
import { ArticleError } from "../article/error.ts";
import { filesOf } from "../article/files.ts";
import type { Config } from "../config.ts";
import type { Added } from "../index/archive.ts";
import { ANALYSIS_VERSION } from "../language/read.ts";
import type { Log } from "../log.ts";
import { addAddress } from "./add-address.ts";
import { addFiles } from "./add-files.ts";
import { type FeedEntry, type FeedJournal, openFeedJournal } from "./feed-journal.ts";
import { configuredFetcher } from "./fetch/configured.ts";
import { FetchError } from "./fetch/error.ts";
import { markRemoved } from "./folder.ts";
import { keepUp, type Lag } from "./keep-up.ts";
import type { WritableArchive } from "./open-archive.ts";
import { persistently } from "./persistently.ts";
import { analyse, type JobRunner } from "./reading-jobs.ts";
import { ReadingWorker } from "./reading-worker.ts";
import { type ConfiguredSource, isMissing, readSources } from "./sources-file.ts";
import { proveStored } from "./verify.ts";
import { type Ingested, watchSources } from "./watch.ts";

/** A source and its status. */
export type SourceStatus = Omit<FeedEntry, "etag" | "lastModified"> & {
  readonly kind: ConfiguredSource["kind"];
  readonly missing: boolean;
};

/** What fills the archive while the bot runs. */
export type Ingest = {
  /** Settles once the content folder is added; reanalysis then continues in the background. */
  readonly ready: Promise<void>;
  /** Resolves once the index held all that the record had, or when closed; rejects if the record cannot be used. */
  readonly caughtUp: Promise<void>;
  /** How many of the record's changes the index lacks; null while the record does not answer. */
  readonly lag: () => Lag;
  /** Adds what is at an address. Returns the articles added and the reason for each refusal. */
  readonly add: (url: string) => Promise<{ readonly added: readonly Added[]; readonly refused: readonly string[] }>;
  /** The content folder and the sources in the sources file. Throws a SourcesError. */
  readonly list: () => Promise<readonly SourceStatus[]>;
  /** Watches folders and polls feeds until closed. Throws a SourcesError. */
  readonly watch: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** What filling uses besides the archive. */
export type IngestOptions = {
  /** Of the sources; in a file beside the archive by default. */
  readonly journal?: FeedJournal;
  /** Called for each source checked. */
  readonly observed?: (ingested: Ingested) => void;
};

/**
 * Starts filling an archive: first what the index lacks of the record, then, in the role `ingest`, the content folder. None of it blocks answering.
 */
export function startIngest(
  archive: WritableArchive,
  config: Config,
  log: Log,
  { journal = openFeedJournal(config.archiveFile), observed = () => {} }: IngestOptions = {},
): Ingest {
  const fills = config.roles.has("ingest");
  const closing = new AbortController();
  const fetcher = configuredFetcher(config);
  const worker = new ReadingWorker();
  const reader = worker.run;
  const background: Promise<void>[] = [];
  const report = (ingested: Ingested) => {
    logged(log, ingested);
    observed(ingested);
  };
  let watching: ReturnType<typeof watchSources> | null = null;
  const refused = (error: ArticleError) => log.warn({ reason: error.message }, "an article was refused");
  const following = keepUp(archive, config.processName, { reader, refused }, log);
  const { caughtUp } = following;
  const content = { folder: config.contentFolder, seen: new Map<string, string>() };
  const addContent = () => persistently(() => addFolder(archive, content, reader, log, closing.signal), closing.signal);
  const ready = caughtUp.then(() => (fills && !closing.signal.aborted ? addContent() : undefined));
  background.push(
    ready
      .then(() => persistently(() => reanalyse(archive, reader, log, closing.signal), closing.signal))
      .then(() => (fills ? persistently(() => proveStored(archive, reader, log, closing.signal), closing.signal) : undefined))
      .catch((error: unknown) => {
        if (!closing.signal.aborted) log.error({ reason: String(error) }, "articles could not be read again or proved");
      }),
  );
  return {
    ready,
    caughtUp,
    lag: following.lag,
    async add(url) {
      try {
        const { added, refused } = await addAddress(archive, url, fetcher, {}, reader);
        return { added, refused: refused.map(({ reason }) => reason) };
      } catch (error) {
        if (!(error instanceof FetchError)) throw error;
        return { added: [], refused: [error.reason] };
      }
    },
    list: async () => Promise.all((await sourcesOf(config)).map((source) => statusOf(source, journal))),
    async watch() {
      if (!fills) return;
      const sources = await sourcesOf(config);
      watching = watchSources(sources, { archive, fetcher, reader, journal, now: () => new Date(), report });
      background.push(addFolders(archive, sources, config.contentFolder, reader, log, closing.signal));
      // What came in after the folder was listed and before it was watched.
      const watched = Promise.all([ready, watching.ready]);
      background.push(
        Promise.race([watched, once(closing.signal, "abort")])
          .then(() => (closing.signal.aborted ? undefined : addContent()))
          .catch((error: unknown) => log.error({ reason: String(error) }, "the content folder could not be listed again")),
      );
    },
    async close() {
      closing.abort();
      await watching?.close();
      await fetcher.close();
      await worker.stop();
      await following.close();
      await Promise.all(background);
      await journal.close();
    },
  };
}

/** A folder, and by path the stamp each of its files had before it was last read. */
type Listed = { readonly folder: string; readonly seen: Map<string, string> };

/** Differs once a file was written again, so that one found half written is read once more. */
function stampOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? `${stat.ino} ${stat.size} ${stat.mtimeMs}` : "";
}

/** Adds a folder's files that are new or changed, and marks articles whose file is gone. Skips a missing folder. */
async function addFolder(
  archive: WritableArchive,
  { folder, seen }: Listed,
  reader: JobRunner,
  log: Log,
  closing: AbortSignal,
): Promise<void> {
  if (!existsSync(folder)) return;
  const stamps = new Map<string, string>();
  for await (const path of filesOf([folder])) {
    const stamp = stampOf(path);
    if (seen.get(path) !== stamp) stamps.set(path, stamp);
  }
  for await (const outcome of addFiles(archive, [...stamps.keys()], reader)) {
    if ("refused" in outcome) log.warn({ reason: outcome.refused.message }, "an article was refused");
    if (closing.aborted) return;
  }
  for (const [path, stamp] of stamps) seen.set(path, stamp);
  const removed = await markRemoved(archive, folder);
  if (removed > 0) log.info({ folder, articles: removed }, "articles are no longer there and were marked");
}

/** Adds the folders of the sources file, except the content folder. */
async function addFolders(
  archive: WritableArchive,
  sources: readonly ConfiguredSource[],
  content: string,
  reader: JobRunner,
  log: Log,
  closing: AbortSignal,
): Promise<void> {
  for (const source of sources) {
    if (source.kind !== "folder" || source.path === content || closing.aborted) continue;
    try {
      const listed = { folder: source.path, seen: new Map<string, string>() };
      await persistently(() => addFolder(archive, listed, reader, log, closing), closing);
    } catch (error) {
      log.error({ folder: source.path, reason: String(error) }, "a folder could not be added");
    }
  }
}

const sourcesOf = async ({ contentFolder, sourcesFile }: Config): Promise<ConfiguredSource[]> => [
  { kind: "folder", path: contentFolder },
  ...(await readSources(sourcesFile)),
];

async function statusOf(source: ConfiguredSource, journal: FeedJournal): Promise<SourceStatus> {
  const { place, fetched, articles, failures, error } = await journal.entry(source.kind === "feed" ? source.url : source.path);
  return { kind: source.kind, place, missing: isMissing(source), fetched, articles, failures, error };
}

function logged(log: Log, ingested: Ingested): void {
  if ("failed" in ingested) log.warn({ feed: ingested.feed, reason: ingested.failed }, "a feed could not be fetched");
  else if ("added" in ingested) log.info({ feed: ingested.feed, articles: ingested.added.added.length }, "a feed was read");
  else if ("refused" in ingested.outcome) log.warn({ reason: ingested.outcome.refused.message }, "an article was refused");
}

/** Reanalyses articles that older rules analysed, one at a time. One that fails keeps its old analysis. */
async function reanalyse(archive: WritableArchive, reader: JobRunner, log: Log, closing: AbortSignal): Promise<void> {
  const failed = new Set<string>();
  while (!closing.aborted) {
    const article = (await archive.outdated(ANALYSIS_VERSION, failed.size + 1)).find(
      ({ id, revision }) => !failed.has(id + revision),
    );
    if (!article) return;
    try {
      const analysis = await analyse(reader, article);
      await archive.reanalyse(article, analysis);
    } catch (error) {
      if (!(error instanceof ArticleError)) throw error;
      failed.add(article.id + article.revision);
      if (!closing.aborted) log.warn({ reason: error.message }, "an article could not be read again");
    }
  }
}
