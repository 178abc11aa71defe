import { existsSync } from "node:fs";
import { filesOf } from "../article/files.ts";
import { loadConfig } from "../config.ts";
import { addFiles } from "../ingest/add-files.ts";
import { rebuild as rebuildArchive } from "../ingest/rebuild.ts";
import { openConfiguredRecord } from "../open-stores.ts";
import { type ArchiveOption, archiveOption, whereOf, withArchive } from "./archive.ts";
import type { Subcommand } from "./output.ts";
import { type Progress, progress } from "./progress.ts";

/** `verbatim rebuild`: builds the archive again from its raw inputs and the content folder. */
export const rebuild: Subcommand = (program, terminal, done) => {
  const command = program.command("rebuild").description("build the archive again from its raw inputs and the content folder");
  archiveOption(command).action(async (options: ArchiveOption) => {
    const { record, file } = await openConfiguredRecord(whereOf(options));
    const refuse = (error: Error) => {
      terminal.err(error.message);
      done(1);
    };
    let bar: Progress | null = null;
    const showProgress = (count: number, total: number) => {
      bar ??= progress(terminal, total, "rebuilding");
      bar.done(count);
    };
    await rebuildArchive(file, { progress: showProgress, refused: refuse }, record).finally(() => bar?.stop());
    const { contentFolder } = loadConfig();
    await withArchive(options, async (archive) => {
      // A named archive is not the bot's own, so the content folder stays out of it.
      if (existsSync(contentFolder) && options.archive === undefined) {
        const files = await Array.fromAsync(filesOf([contentFolder]));
        for await (const outcome of addFiles(archive, files, null, await archive.record?.purged()))
          if ("refused" in outcome) refuse(outcome.refused);
      }
      const { articles } = await archive.holdings();
      terminal.out(`${file}: rebuilt with ${articles} ${articles === 1 ? "article" : "articles"}`);
    });
  });
};
