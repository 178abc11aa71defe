import { existsSync } from "node:fs";
import { filesOf } from "../article/files.ts";
import { loadConfig } from "../config.ts";
import { addFiles } from "../ingest/add-files.ts";
import { rebuild as rebuildArchive } from "../ingest/rebuild.ts";
import { type ArchiveOption, archiveFile, archiveOption, withArchive } from "./archive.ts";
import { described, shown } from "./described.ts";
import { type NarrowingOptions, narrowingOptions } from "./narrowing.ts";
import { type Subcommand, UsageError } from "./output.ts";
import { type Progress, progress } from "./progress.ts";

/** `verbatim list`: the articles held, the newest first. */
export const list: Subcommand = (program, terminal) => {
  const command = program
    .command("list")
    .description("the articles held, the newest first")
    .option("--json", "one line of JSON an article");
  archiveOption(narrowingOptions(command, 1_000_000)).action(
    async (options: ArchiveOption & NarrowingOptions & { json?: boolean }) => {
      await withArchive(options, async (archive) => {
        for (const { id, title, source, published, path, revision } of await archive.list(options, options.limit)) {
          const told = { id, revision, title, source, published, path };
          terminal.out(
            options.json
              ? JSON.stringify(told)
              : `${id}  ${[published?.slice(0, 10), title, source].filter(Boolean).join(" · ")}`,
          );
        }
      });
    },
  );
};

/** `verbatim show ID`: an article held, with all that was found in it. */
export const show: Subcommand = (program, terminal) => {
  const command = program
    .command("show")
    .description("an article held, with all that was found in it")
    .argument("<article>", "its id, address or path")
    .option("--revision <revision>", "an earlier revision")
    .option("--json", "as JSON");
  archiveOption(command).action(async (reference: string, options: ArchiveOption & { json?: boolean; revision?: string }) => {
    await withArchive(options, async (archive) => {
      const id = await archive.resolve(reference);
      const article = id && (await archive.article(id, options.revision));
      const analysis = id && (await archive.analysis(id, options.revision));
      if (!article || !analysis)
        throw new UsageError(`no article ${reference}${options.revision ? ` in revision ${options.revision}` : ""} is held`);
      const state = [
        article.withdrawn && "withdrawn",
        article.vanished && "no longer at its source",
        !article.current && "has a later revision",
      ];
      if (options.json)
        terminal.out(
          JSON.stringify({
            ...described(article, analysis, article.path),
            revision: article.revision,
            added: article.added,
            withdrawn: article.withdrawn,
          }),
        );
      else
        terminal.out(
          [shown(article, analysis), article.text, "", ...state.filter((word) => word !== false).map((word) => `(${word})`)].join(
            "\n",
          ),
        );
    });
  });
};

/** `verbatim remove ID…`: takes articles back, or every trace of them out. */
export const remove: Subcommand = (program, terminal, done) => {
  const command = program
    .command("remove")
    .description("take articles back: they are kept, marked as withdrawn, and quoted no more")
    .argument("<article...>", "ids, addresses or paths")
    .option("--purge", "take out every revision and every trace of them, as a legal demand wants; this cannot be undone");
  archiveOption(command).action(async (references: string[], options: ArchiveOption & { purge?: boolean }) => {
    await withArchive(options, async (archive) => {
      for (const reference of references) {
        const id = await archive.resolve(reference);
        const article = id && (await archive.article(id));
        if (!article) {
          terminal.err(`no article ${reference} is held`);
          done(1);
          continue;
        }
        await (options.purge ? archive.purge(article.id) : archive.withdraw(article.id));
        terminal.out(`${options.purge ? "purged" : "withdrawn"}: ${article.id}`);
        if (options.purge && existsSync(article.path))
          terminal.err(`its file still stands and would be added again: ${article.path}`);
      }
    });
  });
};

/** `verbatim rebuild`: makes the archive anew from the inputs it has kept and from the content folder. */
export const rebuild: Subcommand = (program, terminal, done) => {
  const command = program
    .command("rebuild")
    .description("make the archive anew from the inputs it has kept and from the content folder");
  archiveOption(command).action(async (options: ArchiveOption) => {
    const file = archiveFile(options);
    let bar: Progress | null = null;
    await rebuildArchive(file, {
      progress(count, all) {
        bar ??= progress(terminal, all, "rebuilding");
        bar.done(count);
      },
      refused(error) {
        terminal.err(error.message);
        done(1);
      },
    }).finally(() => bar?.stop());
    const { contentFolder } = loadConfig();
    await withArchive({ archive: file }, async (archive) => {
      if (existsSync(contentFolder) && options.archive === undefined) {
        for await (const outcome of addFiles(archive, await Array.fromAsync(filesOf([contentFolder])))) {
          if (!("refused" in outcome)) continue;
          terminal.err(outcome.refused.message);
          done(1);
        }
      }
      const { articles } = await archive.holdings();
      terminal.out(`${file}: rebuilt with ${articles} ${articles === 1 ? "article" : "articles"}`);
    });
  });
};
