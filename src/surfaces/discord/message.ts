import type { RESTPostAPIWebhookWithTokenJSONBody } from "discord-api-types/v10";
import { MessageFlags } from "discord-api-types/v10";

/** A message as Discord's API takes it, by whichever door it goes. */
export type Message = Pick<RESTPostAPIWebhookWithTokenJSONBody, "allowed_mentions" | "components" | "content" | "flags">;

/** The message, shown to the asker alone. */
export const privately = (message: Message): Message => ({ ...message, flags: (message.flags ?? 0) | MessageFlags.Ephemeral });

/** The message for where privacy cannot be chosen: a change to one that stands already, or a message in a channel. */
export const openly = (message: Message): Message => ({ ...message, flags: (message.flags ?? 0) & ~MessageFlags.Ephemeral });
