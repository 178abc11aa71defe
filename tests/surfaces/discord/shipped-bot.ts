import { commands } from "../../../commands/index.ts";
import { filesOf } from "../../../src/article/files.ts";
import { configuration } from "../../../src/config.ts";
import { addFiles } from "../../../src/ingest/add-files.ts";
import { openArchive } from "../../../src/ingest/open-archive.ts";
import { openLog } from "../../../src/log.ts";
import { openState } from "../../../src/state/state.ts";
import { openBot } from "../../../src/surfaces/discord/open.ts";

/** The bot as it ships, on the articles that ship, with everything in memory. */
export async function shippedBot() {
  const logged: string[] = [];
  const log = openLog("debug", { write: (line) => logged.push(line) });
  const archive = openArchive(":memory:");
  for await (const _ of addFiles(archive, await Array.fromAsync(filesOf(["content"]))));
  const state = openState(":memory:");
  const config = configuration({ COOLDOWN_USER: "off", COOLDOWN_CHANNEL: "off" });
  const runtime = { commands, services: { archive, now: () => new Date() }, share: config.share };
  return { bot: openBot(runtime, state, config, log), archive, state, logged };
}
