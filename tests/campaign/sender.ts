// Runs the bot over a gateway until it is killed:  node sender.ts API ARCHIVE STATE
import { commands } from "../../commands/index.ts";
import { configuration } from "../../src/config.ts";
import { openArchive } from "../../src/ingest/open-archive.ts";
import { openLog } from "../../src/log.ts";
import { openState } from "../../src/state/state.ts";
import { answer, failed } from "../../src/surfaces/discord/answer.ts";
import { openGateway } from "../../src/surfaces/discord/gateway.ts";
import { openBot } from "../../src/surfaces/discord/open.ts";
import { talk } from "../../src/surfaces/discord/talk.ts";
import { token } from "../surfaces/discord/stand-in.ts";

const [api, archiveFile, stateFile] = process.argv.slice(2) as [string, string, string];
const config = configuration({ COOLDOWN_USER: "off", COOLDOWN_CHANNEL: "off" });
const log = openLog("silent");
const runtime = { commands, services: { archive: openArchive(archiveFile), now: () => new Date() }, share: config.share };
const bot = openBot(runtime, openState(stateFile), config, log);
await openGateway({
  token,
  api,
  status: "",
  answer: (interaction) => answer(interaction, bot),
  failed: (error, locale) => failed(error, undefined, locale, bot),
  talk: (heard, around) => talk(heard, around, bot),
  log,
});
