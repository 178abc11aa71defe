import { REST } from "discord.js";
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
import type { Opened } from "./house.ts";
import type { Log } from "./log.ts";

/** What runs until it is closed. */
export type Running = {
  /** Settles when Discord does not take the bot back any more. */
  readonly lost: Promise<DoorError>;
  /** Finishes what is under way. */
  readonly close: () => Promise<void>;
};

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
