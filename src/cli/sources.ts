import { readFile, writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { feedsOf } from "../article/html/discover.ts";
import { loadConfig } from "../config.ts";
import type { FeedEntry } from "../ingest/feed-journal.ts";
import { configuredFetcher } from "../ingest/fetch/configured.ts";
import { FetchError } from "../ingest/fetch/error.ts";
import { readOpml, writeOpml } from "../ingest/opml.ts";
import { readHere } from "../ingest/reading-jobs.ts";
import { isMissing, parseSources, readSources, withFeeds } from "../ingest/sources-file.ts";
import { poll } from "../ingest/watch.ts";
import { openConfiguredJournal } from "../open-stores.ts";
import { type ArchiveOption, archiveOption, whereOf, withArchive } from "./archive.ts";
import { type CliStreams, type Subcommand, UsageError } from "./output.ts";

/** `verbatim sources`: the feeds and folders of the sources file, and the state of each. */
export const sources: Subcommand = (program, terminal, done) => {
  const command = program.command("sources").description("list the feeds and folders articles come from, and the state of each");
  archiveOption(command)
    .option("--json", "one JSON object per source")
    .action(async (options: ArchiveOption & { json?: boolean }) => {
      const { contentFolder, sourcesFile } = loadConfig();
      const journal = await openConfiguredJournal(whereOf(options));
      for (const source of [{ kind: "folder" as const, path: contentFolder }, ...(await readSources(sourcesFile))]) {
        const entry = await journal.entry(source.kind === "feed" ? source.url : source.path);
        const { place, ...state } = entry;
        if (options.json) terminal.out(JSON.stringify({ ...source, ...state }));
        else if (source.kind === "folder")
          terminal.out(`${place}  folder, ${isMissing(source) ? "does not exist" : "watched while the bot runs"}`);
        else terminal.out(`${place}  feed, ${stateOf(entry)}`);
      }
      await journal.close();
    });

  command
    .command("add")
    .description("add feeds to the sources file; for a page, the first feed it links to")
    .argument("<address...>", "addresses of feeds or pages")
    .action(async (addresses: string[]) => {
      const fetcher = configuredFetcher(loadConfig());
      const feeds: string[] = [];
      for (const address of addresses) {
        try {
          feeds.push(await feedAt(address, fetcher));
        } catch (error) {
          if (!(error instanceof FetchError)) throw error;
          terminal.err(error.message);
          done(1);
        }
      }
      await fetcher.close();
      await addFeeds(feeds, terminal);
    });

  command
    .command("import")
    .description("add the feeds of an OPML file to the sources file")
    .argument("<file>")
    .action(async (file: string) => {
      const feeds = await readFile(file, "utf8")
        .then(readOpml)
        .catch(() => null);
      if (feeds === null) throw new UsageError(`${file} is not a readable OPML file`);
      await addFeeds(feeds, terminal);
    });

  command
    .command("export")
    .description("write the feeds of the sources file as OPML")
    .action(async () => {
      const all = await readSources(loadConfig().sourcesFile);
      terminal.out(
        writeOpml(
          all.flatMap((source) => (source.kind === "feed" ? [source.url] : [])),
          new Date(),
        ),
      );
    });

  archiveOption(command.command("fetch").description("fetch every feed once, now")).action(async (_, fetch: Command) => {
    // `sources` has --archive too, and takes it wherever it is written.
    const options: ArchiveOption = fetch.optsWithGlobals();
    const config = loadConfig();
    const fetcher = configuredFetcher(config);
    const journal = await openConfiguredJournal(whereOf(options));
    await withArchive(options, async (archive) => {
      for (const source of await readSources(config.sourcesFile)) {
        if (source.kind !== "feed") continue;
        await poll(source, {
          ...{ archive, fetcher, reader: readHere, journal, now: () => new Date() },
          report: (result) => {
            if ("failed" in result) terminal.err(`${result.feed}: ${result.failed}`);
            else if ("added" in result)
              terminal.out(`${result.feed}: ${result.added.added.filter(({ outcome }) => outcome === "added").length} added`);
          },
        });
        if ((await journal.entry(source.url)).failures > 0) done(1);
      }
    });
    await journal.close();
    await fetcher.close();
  });
};

/** The state of a feed: when it was fetched, how many articles it gave, and why it last failed. */
function stateOf({ fetched, articles, failures, error }: FeedEntry): string {
  const last = fetched === null ? "never fetched" : `last fetched ${fetched}`;
  const failed = error === null ? "" : `, failed ${failures === 1 ? "once" : `${failures} times`}: ${error}`;
  return `${last}, ${articles} ${articles === 1 ? "article" : "articles"}${failed}`;
}

/** The address if it is a feed, else the first feed that the page there links to. */
async function feedAt(address: string, fetcher: ReturnType<typeof configuredFetcher>): Promise<string> {
  const fetched = await fetcher.fetch(address, { robots: false });
  if (fetched.outcome !== "fetched" || fetched.type !== "text/html") return address;
  const [feed] = feedsOf(new TextDecoder().decode(fetched.bytes), fetched.url);
  if (!feed) throw new FetchError(address, "encoding", "is a page that links to no feed");
  return feed.url;
}

async function addFeeds(urls: readonly string[], terminal: CliStreams): Promise<void> {
  const { sourcesFile } = loadConfig();
  const before = await readFile(sourcesFile, "utf8").catch(() => "");
  parseSources(before, sourcesFile);
  const { yaml, added } = withFeeds(before, urls);
  if (added > 0) await writeFile(sourcesFile, yaml);
  terminal.out(`${sourcesFile}: ${added} ${added === 1 ? "feed" : "feeds"} added`);
}
