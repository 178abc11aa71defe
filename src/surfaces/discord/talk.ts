import type { RESTPostAPIChannelMessageJSONBody } from "discord-api-types/v10";
import { MessageType } from "discord-api-types/v10";
import { z } from "zod";
import type { Request } from "../../answer/command.ts";
import { cooledDown, failed } from "./answer.ts";
import type { Bot } from "./bot.ts";
import { requestAfter, requestsOn } from "./further.ts";
import type { Field } from "./interaction.ts";
import { openly } from "./message.ts";

const id = z.string();
const author = z.object({ id, bot: z.boolean().optional() });

/** What is read of a message. Discord's documentation: "Message". */
const message = z.object({
  id,
  channel_id: id,
  guild_id: id.optional(),
  type: z.number(),
  content: z.string(),
  author,
  webhook_id: id.optional(),
  mentions: z.array(z.object({ id })).default([]),
  referenced_message: z.object({ author, components: z.array(z.custom<Field>()).default([]) }).nullish(),
});
type Heard = z.infer<typeof message>;

/** What the gateway knows beside a message: who we are, the channel that a thread belongs to, the server's language. */
export type MessageContext = { readonly self: string; readonly parent: string | null; readonly locale: string };

/** What talk comes to: a reply to the asker, or the sign to wait a little, which a message cannot say to one person alone. */
export type Talk =
  | { readonly kind: "reply"; readonly channel: string; readonly body: RESTPostAPIChannelMessageJSONBody }
  | { readonly kind: "wait"; readonly channel: string; readonly message: string };

/**
 * Answers a message that is meant for the bot: one that mentions it, replies to it, or is sent to it directly. Null for every other,
 * those of bots and those to everyone among them. Never throws.
 */
export async function talk(raw: unknown, around: MessageContext, bot: Bot): Promise<Talk | null> {
  const read = message.safeParse(raw);
  if (!read.success || !meant(read.data, around.self)) return null;
  const heard = read.data;
  const { channel_id: channel, guild_id: server = null, author: asker } = heard;
  const settings = bot.state.settings(server);
  const { channels } = settings;
  if (channels.length > 0 && ![channel, around.parent].some((place) => place !== null && channels.includes(place))) return null;
  if ((await cooledDown({ user: asker.id, server, channel }, bot)) !== null) return { kind: "wait", channel, message: heard.id };

  const locale = settings.language ?? around.locale;
  const who = { user: asker.id, server, channel, locale, managesServer: false };
  const said = await requestOf(heard, around.self, locale, bot)
    .then((request) => bot.actions.get(request.command)!.run(request, who, []))
    .catch((error) => failed(error, "talk", locale, bot));
  return {
    kind: "reply",
    channel,
    body: {
      ...openly(said),
      allowed_mentions: { parse: [], replied_user: false },
      // Discord may store a message and still answer with an error: sent again under the same nonce it stays one.
      nonce: heard.id,
      enforce_nonce: true,
      message_reference: { message_id: heard.id, fail_if_not_exists: false },
    } as RESTPostAPIChannelMessageJSONBody,
  };
}

/** @everyone and role mentions do not stand in `mentions`: only who is mentioned by name, or replied to with the ping on, does. */
function meant({ author, webhook_id, type, content, mentions, guild_id, referenced_message }: Heard, self: string): boolean {
  if (author.bot || webhook_id !== undefined || author.id === self) return false;
  if (type !== MessageType.Default && type !== MessageType.Reply) return false;
  // Without the message content intent the text is empty unless it is meant for us.
  if (content.trim() === "") return false;
  return guild_id === undefined || mentions.some(({ id }) => id === self) || referenced_message?.author.id === self;
}

/** The question, after the message of ours that it replies to; without words, help. */
async function requestOf(heard: Heard, self: string, locale: string, bot: Bot): Promise<Request> {
  const question = heard.content.replaceAll(new RegExp(`<@!?${self}>`, "g"), " ").trim();
  if (question === "" || !bot.actions.has("ask")) return { command: "help", options: {}, page: 0, locale };
  const ours = heard.referenced_message?.author.id === self ? heard.referenced_message.components : [];
  return requestAfter(question, requestsOn(ours, locale, bot.ids), locale, bot);
}
