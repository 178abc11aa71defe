import { ArticleError } from "../article/error.ts";
import { filesOf } from "../article/files.ts";
import { guardIds } from "../article/guard-ids.ts";
import { revisionOf } from "../article/identity.ts";
import { loadConfig } from "../config.ts";
import type { Archive } from "../index/archive.ts";
import { addAddress } from "../ingest/add-address.ts";
import { addFiles } from "../ingest/add-files.ts";
import { readAddress } from "../ingest/address.ts";
import { configuredFetcher } from "../ingest/fetch/configured.ts";
import { FetchError } from "../ingest/fetch/error.ts";
import type { Fetcher } from "../ingest/fetch/fetcher.ts";
import type { WritableArchive } from "../ingest/open-archive.ts";
import { readFiles } from "../ingest/read-files.ts";
import { type ArchiveOption, archiveOption, withArchive, withArchiveToRead } from "./archive.ts";
import type { Subcommand } from "./output.ts";
import { progress } from "./progress.ts";

/** What happened to one article, or why something was refused. */
type AddResult =
  | { readonly path: string; readonly id: string; readonly outcome: string }
  | { readonly path: string; readonly refused: string };

/** `verbatim add PATH…`: adds articles to the archive. */
export const add: Subcommand = (program, terminal, done) => {
  const command = program
    .command("add")
    .description("add articles to the archive")
    .argument(
      "<path...>",
      "files (Markdown, plain text, HTML, feeds, gzip of any of them), folders, or addresses of pages and feeds",
    )
    .option("--json", "one JSON object per article")
    .option("--dry-run", "say what would be added, and add nothing");
  archiveOption(command).action(async (paths: string[], options: ArchiveOption & { json?: boolean; dryRun?: boolean }) => {
    const isAddress = (path: string) => /^https?:\/\//i.test(path);
    const files = await Array.fromAsync(filesOf(paths.filter((path) => !isAddress(path))));
    const addresses = paths.filter(isAddress);
    const bar = progress(terminal, files.length + addresses.length, "adding");
    const positions = new Map([...files, ...addresses].map((path, index) => [path, index]));
    const counts = new Map<string, number>();
    const report = (result: AddResult) => {
      bar.done(positions.get(result.path) ?? 0);
      const outcome = "refused" in result ? "refused" : result.outcome;
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      if ("refused" in result) terminal.err(result.refused);
      else if (options.json) terminal.out(JSON.stringify(result));
    };
    await (options.dryRun ? withArchiveToRead : withArchive)(options, async (archive) => {
      if (options.dryRun) for await (const result of previewFiles(archive, files)) report(result);
      else
        for await (const outcome of addFiles(archive, files))
          report("refused" in outcome ? { path: outcome.path, refused: outcome.refused.message } : outcome);
      for await (const result of addAddresses(archive, addresses, options.dryRun === true)) report(result);
    });
    bar.stop();
    if (!options.json) terminal.out([...counts].map(([outcome, count]) => `${count} ${outcome}`).join(", ") || "nothing to add");
    done(counts.has("refused") ? 1 : 0);
  });
};

/** Reads files and says what adding each article would do. */
async function* previewFiles(archive: Archive, files: readonly string[]): AsyncGenerator<AddResult> {
  const known = await archive.revisions();
  const claim = guardIds();
  for await (const { path, articles, refused } of readFiles(files, known)) {
    for (const { reason, line } of refused) yield { path, refused: new ArticleError(path, reason, line).message };
    for (const article of articles) {
      const { id, revision } = article;
      const refusal = claim(path, article);
      yield refusal ? { path, refused: refusal.message } : { path, id, outcome: previewOutcome(known.get(id), revision) };
    }
  }
}

const previewOutcome = (known: string | undefined, revision: string): string =>
  known === revision ? "unchanged" : known === undefined ? "would be added" : "would be updated";

/** Fetches addresses and adds their articles, or says what adding them would do. */
async function* addAddresses(archive: WritableArchive, addresses: readonly string[], dryRun: boolean): AsyncGenerator<AddResult> {
  if (addresses.length === 0) return;
  const fetcher = configuredFetcher(loadConfig());
  for (const path of addresses) {
    try {
      const { added, refused } = await (dryRun ? previewAddress(archive, path, fetcher) : addAddress(archive, path, fetcher));
      for (const error of refused) yield { path, refused: error.message };
      for (const { id, outcome } of added) yield { path, id, outcome };
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      yield { path, refused: error.message };
    }
  }
  await fetcher.close();
}

async function previewAddress(archive: Archive, url: string, fetcher: Fetcher) {
  const known = await archive.revisions();
  const { articles, refused } = await readAddress(url, fetcher);
  return {
    added: articles.map((article) => ({ id: article.id, outcome: previewOutcome(known.get(article.id), revisionOf(article)) })),
    refused,
  };
}
