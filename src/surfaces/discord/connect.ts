import { DiscordAPIError, REST } from "discord.js";
import type { Runtime } from "../../cards/respond.ts";
import { type Config, ConfigError } from "../../config.ts";
import type { Log } from "../../log.ts";
import type { State } from "../../state/state.ts";
import type { Deliver } from "../../tell/send.ts";
import { errorFields } from "../failure.ts";
import { answer, failed } from "./answer.ts";
import { definitions } from "./definitions.ts";
import type { ConnectionError } from "./error.ts";
import { withForums } from "./forum.ts";
import { connectionError, type GatewayConnection, type GatewayOptions, openGateway } from "./gateway.ts";
import { serveInteractions } from "./http.ts";
import { openBot, shapes } from "./open.ts";
import type { SharedLimits } from "./postgres-limits.ts";
import { deliverer } from "./posts.ts";
import { register } from "./register.ts";
import { verifier } from "./signature.ts";
import { talk } from "./talk.ts";

/** The open connections to Discord. */
export type Connections = {
  /** Port of the interactions endpoint; null if there is none. */
  readonly port: number | null;
  /** Settles when Discord no longer accepts the bot. */
  readonly lost: Promise<ConnectionError>;
  /** Posts what channels follow; null without a token. */
  readonly deliver: Deliver | null;
  /** Finishes pending work and disconnects. */
  readonly close: () => Promise<void>;
};

/**
 * Opens the gateway if there is a token, and the interactions endpoint if asked for. With both, Discord sends interactions only to the
 * endpoint, and the gateway carries talk. Throws a ConfigError or a ConnectionError that says what is missing or refused.
 */
export async function connectToDiscord(
  { runtime, state, limits = null }: { readonly runtime: Runtime; readonly state: State; readonly limits?: SharedLimits | null },
  config: Config,
  asked: { readonly http: boolean },
  log: Log,
): Promise<Connections> {
  const { token, api, status, shards, guildId, publicKey } = config.discord;
  if (asked.http && publicKey === null) throw new ConfigError(["DISCORD_PUBLIC_KEY is needed for the interactions endpoint."]);
  // Filled after registration; makes mentions of commands clickable.
  const commandIds: Record<string, string> = {};
  let gateway: GatewayConnection | null = null;
  const ownRest = token === null ? null : new REST({ api, retries: 0 }).setToken(token);
  const latency = () => (gateway === null || gateway.latency() < 0 ? null : Math.round(gateway.latency()));
  const running = runtime.running && { running: { ...runtime.running, latency } };
  const restOf = () => gateway?.rest ?? ownRest;
  const bot = openBot(
    { ...runtime, ...running, commandIds, services: withForums(runtime.services, restOf) },
    state,
    config,
    log,
    limits,
  );
  const refused = (error: unknown, locale: string) => failed(error, undefined, locale, bot);
  const answered = (interaction: unknown) => answer(interaction, bot);

  if (token !== null && (shards === "auto" || shards.ids.length > 0)) {
    const talking: GatewayOptions["talk"] = (message, context) => talk(message, context, bot);
    gateway = await openGateway({
      token,
      api,
      status,
      answer: answered,
      failed: refused,
      talk: talking,
      log,
      shards,
      seen: bot.seen,
    });
    const { rest, applicationId } = gateway;
    try {
      const { ids } = await register(
        rest,
        { applicationId, guildId },
        definitions(shapes(runtime.commands, runtime.services.reader !== undefined)),
      );
      Object.assign(commandIds, Object.fromEntries(ids));
    } catch (error) {
      if (!(error instanceof DiscordAPIError)) throw connectionError(error, api) ?? error;
      // Commands registered earlier still work.
      log.error(errorFields(error), "Discord refused the commands: `verbatim register` says why");
    }
  }
  const http = asked.http
    ? await serveInteractions(
        {
          verify: await verifier(publicKey!),
          answer: answered,
          failed: refused,
          rest: gateway?.rest ?? new REST({ api, retries: 0 }),
          log,
          seen: bot.seen,
        },
        config.http,
      )
    : null;
  if (http !== null) log.info({ host: config.http.host, port: http.port }, "listening for interactions");

  const rest = restOf();
  return {
    port: http?.port ?? null,
    deliver: rest && deliverer(rest, { ...runtime, commandIds, forms: true }, bot.ids.keep, log),
    lost: gateway?.lost ?? new Promise(() => {}),
    async close() {
      await http?.close();
      await gateway?.close();
    },
  };
}
