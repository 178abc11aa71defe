import { commands } from "../../commands/index.ts";
import { askedBy } from "../answer/choose-by-reader.ts";
import { respond } from "../cards/respond.ts";
import { loadConfig } from "../config.ts";
import { verifier } from "../ingest/verify.ts";
import { openLog } from "../log.ts";
import { openReader } from "../reader/open.ts";
import { discord } from "../surfaces/discord/draw.ts";
import { LineError, readLine } from "../surfaces/terminal/command-line.ts";
import { terminal as text } from "../surfaces/terminal/draw.ts";
import { type ArchiveOption, archiveOption, withArchive } from "./archive.ts";
import { type Subcommand, UsageError } from "./output.ts";

/** `verbatim reply LINE`: answers one line as the local channel would, or as the message Discord would get. */
export const reply: Subcommand = (program, terminal) => {
  const command = program
    .command("reply")
    .description('answer one line, such as "/quote speaker:Jack Ma"')
    .argument("<line>", "a command with its options, or a question")
    .option("--as <form>", "text, or discord for the JSON message Discord would get", "text")
    .option("--locale <tag>", "the asker's language", "en-US");
  archiveOption(command).action(async (line: string, options: ArchiveOption & { as: string; locale: string }) => {
    if (!["text", "discord"].includes(options.as)) throw new UsageError("--as must be text or discord");
    const config = loadConfig();
    const { share } = config;
    const forms = options.as === "discord";
    const request = requestOf(line, options.locale);
    await withArchive(options, async (archive) => {
      const reader = await openReader(config, null, openLog(config.logLevel));
      const known = { archive, verify: verifier(archive), now: () => new Date() };
      const services = reader === null ? known : askedBy("terminal", { ...known, reader });
      const runtime = { commands, services, share, forms };
      if (options.as === "text") terminal.out((await respond(request, runtime, text({ tty: false, width: 100 }))).drawing);
      else terminal.out(JSON.stringify((await respond(request, runtime, discord)).drawing, null, 2));
    });
  });
};

function requestOf(line: string, locale: string) {
  try {
    return readLine(line, commands, locale);
  } catch (error) {
    throw error instanceof LineError ? new UsageError(error.message) : error;
  }
}
