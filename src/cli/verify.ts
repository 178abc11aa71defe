import { verifyArticle } from "../ingest/verify.ts";
import { verifyIndex } from "../ingest/verify-index.ts";
import { openConfiguredRecord } from "../open-stores.ts";
import { type ArchiveOption, archiveOption, resolveReference, whereOf, withArchive } from "./archive.ts";
import { type Subcommand, UsageError } from "./output.ts";
import { progress } from "./progress.ts";

/** `verbatim verify [ID]`: proves stored articles again, from the raw input to each excerpt on offer. */
export const verify: Subcommand = (program, terminal, done) => {
  const command = program
    .command("verify")
    .description("prove again that every stored word is in its raw input")
    .argument("[article]", "an id, address or path (default: every article)")
    .option("--index", "compare the index with one built anew from the record, too")
    .option("--json", "one JSON object per article");
  archiveOption(command).action(
    async (reference: string | undefined, options: ArchiveOption & { json?: boolean; index?: boolean }) => {
      await withArchive(options, async (archive) => {
        const id = reference === undefined ? undefined : await resolveReference(archive, reference);
        if (id === null) throw new UsageError(`no article ${reference} is held`);
        const articles = await archive.list({ article: id }, 100_000_000);
        const bar = progress(terminal, articles.length, "proving");
        const counts = { proved: 0, "as read": 0, failed: 0 };
        for (const [at, article] of articles.entries()) {
          const verdict = await verifyArticle(archive, article);
          counts[verdict.kind]++;
          bar.done(at + 1);
          const { id, revision } = article;
          if (options.json) terminal.out(JSON.stringify({ id, revision, ...verdict }));
          else if (verdict.kind === "failed") terminal.err(`${id}: ${verdict.reason}`);
        }
        bar.stop();
        const summary = `${counts.proved} proved, ${counts["as read"]} unchanged since they were read, ${counts.failed} failed`;
        (options.json ? terminal.err : terminal.out)(summary);
        if (counts.failed > 0) done(1);
      });
      if (!options.index) return;
      const { record, file } = await openConfiguredRecord(whereOf(options));
      const differs = await verifyIndex(file, record).finally(() => record.close());
      if (differs.length > 0) {
        terminal.err(`${file} differs from its record in: ${differs.join(", ")}. \`verbatim rebuild\` restores it`);
        done(1);
      } else (options.json ? terminal.err : terminal.out)("every row of the index is as the record says");
    },
  );
};
