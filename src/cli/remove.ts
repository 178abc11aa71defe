import { existsSync } from "node:fs";
import { withoutChange } from "../ingest/purged-everywhere.ts";
import { type ArchiveOption, archiveOption, resolveReference, withArchive } from "./archive.ts";
import type { Subcommand } from "./output.ts";

/** `verbatim remove ID…`: withdraws articles, or purges every trace of them. */
export const remove: Subcommand = (program, terminal, done) => {
  const command = program
    .command("remove")
    .description("withdraw articles: they are kept but never quoted again")
    .argument("<article...>", "ids, addresses or paths")
    .option("--purge", "delete every revision and every trace of them, for a legal demand; this cannot be undone");
  archiveOption(command).action(async (references: string[], options: ArchiveOption & { purge?: boolean }) => {
    await withArchive(options, async (archive) => {
      for (const reference of references) {
        const id = await resolveReference(archive, reference);
        const article = id && (await archive.article(id));
        if (!article) {
          terminal.err(`no article ${reference} is held`);
          done(1);
          continue;
        }
        await (options.purge ? archive.purge(article.id) : archive.withdraw(article.id));
        const behind = archive.record ? await withoutChange(archive.record, archive.place()) : [];
        terminal.out(`${options.purge ? "purged" : "withdrawn"}: ${article.id}`);
        for (const { name, silentFor } of behind) {
          terminal.err(`${name} has not done so yet: it last answered ${Math.round(silentFor)} s ago`);
          done(1);
        }
        if (options.purge && existsSync(article.path))
          terminal.err(`its file is still there and would be added again: ${article.path}`);
      }
    });
  });
};
