import { search as searchArchive } from "../answer/search.ts";
import { type ArchiveOption, archiveOption, withArchive } from "./archive.ts";
import { type NarrowingOptions, narrowingOptions } from "./narrowing.ts";
import type { Subcommand } from "./output.ts";

/** `verbatim search QUERY`: matching articles, best first, with the passage that matched. */
export const search: Subcommand = (program, terminal) => {
  const command = program
    .command("search")
    .description("search the articles, best first; words in quotation marks match as a phrase")
    .argument("<query>", "the words")
    .option("--json", "one JSON object per article");
  archiveOption(narrowingOptions(command, 10)).action(
    async (query: string, options: ArchiveOption & NarrowingOptions & { json?: boolean }) => {
      await withArchive(options, async (archive) => {
        for (const { article, score, passage } of await searchArchive(archive, query, options, options.limit)) {
          const { id, title, path, published, source } = article;
          const excerpt = passage && { start: passage.start, end: passage.end, text: passage.text };
          if (options.json) terminal.out(JSON.stringify({ article: id, title, path, score, excerpt }));
          else
            terminal.out(
              [
                title,
                `  ${[source, published?.slice(0, 10), id].filter(Boolean).join(" · ")}`,
                ...(passage ? [`  “${passage.text}”`] : []),
                "",
              ].join("\n"),
            );
        }
      });
    },
  );
};
