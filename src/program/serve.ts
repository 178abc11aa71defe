import { loadConfig } from "../config.ts";
import { described } from "../discord/failure.ts";
import { openLog } from "../log.ts";
import { type Subcommand, UsageError } from "./output.ts";

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
      if (config.discord.token === null && !http) throw new UsageError("There is no DISCORD_TOKEN.");
      const log = openLog(config.logLevel);
      // Not loaded before it is needed: discord.js would slow every other subcommand down.
      const { openDoors, openHouse } = await import("../main.ts");
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

/** Until somebody presses Ctrl+C or whatever runs the process wants it to end. */
const toldToStop = (): Promise<null> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve(null));
  });
