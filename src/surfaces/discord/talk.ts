import type { RESTPostAPIChannelMessageJSONBody } from "discord-api-types/v10";
import { MessageType } from "discord-api-types/v10";
import { z } from "zod";
import type { Request } from "../../answer/command.ts";
import { cooledDown, failed } from "./answer.ts";
import type { Bot } from "./bot.ts";
import { requestAfter, requestsOn } from "./further.ts";
import type { FormField } from "./interaction.ts";
import { openly } from "./message.ts";

const id = z.string();
const author = z.object({ id, bot: z.boolean().optional() });

/** What we read of a message: "Message". */
const message = z.object({
  id,
  channel_id: id,
  guild_id: id.optional(),
  type: z.number(),
  content: z.string(),
  author,
  webhook_id: id.optional(),
  mentions: z.array(z.object({ id })).default([]),
  referenced_message: z.object({ author, components: z.array(z.custom<FormField>()).default([]) }).nullish(),
});
type IncomingMessage = z.infer<typeof message>;

/** What the gateway adds to a message: our id, a thread's parent channel, the server's language. */
export type MessageContext = { readonly self: string; readonly parent: string | null; readonly locale: string };

/** A reply, or a reaction that asks to wait, since a message cannot be shown to one person only. */
export type Talk =
  | { readonly kind: "reply"; readonly channel: string; readonly body: RESTPostAPIChannelMessageJSONBody }
  | { readonly kind: "wait"; readonly channel: string; readonly message: string };

/**
 * Answers a message that mentions the bot, replies to it or is sent to it directly; null for all others, including those of bots and to
 * @everyone. Never throws.
 */
export async function talk(raw: unknown, context: MessageContext, bot: Bot): Promise<Talk | null> {
  const read = message.safeParse(raw);
  if (!read.success || !isForBot(read.data, context.self)) return null;
  const incoming = read.data;
  const { channel_id: channel, guild_id: server = null, author: asker } = incoming;
  const settings = await bot.state.settings(server);
  const { channels } = settings;
  if (channels.length > 0 && ![channel, context.parent].some((place) => place !== null && channels.includes(place))) return null;
  if (await bot.seen(incoming.id)) return null;
  if ((await cooledDown({ user: asker.id, channel }, settings, bot)) !== null)
    return { kind: "wait", channel, message: incoming.id };

  const locale = settings.language ?? context.locale;
  const who = { user: asker.id, server, channel, locale, managesServer: false, member: true };
  const said = await requestOf(incoming, context.self, locale, bot)
    .then((request) => bot.actions.get(request.command)!.run(request, who, []))
    .catch((error) => failed(error, "talk", locale, bot));
  return {
    kind: "reply",
    channel,
    body: {
      ...openly(said),
      allowed_mentions: { parse: [], replied_user: false },
      // Discord may store a message and still answer with an error; with a nonce, a repeat does not post twice.
      nonce: incoming.id,
      enforce_nonce: true,
      message_reference: { message_id: incoming.id, fail_if_not_exists: false },
    } as RESTPostAPIChannelMessageJSONBody,
  };
}

/** `mentions` has people mentioned by name or pinged by a reply, not @everyone or roles. */
function isForBot(
  { author, webhook_id, type, content, mentions, guild_id, referenced_message }: IncomingMessage,
  self: string,
): boolean {
  if (author.bot || webhook_id !== undefined || author.id === self) return false;
  if (type !== MessageType.Default && type !== MessageType.Reply) return false;
  // Without the message content intent, other messages have no text.
  if (content.trim() === "") return false;
  return guild_id === undefined || mentions.some(({ id }) => id === self) || referenced_message?.author.id === self;
}

/** The question, read after the message it replies to; `/help` if there is none. */
async function requestOf(incoming: IncomingMessage, self: string, locale: string, bot: Bot): Promise<Request> {
  const question = incoming.content.replaceAll(new RegExp(`<@!?${self}>`, "g"), " ").trim();
  if (question === "" || !bot.actions.has("ask")) return { command: "help", options: {}, page: 0, locale };
  const ours = incoming.referenced_message?.author.id === self ? incoming.referenced_message.components : [];
  return requestAfter(question, await requestsOn(ours, locale, bot.ids), locale, bot);
}
