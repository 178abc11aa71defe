import { commands } from "../../commands/index.ts";
import { loadConfig } from "../config.ts";
import { respond } from "../reply/respond.ts";
import { openState } from "../state/state.ts";
import { draw } from "../terminal/draw.ts";
import { LineError, readLine } from "../terminal/line.ts";
import { type ArchiveOption, archiveOption, withArchive } from "./archive.ts";
import { type Subcommand, UsageError } from "./output.ts";

/** `verbatim reply LINE`: one line answered as in the local channel, or as the message that Discord would get. */
export const reply: Subcommand = (program, terminal) => {
  const command = program
    .command("reply")
    .description('answer one line, such as "/quote speaker:Jack Ma"')
    .argument("<line>", "a command with its options, or a question")
    .option("--as <form>", "text, or discord: the message as Discord takes it, in JSON", "text")
    .option("--locale <tag>", "the asker's language", "en-US");
  archiveOption(command).action(async (line: string, options: ArchiveOption & { as: string; locale: string }) => {
    if (!["text", "discord"].includes(options.as)) throw new UsageError("--as is text or discord");
    const { share, stateFile } = loadConfig();
    const reports = options.as === "discord";
    const request = asked(line, options.locale);
    const state = openState(stateFile);
    try {
      await withArchive(options, async (archive) => {
        const house = { commands, desk: { archive, now: () => new Date() }, share, keep: state.keep, reports };
        const { blocks, tone, payload } = await respond(request, house);
        terminal.out(
          options.as === "discord" ? JSON.stringify(payload, null, 2) : draw(blocks, tone, { colour: false, width: 100 }),
        );
      });
    } finally {
      state.close();
    }
  });
};

function asked(line: string, locale: string) {
  try {
    return readLine(line, commands, locale);
  } catch (error) {
    throw error instanceof LineError ? new UsageError(error.message) : error;
  }
}
