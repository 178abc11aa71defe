import { type ArchiveOption, archiveOption, withArchive } from "./archive.ts";
import { type NarrowingOptions, narrowingOptions } from "./narrowing.ts";
import type { Subcommand } from "./output.ts";

/** `verbatim list`: the stored articles, newest first. */
export const list: Subcommand = (program, terminal) => {
  const command = program
    .command("list")
    .description("list the stored articles, newest first")
    .option("--json", "one JSON object per article");
  archiveOption(narrowingOptions(command, 1_000_000)).action(
    async (options: ArchiveOption & NarrowingOptions & { json?: boolean }) => {
      await withArchive(options, async (archive) => {
        for (const { id, title, source, published, path, revision } of await archive.list(options, options.limit)) {
          const line = `${id}  ${[published?.slice(0, 10), title, source].filter(Boolean).join(" · ")}`;
          terminal.out(options.json ? JSON.stringify({ id, revision, title, source, published, path }) : line);
        }
      });
    },
  );
};
