import { start } from "../app.ts";
import { loadConfig } from "../config.ts";
import { openLog } from "../log.ts";
import { errorFields } from "../surfaces/failure.ts";
import type { Subcommand } from "./output.ts";

/** `verbatim serve`: runs the bot until it is stopped. */
export const serve: Subcommand = (program) => {
  program
    .command("serve")
    .description("run the bot: on Discord with DISCORD_TOKEN, else in the local channel")
    .option(
      "--http",
      "answer interactions at HTTP_HOST:HTTP_PORT/interactions; with a token, the gateway then only carries mentions and replies",
    )
    .action(async ({ http = false }: { http?: boolean }) => {
      const config = loadConfig();
      const log = openLog(config.logLevel);
      // discord.js parses every event, even those we ignore; one it cannot parse must not stop the bot.
      process.on("unhandledRejection", (error) => log.error(errorFields(error), "unhandled rejection"));
      const { locale } = Intl.DateTimeFormat().resolvedOptions();
      await start(config, { http }, { input: process.stdin, output: process.stdout, locale, stopped: stopped() }, log);
    });
};

/** Resolves on Ctrl+C or SIGTERM. */
const stopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
