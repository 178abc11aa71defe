import { type Config, loadConfig } from "../config.ts";
import { described } from "../discord/failure.ts";
import { openHouse } from "../house.ts";
import { type Log, openLog } from "../log.ts";
import { openChannel } from "../terminal/channel.ts";
import type { Subcommand } from "./output.ts";

/** `verbatim serve`: runs the bot until it is told to stop. Without a token and without `--http` it opens the local channel. */
export const serve: Subcommand = (program, terminal, done) => {
  program
    .command("serve")
    .description("run the bot: on Discord with a token (DISCORD_TOKEN), else in the local channel")
    .option(
      "--http",
      "answer interactions on HTTP_HOST and HTTP_PORT, at /interactions; the gateway, with a token, carries talk alone",
    )
    .action(async ({ http = false }: { http?: boolean }) => {
      const config = loadConfig();
      const log = openLog(config.logLevel);
      if (config.discord.token === null && !http) return openLocalChannel(config, log);
      // Not loaded before it is needed: discord.js would slow every other subcommand down.
      const { openDoors } = await import("../main.ts");
      // discord.js makes objects of everything that it receives, beside us; where it cannot, that is no reason to stop.
      process.on("unhandledRejection", (error) => log.error(described(error), "an error nobody waited for"));
      const house = await openHouse(config, log);
      try {
        const doors = await openDoors(house, config, { http }, log);
        const refused = await Promise.race([doors.lost, toldToStop()]);
        await doors.close();
        if (refused !== null) {
          terminal.err(refused.message);
          done(1);
        }
      } finally {
        await house.close();
      }
    });
};

async function openLocalChannel(config: Config, log: Log): Promise<void> {
  const { house, close } = await openHouse(config, log);
  const { input, output, locale } = {
    input: process.stdin,
    output: process.stdout,
    locale: Intl.DateTimeFormat().resolvedOptions().locale,
  };
  await openChannel(house, { input, output, locale, failed: (error) => log.error(described(error), "a command failed") });
  await close();
}

/** Until somebody presses Ctrl+C or whatever runs the process wants it to end. */
const toldToStop = (): Promise<null> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve(null));
  });
