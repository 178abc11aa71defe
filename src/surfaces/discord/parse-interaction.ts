import { ApplicationCommandType, InteractionType } from "discord-api-types/v10";
import type { Request } from "../../answer/command.ts";
import type { Action } from "./action.ts";
import type { Pressed } from "./custom-id.ts";
import type { Asker, Data, FormField, Interaction } from "./interaction.ts";

/** What an interaction asks for. */
export type ParsedInteraction =
  | { readonly kind: "ping" }
  | {
      readonly kind: "suggestions";
      readonly action: Action;
      readonly request: Request;
      readonly option: string;
      readonly typed: string;
    }
  | {
      readonly kind: "request";
      readonly action: Action;
      readonly request: Request;
      readonly by: "command" | "button" | "form";
      /** The reply replaces the message with the button. */
      readonly turns: boolean;
    }
  | { readonly kind: "refused"; readonly why: "unknown command" | "wrong options" | "no words" | "version" | "unknown" };

/** The requests behind custom_ids. */
export type Ids = {
  /** Stores a request whose custom_id is only its key; must be done before the id is sent. */
  readonly keep: (request: Request) => Promise<void>;
  readonly decode: (id: string, locale: string) => Promise<Pressed>;
};

type Actions = ReadonlyMap<string, Action>;

/** Reads what is asked for and validates it: Discord may show an old registration, and anybody may send anything. */
export async function parseInteraction(
  interaction: Interaction,
  asker: Asker,
  actions: Actions,
  ids: Ids,
): Promise<ParsedInteraction> {
  const { data } = interaction;
  if (interaction.type === InteractionType.Ping) return { kind: "ping" };
  if (data == null) return { kind: "refused", why: "unknown command" };
  switch (interaction.type) {
    case InteractionType.ApplicationCommandAutocomplete:
      return suggestions(data, asker, actions);
    case InteractionType.ApplicationCommand:
      return data.type === ApplicationCommandType.Message ? menu(data, asker, actions) : slash(data, asker, actions);
    case InteractionType.MessageComponent:
      return button(data, asker, actions, ids);
    case InteractionType.ModalSubmit:
      return form(data, asker, actions, ids);
    default:
      return { kind: "refused", why: "unknown command" };
  }
}

const requestOf = (action: Action, options: Request["options"], { locale }: Asker): Request => ({
  command: action.name,
  options,
  page: 0,
  locale,
});

function slash(data: Data, asker: Asker, actions: Actions): ParsedInteraction {
  const action = actions.get(data.name ?? "");
  if (action === undefined || action.hidden) return { kind: "refused", why: "unknown command" };
  const options = Object.fromEntries(data.options.map(({ name, value }) => [name, value]));
  return checked(action, requestOf(action, options as Request["options"], asker), "command");
}

function menu(data: Data, asker: Asker, actions: Actions): ParsedInteraction {
  const action = [...actions.values()].find(({ onMessage }) => onMessage !== undefined && onMessage.name === data.name);
  if (action?.onMessage === undefined) return { kind: "refused", why: "unknown command" };
  const words = data.resolved?.messages?.[data.target_id ?? ""]?.content ?? "";
  if (words.trim() === "") return { kind: "refused", why: "no words" };
  return checked(action, requestOf(action, { [action.onMessage.option]: words }, asker), "command");
}

async function button(data: Data, asker: Asker, actions: Actions, ids: Ids): Promise<ParsedInteraction> {
  // The values of a menu are custom_ids.
  const pressed = await ids.decode(data.values[0] ?? data.custom_id ?? "", asker.locale);
  if (pressed.kind === "stale") return { kind: "refused", why: pressed.why };
  const action = actions.get(pressed.request.command);
  if (action === undefined) return { kind: "refused", why: "version" };
  return checked(action, pressed.request, "button", pressed.turns);
}

async function form(data: Data, asker: Asker, actions: Actions, ids: Ids): Promise<ParsedInteraction> {
  const pressed = await ids.decode(data.custom_id ?? "", asker.locale);
  if (pressed.kind === "stale") return { kind: "refused", why: pressed.why };
  const action = actions.get(pressed.request.command);
  if (action === undefined) return { kind: "refused", why: "version" };
  const options = { ...pressed.request.options, ...Object.fromEntries(filledIn(data.components)) };
  return checked(action, { ...pressed.request, options }, "form");
}

/** Values by custom_id; several choices are ids, joined by spaces. */
function filledIn(fields: readonly FormField[]): readonly (readonly [string, string | boolean])[] {
  return fields.flatMap((field) => {
    const value = field.values?.join(" ") ?? field.value;
    const own = field.custom_id !== undefined && value != null ? [[field.custom_id, value] as const] : [];
    return [...own, ...filledIn([...(field.component ? [field.component] : []), ...(field.components ?? [])])];
  });
}

function checked(action: Action, request: Request, by: "command" | "button" | "form", turns = false): ParsedInteraction {
  const given = Object.entries(request.options);
  const fits = given.every(([name, value]) => takes(action, name, value));
  const missing = Object.entries(action.options).some(
    ([name, option]) => option.required && !option.form && request.options[name] === undefined,
  );
  return fits && !missing ? { kind: "request", action, request, by, turns } : { kind: "refused", why: "wrong options" };
}

function takes(action: Action, name: string, value: unknown): boolean {
  const { options, fields = {} } = action;
  const option = Object.hasOwn(fields, name) ? fields[name] : Object.hasOwn(options, name) ? options[name] : undefined;
  if (option === undefined) return false;
  if (option.type === "yes or no") return typeof value === "boolean";
  if (option.type === "role" || option.type === "channel") return typeof value === "string" && /^\d{15,20}$/.test(value);
  if (typeof value !== "string" || value.length > (option.longest ?? longest)) return false;
  return option.choices === undefined || option.choices.includes(value);
}

/** Discord's limit on a text option. */
const longest = 6000;

function suggestions(data: Data, asker: Asker, actions: Actions): ParsedInteraction {
  const action = actions.get(data.name ?? "");
  const focused = data.options.find((option) => option.focused);
  if (action === undefined || focused === undefined || !action.completes.includes(focused.name)) {
    return { kind: "refused", why: "wrong options" };
  }
  // Half-typed options may be anything; only valid ones narrow suggestions.
  const others = data.options.filter((option) => option !== focused && takes(action, option.name, option.value));
  const options = Object.fromEntries(others.map(({ name, value }) => [name, value])) as Request["options"];
  const typed = typeof focused.value === "string" ? focused.value : "";
  return { kind: "suggestions", action, request: requestOf(action, options, asker), option: focused.name, typed };
}
