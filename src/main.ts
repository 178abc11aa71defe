import { existsSync } from "node:fs";
import { REST } from "discord.js";
import { commands } from "../commands/index.ts";
import { addFiles } from "./archive/add.ts";
import type { Archive } from "./archive/archive.ts";
import { openArchive } from "./archive/sqlite.ts";
import { filesOf } from "./article/files.ts";
import { type Config, ConfigError } from "./config.ts";
import { answer } from "./discord/answer.ts";
import { definitions } from "./discord/definitions.ts";
import type { DoorError } from "./discord/error.ts";
import { openGatewayDoor } from "./discord/gateway.ts";
import { openHttpDoor } from "./discord/http.ts";
import { openBot, shapes } from "./discord/open.ts";
import { register } from "./discord/register.ts";
import { verifier } from "./discord/signature.ts";
import { talk } from "./discord/talk.ts";
import type { Log } from "./log.ts";
import type { House } from "./reply/respond.ts";
import { openState, type State } from "./state/state.ts";

/** What runs until it is closed. */
export type Running = {
  /** Settles when Discord does not take the bot back any more. */
  readonly lost: Promise<DoorError>;
  /** Finishes what is under way. */
  readonly close: () => Promise<void>;
};

/** What every door is opened on: the commands with the archive they answer from, and the state file. */
export type Opened = { readonly house: House; readonly state: State; readonly close: () => Promise<void> };

/** Opens archive and state and adds the articles of the content folder. Throws an ArchiveError or a StateError that names the file. */
export async function openHouse(config: Config, log: Log): Promise<Opened> {
  const archive = openArchive(config.archiveFile);
  const state = openState(config.stateFile);
  await addContent(archive, config.contentFolder, log);
  const house = { commands, desk: { archive, now: () => new Date() }, share: config.share, keep: state.keep };
  return {
    house,
    state,
    async close() {
      state.close();
      await archive.close();
    },
  };
}

async function addContent(archive: Archive, folder: string, log: Log): Promise<void> {
  if (!existsSync(folder)) return;
  for await (const outcome of addFiles(archive, await Array.fromAsync(filesOf([folder])))) {
    if ("refused" in outcome) log.warn({ reason: outcome.refused.message }, "an article was refused");
  }
}

/**
 * Opens the doors to Discord: the gateway where there is a token, the interactions endpoint where it is asked for. With both, Discord sends
 * interactions to the endpoint alone and the gateway carries talk. Throws a ConfigError or a DoorError that says what is missing or refused.
 */
export async function openDoors(opened: Opened, config: Config, doors: { readonly http: boolean }, log: Log): Promise<Running> {
  const { token, api, status, guildId, publicKey } = config.discord;
  if (doors.http && publicKey === null) throw new ConfigError(["DISCORD_PUBLIC_KEY is needed for the interactions endpoint."]);
  // Filled once the commands are registered: what makes a command's mention clickable.
  const commandIds: Record<string, string> = {};
  const bot = openBot({ ...opened.house, commandIds }, opened.state, config, log);
  const answered = (interaction: unknown) => answer(interaction, bot);

  const gateway =
    token === null
      ? null
      : await openGatewayDoor({ token, api, status, answer: answered, talk: (heard, around) => talk(heard, around, bot), log });
  if (gateway !== null) {
    const { rest, applicationId } = gateway;
    const { ids } = await register(rest, { applicationId, guildId }, definitions(shapes(opened.house.commands)));
    Object.assign(commandIds, Object.fromEntries(ids));
  }
  const http = doors.http
    ? await openHttpDoor(
        { verify: await verifier(publicKey!), answer: answered, rest: gateway?.rest ?? new REST({ api }), log },
        config.http,
      )
    : null;
  if (http !== null) log.info({ host: config.http.host, port: http.port }, "listening for interactions");

  return {
    lost: gateway?.lost ?? new Promise(() => {}),
    async close() {
      await http?.close();
      await gateway?.close();
    },
  };
}
