import type { APIModalInteractionResponseCallbackData } from "discord-api-types/v10";
import type { Option, Request } from "../../answer/command.ts";
import type { AutocompleteChoice } from "./choices.ts";
import type { Asker } from "./interaction.ts";
import type { Message } from "./message.ts";

/** How Discord shows an action, and what can be filled in. */
export type Shape = {
  readonly name: string;
  readonly description: string;
  readonly options: Readonly<Record<string, Option>>;
  readonly onMessage?: { readonly name: string; readonly option: string };
  readonly managers?: true;
  /** Reached only by buttons; not registered. */
  readonly hidden?: true;
  /** Options with autocomplete. */
  readonly completes: readonly string[];
};

/**
 * Anything the bot can be asked for on Discord, through a slash command, button, menu, form or the Apps menu of a message. Most actions are
 * commands; the others exist only on Discord.
 */
export type Action = Shape & {
  /** Options that only forms and buttons fill in. */
  readonly fields?: Readonly<Record<string, Option>>;
  /** Replies are always private. */
  readonly private?: true;
  readonly complete: (request: Request, option: string, typed: string) => Promise<readonly AutocompleteChoice[]>;
  /** A form to fill in first; null if the request is complete. `id` becomes its custom_id. */
  readonly form: (request: Request, asker: Asker, id: string) => Promise<APIModalInteractionResponseCallbackData | null>;
  /** `shown`: the requests that the message with the button or form answers and offers. */
  readonly run: (request: Request, asker: Asker, shown: readonly Request[]) => Promise<Message>;
};
