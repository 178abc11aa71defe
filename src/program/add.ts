import { addFiles } from "../archive/add.ts";
import type { Archive } from "../archive/archive.ts";
import { readFiles } from "../archive/reading.ts";
import { filesOf } from "../article/files.ts";
import { loadConfig } from "../config.ts";
import { configuredFetcher } from "../sources/fetch/configured.ts";
import { FetchError } from "../sources/fetch/error.ts";
import { takeAddress } from "../sources/take.ts";
import { type ArchiveOption, archiveOption, withArchive } from "./archive.ts";
import type { Subcommand } from "./output.ts";
import { progress } from "./progress.ts";

/** What became of one article, or why something was refused. */
type Told =
  | { readonly path: string; readonly id: string; readonly outcome: string }
  | { readonly path: string; readonly refused: string };

/** `verbatim add PATH…`: reads articles and stores them. */
export const add: Subcommand = (program, terminal, done) => {
  const command = program
    .command("add")
    .description("read articles and store them in the archive")
    .argument(
      "<path...>",
      "files (Markdown, plain text, HTML, feeds, gzip of any of them), folders, or addresses of pages and feeds",
    )
    .option("--json", "one line of JSON an article")
    .option("--dry-run", "say what would be added, and add nothing");
  archiveOption(command).action(async (paths: string[], options: ArchiveOption & { json?: boolean; dryRun?: boolean }) => {
    const isAddress = (path: string) => /^https?:\/\//i.test(path);
    const files = await Array.fromAsync(filesOf(paths.filter((path) => !isAddress(path))));
    const addresses = paths.filter(isAddress);
    const bar = progress(terminal, files.length + addresses.length, "adding");
    const places = new Map([...files, ...addresses].map((path, index) => [path, index]));
    const counts = new Map<string, number>();
    const tell = (told: Told) => {
      bar.done(places.get(told.path) ?? 0);
      const outcome = "refused" in told ? "refused" : told.outcome;
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      if ("refused" in told) terminal.err(told.refused);
      else if (options.json) terminal.out(JSON.stringify(told));
    };
    await withArchive(options, async (archive) => {
      if (options.dryRun) for await (const told of wouldAdd(archive, files)) tell(told);
      else
        for await (const outcome of addFiles(archive, files))
          tell("refused" in outcome ? { path: outcome.path, refused: outcome.refused.message } : outcome);
      if (addresses.length > 0 && !options.dryRun) for await (const told of addAddresses(archive, addresses)) tell(told);
    });
    bar.stop();
    if (!options.json) terminal.out([...counts].map(([outcome, count]) => `${count} ${outcome}`).join(", ") || "nothing to add");
    done(counts.has("refused") ? 1 : 0);
  });
};

/** Reads files and says which of their articles the archive does not hold in these words. */
async function* wouldAdd(archive: Archive, files: readonly string[]): AsyncGenerator<Told> {
  const known = await archive.revisions();
  for await (const { path, articles, refused } of readFiles(files, known)) {
    for (const { reason, line } of refused) yield { path, refused: `${path}${line === null ? "" : `:${line}`}: ${reason}` };
    for (const { article, revision } of articles) {
      const outcome =
        known.get(article.id) === revision ? "unchanged" : known.has(article.id) ? "would be updated" : "would be added";
      yield { path, id: article.id, outcome };
    }
  }
}

async function* addAddresses(archive: Archive, addresses: readonly string[]): AsyncGenerator<Told> {
  const fetcher = configuredFetcher(loadConfig());
  for (const path of addresses) {
    try {
      const { added, refused } = await takeAddress(archive, path, fetcher);
      for (const error of refused) yield { path, refused: error.message };
      for (const { id, outcome } of added) yield { path, id, outcome };
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      yield { path, refused: error.message };
    }
  }
  await fetcher.close();
}
