import { start } from "../app.ts";
import { loadConfig } from "../config.ts";
import { openLog } from "../log.ts";
import { described } from "../surfaces/discord/failure.ts";
import type { Subcommand } from "./output.ts";

/** `verbatim serve`: runs the bot until it is told to stop. */
export const serve: Subcommand = (program) => {
  program
    .command("serve")
    .description("run the bot: on Discord with a token (DISCORD_TOKEN), else in the local channel")
    .option(
      "--http",
      "answer interactions at HTTP_HOST:HTTP_PORT/interactions; the gateway, with a token, then carries talk alone",
    )
    .action(async ({ http = false }: { http?: boolean }) => {
      const config = loadConfig();
      const log = openLog(config.logLevel);
      // discord.js makes objects of all that it receives, beside us; where it cannot, that is no reason to stop.
      process.on("unhandledRejection", (error) => log.error(described(error), "an error that nobody waited for"));
      const { locale } = Intl.DateTimeFormat().resolvedOptions();
      await start(config, { http }, { input: process.stdin, output: process.stdout, locale, stopped: stopped() }, log);
    });
};

/** Until somebody presses Ctrl+C, or whatever runs the process wants it to end. */
const stopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
