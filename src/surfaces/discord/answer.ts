import type { APIInteractionResponse } from "discord-api-types/v10";
import { InteractionResponseType, InteractionType, MessageFlags } from "discord-api-types/v10";
import type { ServerSettings } from "../../state/settings.ts";
import { errorFields, failureId } from "../failure.ts";
import type { Bot } from "./bot.ts";
import { idOf } from "./custom-id.ts";
import type { DeferredReply, InteractionAnswer } from "./delivery.ts";
import { requestsOn } from "./further.ts";
import { type Asker, askerOf, type Interaction, readInteraction } from "./interaction.ts";
import { type Message, openly, privately } from "./message.ts";
import type { ParsedInteraction } from "./parse-interaction.ts";
import { parseInteraction } from "./parse-interaction.ts";
import { type Key, say } from "./say.ts";

const notes = {
  "unknown command": "notice.command",
  "wrong options": "notice.command",
  "no words": "notice.empty",
  version: "stale.version",
  unknown: "stale.unknown",
} as const satisfies Record<string, Key>;

/**
 * Answers any interaction, from the gateway or over HTTP, JSON in and JSON out. Never throws; a failure becomes a private reply with an id
 * that the log repeats.
 */
export async function answer(raw: unknown, bot: Bot): Promise<InteractionAnswer> {
  const interaction = readInteraction(raw);
  if (interaction === null) return at(reply(note("en-US", "notice.command")));
  const asker = askerOf(interaction);
  try {
    const asked = await parseInteraction(interaction, asker, bot.actions, bot.ids);
    switch (asked.kind) {
      case "ping":
        return at({ type: InteractionResponseType.Pong });
      case "suggestions":
        return at(await suggested(asked, bot));
      case "refused":
        if (interaction.type === InteractionType.ApplicationCommandAutocomplete) return at(choices([]));
        return at(reply(note(asker.locale, notes[asked.why])));
      case "request":
        return await requested(asked, interaction, asker, bot);
    }
  } catch (error) {
    return at(reply(failed(error, interaction.data?.name, asker.locale, bot)));
  }
}

type Parsed<K extends ParsedInteraction["kind"]> = Extract<ParsedInteraction, { kind: K }>;

const at = (callback: APIInteractionResponse): InteractionAnswer => ({ callback, later: null });

const reply = (message: Message): APIInteractionResponse => ({
  type: InteractionResponseType.ChannelMessageWithSource,
  data: message,
});

const choices = (found: readonly { readonly name: string; readonly value: string }[]): APIInteractionResponse => ({
  type: InteractionResponseType.ApplicationCommandAutocompleteResult,
  data: { choices: [...found] },
});

const note = (locale: string, key: Key, values: Record<string, string> = {}): Message =>
  privately({ content: say(locale, key, values), allowed_mentions: { parse: [] } });

/** A notice of a failure, with an id that the log repeats. */
export function failed(error: unknown, command: string | undefined, locale: string, bot: Bot): Message {
  const id = failureId();
  bot.log.error({ failure: id, command, ...errorFields(error) }, "a request failed");
  return note(locale, "notice.failed", { id });
}

async function suggested({ action, request, option, typed }: Parsed<"suggestions">, bot: Bot): Promise<APIInteractionResponse> {
  try {
    const found = await within(action.complete(request, option, typed), bot.patience);
    return choices(found ?? []);
  } catch (error) {
    bot.log.error({ command: action.name, ...errorFields(error) }, "suggestions failed");
    return choices([]);
  }
}

async function requested(asked: Parsed<"request">, interaction: Interaction, asker: Asker, bot: Bot): Promise<InteractionAnswer> {
  const { action, request, by } = asked;
  const settings = await bot.state.settings(asker.server);
  const refused = await refusal(asked, asker, settings, bot);
  if (refused !== null) return at(reply(refused));
  const form = by === "form" ? null : await action.form(request, asker, idOf(request, false));
  if (form !== null) {
    await bot.ids.keep(request);
    return at({ type: InteractionResponseType.Modal, data: form });
  }
  const own = interaction.message ? ownership(interaction, asker) : "asked";
  const hidden = action.private || own !== "asked" || request.options.private === true || request.options.copy === true;
  const isPrivate = hidden || (request.options.private === undefined && settings.private);
  const locale = isPrivate ? asker.locale : (settings.language ?? asker.locale);
  const update = asked.turns && own !== "another's";

  const shown = await requestsOn(interaction.message?.components ?? [], locale, bot.ids);
  const work = action.run({ ...request, locale }, asker, shown).then(
    (message): DeferredReply => ({ kind: "promised", message: openly(message) }),
    (error): DeferredReply => ({ kind: "private", message: failed(error, action.name, asker.locale, bot), withdraw: !update }),
  );
  const done = await within(work, bot.patience);
  if (done === null) return { callback: deferral(update, isPrivate), later: work };
  if (done.kind === "private") return at(reply(done.message));
  if (update) return at({ type: InteractionResponseType.UpdateMessage, data: done.message });
  return at(reply(isPrivate ? privately(done.message) : done.message));
}

/** A refusal if the asker may not ask this now; null if they may, and the request is counted. */
async function refusal(
  { action, by }: Parsed<"request">,
  asker: Asker,
  settings: ServerSettings,
  bot: Bot,
): Promise<Message | null> {
  if (action.managers && asker.server === null) return note(asker.locale, "notice.server");
  if (action.managers && !asker.managesServer) return note(asker.locale, "notice.denied");
  // A submitted form was let through when it was opened; refusing it would lose what was typed.
  if (by === "form") return null;
  const until = await cooledDown(asker, settings, bot);
  return until === null ? null : note(asker.locale, "notice.cooldown", { when: `<t:${Math.ceil(until / 1000)}:R>` });
}

/** A deferral takes one flag: private. */
function deferral(update: boolean, isPrivate: boolean): APIInteractionResponse {
  if (update) return { type: InteractionResponseType.DeferredMessageUpdate };
  const data = isPrivate ? { flags: MessageFlags.Ephemeral } : {};
  return { type: InteractionResponseType.DeferredChannelMessageWithSource, data };
}

/** Counts a request and returns null, or returns when the next is allowed (ms since 1970). */
export async function cooledDown(
  { user, channel }: Pick<Asker, "user" | "channel">,
  { cooldown }: ServerSettings,
  bot: Bot,
): Promise<number | null> {
  const rates = { ...bot.rates, ...cooldown };
  return bot.cooldown.take([
    { key: `user ${user}`, rate: rates.user },
    { key: `channel ${channel}`, rate: channel === null ? null : rates.channel },
  ]);
}

/** Whose message an interaction's button or form is on: public and asked for by them, visible only to them, or somebody else's. */
function ownership({ message }: Interaction, { user }: Asker): "asked" | "only theirs" | "another's" {
  if (((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0) return "only theirs";
  const asker = message?.interaction_metadata?.user.id ?? message?.referenced_message?.author.id;
  return asker === user ? "asked" : "another's";
}

/** The result, or null if it takes longer than `milliseconds`. */
async function within<T>(work: Promise<T>, milliseconds: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, milliseconds, null);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
