import type { Config } from "./config.ts";
import { openHouse } from "./house.ts";
import type { Log } from "./log.ts";
import { described } from "./surfaces/discord/failure.ts";
import { type Ends, openChannel } from "./surfaces/terminal/channel.ts";

/** The two ends of the local channel, and when to stop. */
export type Surroundings = Pick<Ends, "input" | "output" | "locale"> & { readonly stopped: Promise<void> };

/**
 * Starts what the environment asks for: with a token the gateway to Discord, with `http` the interactions endpoint, without either the local
 * channel; runs until it is stopped, or the channel's input ends. Throws an ArchiveError, a StateError, a ConfigError, or a DoorError when
 * Discord does not let the bot in.
 */
export async function start(config: Config, asked: { readonly http: boolean }, around: Surroundings, log: Log): Promise<void> {
  const opened = await openHouse(config, log);
  try {
    if (config.discord.token === null && !asked.http) {
      // From a pipe the lines are answered on what is held: nobody waits there for news.
      if (around.input.isTTY) await opened.watch();
      const failed = (error: unknown) => log.error(described(error), "a request failed");
      await Promise.race([openChannel(opened.house, { ...around, failed }), around.stopped]);
      return;
    }
    // Not loaded where nobody is to be reached there: discord.js takes a while.
    const { openDoors } = await import("./surfaces/discord/connect.ts");
    await opened.watch();
    const doors = await openDoors(opened, config, asked, log);
    const refused = await Promise.race([doors.lost, around.stopped]);
    await doors.close();
    if (refused) throw refused;
  } finally {
    await opened.close();
  }
}
