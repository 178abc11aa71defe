import type { APIModalInteractionResponseCallbackData } from "discord-api-types/v10";
import type { Option, Request } from "../../answer/command.ts";
import type { Asker } from "./interaction.ts";
import type { Message } from "./message.ts";

/** A choice while typing, as Discord takes it. */
export type Choice = { readonly name: string; readonly value: string };

/** What Discord shows of an action, and what it lets people fill in. */
export type Shape = {
  readonly name: string;
  readonly description: string;
  readonly options: Readonly<Record<string, Option>>;
  readonly onMessage?: { readonly name: string; readonly option: string };
  readonly managers?: true;
  /** Reached by buttons only: not registered. */
  readonly hidden?: true;
  /** Options that have suggestions while typing. */
  readonly completes: readonly string[];
};

/**
 * What can be asked of the bot on Discord, by a slash command, a button, a menu, a form or a message's Apps menu: each comes to a
 * request that names an action. Most are the commands; the others concern Discord alone.
 */
export type Action = Shape & {
  /** Options that only its form fills in. */
  readonly fields?: Readonly<Record<string, Option>>;
  /** Always shown to the asker alone. */
  readonly private?: true;
  readonly complete: (request: Request, option: string, typed: string) => Promise<readonly Choice[]>;
  /** A form to fill in first; null when the request has all that it needs. `id` is to be the form's custom_id. */
  readonly form: (request: Request, asker: Asker, id: string) => APIModalInteractionResponseCallbackData | null;
  /** `shown`: what the message that the button or form was opened on answers and offers. */
  readonly run: (request: Request, asker: Asker, shown: readonly Request[]) => Promise<Message>;
};
