import { type StartOptions, start } from "../app.ts";
import { loadConfig } from "../config.ts";
import { openLog } from "../log.ts";
import { errorFields } from "../surfaces/failure.ts";
import type { Subcommand } from "./output.ts";

/** `verbatim serve`: runs the bot until it is stopped. */
export const serve: Subcommand = (program) => {
  program
    .command("serve")
    .description("run the bot: on Discord with DISCORD_TOKEN, else in the local channel and a page in the browser")
    .option(
      "--http",
      "answer interactions at HTTP_HOST:HTTP_PORT/interactions; with a token, the gateway then only carries mentions and replies",
    )
    .action(({ http = false }: { http?: boolean }) => run({ http }));
};

/** `verbatim web`: serves the page in the browser alone. */
export const web: Subcommand = (program) => {
  program
    .command("web")
    .description("serve only the page in the browser, at WEB_HOST and WEB_PORT")
    .action(() => run({ http: false, pageAlone: true }));
};

async function run(options: StartOptions): Promise<void> {
  const config = loadConfig();
  const log = openLog(config.logLevel);
  // discord.js parses every event, even those we ignore; one it cannot parse must not stop the bot.
  process.on("unhandledRejection", (error) => log.error(errorFields(error), "unhandled rejection"));
  const { locale } = Intl.DateTimeFormat().resolvedOptions();
  await start(config, options, { input: process.stdin, output: process.stdout, locale, stopped: stopped() }, log);
}

/** Resolves on Ctrl+C or SIGTERM. */
const stopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
