import { commands } from "../../commands/index.ts";
import { addFiles } from "../../src/archive/add.ts";
import { openArchive } from "../../src/archive/sqlite.ts";
import { filesOf } from "../../src/article/files.ts";
import { configuration } from "../../src/config.ts";
import { openBot } from "../../src/discord/open.ts";
import { openLog } from "../../src/log.ts";
import { openState } from "../../src/state/state.ts";

/** The bot as it ships, on the articles that ship, with everything in memory. */
export async function shippedBot() {
  const logged: string[] = [];
  const log = openLog("debug", { write: (line) => logged.push(line) });
  const archive = openArchive(":memory:");
  for await (const _ of addFiles(archive, await Array.fromAsync(filesOf(["content"]))));
  const state = openState(":memory:");
  const config = configuration({ COOLDOWN_USER: "off", COOLDOWN_CHANNEL: "off" });
  const house = { commands, desk: { archive, now: () => new Date() }, share: config.share, keep: state.keep };
  return { bot: openBot(house, state, config, log), archive, state, logged };
}
