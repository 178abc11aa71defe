import { writeFileSync } from "node:fs";
import about from "../../package.json" with { type: "json" };
import { audit as auditArchive } from "../audit/audit.ts";
import { reportOf, sheetOf } from "../audit/report.ts";
import { type ArchiveOption, archiveFile, archiveOption, withArchive } from "./archive.ts";
import { type Subcommand, UsageError } from "./output.ts";

type AuditOptions = ArchiveOption & { articles: string; seed: string; out?: string; sheet?: string; of?: string };

/** `verbatim audit`: checks replies against the raw inputs, with none of the gate's code, and writes a report. */
export const audit: Subcommand = (program, terminal, done) => {
  const command = program
    .command("audit")
    .description("check every command's replies against the raw inputs")
    .option("--articles <number>", "how many articles to draw", "100")
    .option("--seed <number>", "a seed: the same one draws the same articles", "1")
    .option("--out <file>", "report file (default: standard output)")
    .option("--sheet <file>", "CSV file of quotations for a person to judge")
    .option("--of <words>", "name of the archive in the report");
  archiveOption(command).action(async (options: AuditOptions) => {
    const [articles, seed] = [Number(options.articles), Number(options.seed)];
    if (!(articles > 0) || !Number.isInteger(seed)) throw new UsageError("--articles and --seed must be whole numbers");
    await withArchive(options, async (archive) => {
      const result = await auditArchive(archive, { articles, premises: 100, altered: 100, seed });
      const date = new Date().toISOString().slice(0, 10);
      const report = reportOf(result, options.of ?? archiveFile(options), date, about.version);
      if (options.out === undefined) terminal.out(report.trimEnd());
      else writeFileSync(options.out, report);
      if (options.sheet !== undefined) writeFileSync(options.sheet, sheetOf(result));
      if (result.stray.length + result.refused + result.altered.exact.length > 0) done(1);
    });
  });
};
