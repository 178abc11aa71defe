import { Client, DiscordAPIError, Events, GatewayIntentBits, HTTPError, Options, type WebSocketOptions } from "discord.js";
import { ActivityType, type APIInteraction, type APIPingInteraction, GatewayDispatchEvents, Routes } from "discord-api-types/v10";
import type { Shards } from "../../config.ts";
import type { Log } from "../../log.ts";
import { errorFields } from "../failure.ts";
import { callBack, type InteractionAnswer, type Rest, sendDeferred } from "./delivery.ts";
import { ConnectionError } from "./error.ts";
import type { Message } from "./message.ts";
import { isRefusedToken, repeat } from "./repeat.ts";
import { INTERACTION_LIFE, openSeen, type Seen } from "./seen.ts";
import type { MessageContext, Talk } from "./talk.ts";
import { openUnderway } from "./underway.ts";

/** Close codes after which Discord no longer accepts the bot: "Gateway close event codes". */
const refusals: Readonly<Record<number, string>> = {
  4004: "Discord refused the token: it is wrong or was reset. Take a new one from the Developer Portal and put it in DISCORD_TOKEN.",
  4011: "This bot is in so many servers that Discord wants it sharded.",
  4013: "Discord refused the intents: they are not known to it.",
  4014: "Discord refused the intents: the application may not use them.",
};

/** Why Discord refuses the bot or cannot be reached; null for other errors. */
export function connectionError(error: unknown, api: string): ConnectionError | null {
  if (!(error instanceof Error)) return null;
  if (isRefusedToken(error)) return new ConnectionError(refusals[4004]);
  const { code } = error as { code?: unknown };
  // System errors, such as ENOTFOUND and ECONNREFUSED.
  if (typeof code === "string" && /^E[A-Z]+$/.test(code))
    return new ConnectionError(`Discord cannot be reached at ${api} (${code}).`);
  if (error instanceof HTTPError) return new ConnectionError(`Discord answers ${error.status} at ${api}: try again later.`);
  return null;
}

export type GatewayOptions = {
  readonly token: string;
  /** Address of the REST API, which names the gateway. */
  readonly api: string;
  readonly status: string;
  readonly answer: (interaction: unknown) => Promise<InteractionAnswer>;
  /** Logs that an answer was refused and returns the message about it. */
  readonly failed: (error: unknown, locale: string) => Message;
  readonly talk: (message: unknown, context: MessageContext) => Promise<Talk | null>;
  readonly log: Log;
  /** The connections that this process opens; all by default. */
  readonly shards?: Shards | "auto";
  /** Interactions delivered before; in memory by default. */
  readonly seen?: Seen;
  /** When a connection may identify; one every five seconds by default, as Discord asks. */
  readonly buildIdentifyThrottler?: WebSocketOptions["buildIdentifyThrottler"];
};

export type GatewayConnection = {
  readonly applicationId: string;
  readonly rest: Rest;
  /** Round trip to the gateway in ms; -1 before the first heartbeat. */
  readonly latency: () => number;
  /** Settles when Discord no longer accepts the bot. */
  readonly lost: Promise<ConnectionError>;
  /** Finishes pending work and disconnects. */
  readonly close: () => Promise<void>;
};

/**
 * Connects to the gateway. discord.js keeps the connection (heartbeats, resuming, reconnecting) and the REST rate limits; interactions and
 * messages are handled as raw JSON. Throws a ConnectionError.
 */
export async function openGateway({
  token,
  api,
  status,
  answer,
  failed,
  talk,
  log,
  shards = "auto",
  seen = openSeen(INTERACTION_LIFE),
  buildIdentifyThrottler,
}: GatewayOptions): Promise<GatewayConnection> {
  const client = new Client({
    // No message content intent: mentions, replies and direct messages come with theirs.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // discord.js would retry every call, even one that then posts twice; `repeat` retries those that are safe.
    rest: { api, retries: 0 },
    ...(buildIdentifyThrottler && { ws: { buildIdentifyThrottler } }),
    ...(shards === "auto" ? { shards } : { shards: [...shards.ids], shardCount: shards.count }),
    presence: { activities: [{ type: ActivityType.Custom, name: "status", state: status }] },
    // We need only a thread's channel and a server's language from the caches.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      UserManager: 1,
      GuildMemberManager: 1,
    }),
  });
  const underway = openUnderway();
  const rest: Rest = client.rest;

  client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: Exclude<APIInteraction, APIPingInteraction>) => {
    underway.add(deliver(interaction));
  });
  client.ws.on(GatewayDispatchEvents.MessageCreate, (message: { guild_id?: string; channel_id: string }) => {
    underway.add(say(message));
  });

  async function deliver(interaction: Exclude<APIInteraction, APIPingInteraction>): Promise<void> {
    try {
      // A resumed session may deliver an event again.
      if (await seen(interaction.id)) return;
      const { callback, later } = await answer(interaction);
      const note = (error: unknown) => failed(error, interaction.locale);
      await callBack(rest, interaction, callback, note);
      if (later !== null) await sendDeferred(rest, interaction, await later, note);
    } catch (error) {
      log.error(errorFields(error), "Discord refused an answer");
    }
  }

  async function say(message: { guild_id?: string; channel_id: string }): Promise<void> {
    try {
      const channel = client.channels.cache.get(message.channel_id);
      const said = await talk(message, {
        self: client.user?.id ?? "",
        parent: channel?.isThread() ? channel.parentId : null,
        locale: client.guilds.cache.get(message.guild_id ?? "")?.preferredLocale ?? "en-US",
      });
      if (said?.kind === "reply") await repeat(() => rest.post(Routes.channelMessages(said.channel), { body: said.body }));
      if (said?.kind === "wait") {
        await repeat(() => rest.put(Routes.channelMessageOwnReaction(said.channel, said.message, encodeURIComponent("⏳"))));
      }
    } catch (error) {
      // Usually the bot may not write there, which needs no attention.
      const level = error instanceof DiscordAPIError && error.status === 403 ? "debug" : "error";
      log[level](errorFields(error), "Discord refused a message");
    }
  }

  const lost = new Promise<ConnectionError>((resolve) => {
    client.on(Events.ShardDisconnect, ({ code }) => {
      resolve(new ConnectionError(refusals[code] ?? `Discord closed the connection for good (${code}).`));
    });
  });
  client.on(Events.ShardReconnecting, (shard) => log.warn({ shard }, "the gateway is lost, reconnecting"));
  client.on(Events.ShardResume, (shard) => log.info({ shard }, "the gateway is back"));
  client.on(Events.ShardError, (error, shard) => log.warn({ shard, ...errorFields(error) }, "the gateway reports an error"));
  client.on(Events.Error, (error) => log.error(errorFields(error), "discord.js reports an error"));

  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  const refused = lost.then((error) => Promise.reject(error));
  try {
    await Promise.race([repeat(() => client.login(token)).then(() => ready), refused]);
  } catch (error) {
    await client.destroy();
    throw connectionError(error, api) ?? error;
  }
  refused.catch(() => {});
  log.info({ servers: client.guilds.cache.size }, "connected to Discord");

  return {
    applicationId: client.application!.id,
    rest,
    latency: () => client.ws.ping,
    lost,
    async close() {
      client.ws.removeAllListeners(GatewayDispatchEvents.InteractionCreate);
      client.ws.removeAllListeners(GatewayDispatchEvents.MessageCreate);
      await underway.finished(10_000);
      client.removeAllListeners(Events.ShardReconnecting);
      await client.destroy();
    },
  };
}
