import { addFiles } from "../archive/add.ts";
import { filesOf } from "../article/files.ts";
import { type ArchiveOption, archiveOption, withArchive } from "./archive.ts";
import type { Subcommand } from "./output.ts";
import { progress } from "./progress.ts";

/** `verbatim add PATH…`: reads articles and stores them. */
export const add: Subcommand = (program, terminal, done) => {
  const command = program
    .command("add")
    .description("read articles and store them in the archive")
    .argument("<path...>", "files (Markdown, plain text, HTML, feeds, gzip of any of them) or folders")
    .option("--json", "one line of JSON an article");
  archiveOption(command).action(async (paths: string[], options: ArchiveOption & { json?: boolean }) => {
    const files = await Array.fromAsync(filesOf(paths));
    const bar = progress(terminal, files.length, "adding");
    const counts = { added: 0, updated: 0, unchanged: 0, duplicate: 0, refused: 0 };
    const places = new Map(files.map((path, index) => [path, index]));
    await withArchive(options, async (archive) => {
      for await (const outcome of addFiles(archive, files)) {
        bar.done(places.get(outcome.path) ?? 0);
        if ("refused" in outcome) {
          counts.refused++;
          terminal.err(outcome.refused.message);
        } else {
          counts[outcome.outcome]++;
          if (options.json) terminal.out(JSON.stringify(outcome));
        }
      }
    });
    bar.stop();
    if (!options.json) {
      const told = Object.entries(counts).filter(([, count]) => count > 0);
      terminal.out(told.map(([outcome, count]) => `${count} ${outcome}`).join(", ") || "nothing to add");
    }
    done(counts.refused > 0 ? 1 : 0);
  });
};
