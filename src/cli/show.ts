import { type ArchiveOption, archiveOption, resolveReference, withArchive } from "./archive.ts";
import { articleJson, articleText } from "./article-output.ts";
import { type Subcommand, UsageError } from "./output.ts";

/** `verbatim show ID`: a stored article and everything found in it. */
export const show: Subcommand = (program, terminal) => {
  const command = program
    .command("show")
    .description("show a stored article and everything found in it")
    .argument("<article>", "its id, address or path")
    .option("--revision <revision>", "an earlier revision")
    .option("--json", "as JSON");
  archiveOption(command).action(async (reference: string, options: ArchiveOption & { json?: boolean; revision?: string }) => {
    await withArchive(options, async (archive) => {
      const id = await resolveReference(archive, reference);
      const article = id && (await archive.article(id, options.revision));
      const analysis = id && (await archive.analysis(id, options.revision));
      if (!article || !analysis)
        throw new UsageError(`no article ${reference}${options.revision ? ` in revision ${options.revision}` : ""} is held`);
      const { revision, added, withdrawn } = article;
      if (options.json)
        return terminal.out(JSON.stringify({ ...articleJson(article, analysis, article.path), revision, added, withdrawn }));
      const states = [
        withdrawn && "(withdrawn)",
        article.vanished && "(no longer at its source)",
        !article.current && "(has a later revision)",
      ];
      terminal.out([articleText(article, analysis), article.text, "", ...states.filter(Boolean)].join("\n"));
    });
  });
};
