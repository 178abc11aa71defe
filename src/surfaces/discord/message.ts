import type { RESTPostAPIWebhookWithTokenJSONBody } from "discord-api-types/v10";
import { MessageFlags } from "discord-api-types/v10";

/** A message for Discord's API. */
export type Message = Pick<RESTPostAPIWebhookWithTokenJSONBody, "allowed_mentions" | "components" | "content" | "flags">;

/** The message, visible only to the asker. */
export const privately = (message: Message): Message => ({ ...message, flags: (message.flags ?? 0) | MessageFlags.Ephemeral });

/** The message where privacy cannot be chosen: an edit, or a message in a channel. */
export const openly = (message: Message): Message => ({ ...message, flags: (message.flags ?? 0) & ~MessageFlags.Ephemeral });
