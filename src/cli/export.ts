import { schemaQuotation, webAnnotation } from "../answer/annotation.ts";
import { type ArchiveOption, archiveOption, resolveReference, withArchive } from "./archive.ts";
import { articleJson } from "./article-output.ts";
import { type Subcommand, UsageError } from "./output.ts";

const FORMATS = ["articles", "annotations", "quotations"] as const;

/** `verbatim export`: the archive as JSON Lines, or its quotations as Web Annotations or schema.org Quotations. */
export const exportArchive: Subcommand = (program, terminal) => {
  const command = program
    .command("export")
    .description("write the archive as JSON Lines: articles, or their quotations for other tools")
    .option("--format <format>", "articles; annotations (W3C Web Annotation); quotations (schema.org)", "articles")
    .option("--article <article>", "only this article: an id, address or path");
  archiveOption(command).action(
    async ({ format, article: reference, ...options }: ArchiveOption & { format: string; article?: string }) => {
      const wanted = FORMATS.find((known) => known === format);
      if (!wanted) throw new UsageError(`--format must be one of ${FORMATS.join(", ")}`);
      await withArchive(options, async (archive) => {
        const only = reference === undefined ? undefined : await resolveReference(archive, reference);
        if (only === null) throw new UsageError(`no article ${reference} is held`);
        for (const id of only === undefined ? (await archive.revisions()).keys() : [only]) {
          const [article, analysis] = await Promise.all([archive.article(id), archive.analysis(id)]);
          if (!article || !analysis || article.withdrawn) continue;
          if (wanted === "articles")
            terminal.out(
              JSON.stringify({
                ...articleJson(article, analysis, article.path),
                revision: article.revision,
                added: article.added,
              }),
            );
          else
            for (const quotation of analysis.quotations)
              terminal.out(JSON.stringify((wanted === "annotations" ? webAnnotation : schemaQuotation)(article, quotation)));
        }
      });
    },
  );
};
