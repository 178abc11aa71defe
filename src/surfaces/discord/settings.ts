import { ChannelType, ComponentType } from "discord-api-types/v10";
import type { Request } from "../../answer/command.ts";
import { type Rate, rate } from "../../config.ts";
import type { ServerSettings } from "../../state/settings.ts";
import type { State } from "../../state/state.ts";
import type { Action, Shape } from "./action.ts";
import { field, form, oneOf, shortText } from "./form.ts";
import type { Asker } from "./interaction.ts";
import type { Message } from "./message.ts";
import { say } from "./say.ts";

const mostChannels = 25;
/** The form has the same limit, but a request can be forged. */
const longestTyped = 10;

const text = { description: "", type: "text" } as const;

/** `/settings`; with the option `model` if the operator has set up a model that chooses answers. */
export const settingsShape = (hasReader: boolean): Shape => ({
  name: "settings",
  description: "This bot's settings in this server: private replies, channels, rate limits, language",
  options: hasReader ? { model: { description: "Whether the operator's model chooses answers here", type: "yes or no" } } : {},
  managers: true,
  completes: [],
});

/** `/settings`: a form for people who manage the server. Forms have five fields at most, so the model is switched by an option. */
export function settingsAction(state: State, languages: readonly string[], hasReader: boolean): Action {
  return {
    ...settingsShape(hasReader),
    fields: {
      replies: { ...text, choices: ["everybody", "asker"] },
      channels: text,
      user: text,
      channel: text,
      language: { ...text, choices: ["", "own", ...languages] },
    },
    private: true,
    complete: async () => [],
    form: async (request, asker, id) =>
      filledIn(request) ? null : settingsForm(await state.settings(asker.server), asker.locale, id, languages),
    run: async (request, asker) =>
      typeof request.options.model === "boolean"
        ? switchReader(request.options.model, asker, state)
        : save(request, asker, state),
  };
}

const filledIn = ({ options }: Request): boolean => options.replies !== undefined || options.model !== undefined;

function settingsForm(settings: ServerSettings, locale: string, id: string, languages: readonly string[]) {
  const native = (language: string) => new Intl.DisplayNames(language, { type: "language" }).of(language) ?? language;
  return form(id, say(locale, "settings.title"), [
    field(
      say(locale, "settings.replies"),
      oneOf("replies", settings.private ? "asker" : "everybody", [
        { value: "everybody", label: say(locale, "settings.replies.everybody") },
        { value: "asker", label: say(locale, "settings.replies.asker") },
      ]),
    ),
    field(
      say(locale, "settings.channels"),
      {
        type: ComponentType.ChannelSelect,
        custom_id: "channels",
        channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum],
        min_values: 0,
        max_values: mostChannels,
        required: false,
        default_values: settings.channels.map((channel) => ({ id: channel, type: "channel" as never })),
      },
      say(locale, "settings.channels.note"),
    ),
    field(
      say(locale, "settings.user"),
      shortText("user", written(settings.cooldown.user), longestTyped),
      say(locale, "settings.rate.note"),
    ),
    field(
      say(locale, "settings.channel"),
      shortText("channel", written(settings.cooldown.channel), longestTyped),
      say(locale, "settings.rate.note"),
    ),
    field(
      say(locale, "settings.language"),
      oneOf("language", settings.language ?? "own", [
        { value: "own", label: say(locale, "settings.language.own") },
        ...languages.map((language) => ({ value: language, label: native(language) })),
      ]),
    ),
  ]);
}

/** A cooldown as typed; empty for the operator's default. */
function written(cooldown: Rate | undefined): string {
  if (cooldown === undefined) return "";
  return cooldown === null ? "off" : `${cooldown.requests}/${cooldown.seconds}`;
}

/** A Discord id. Anything else would break the form, which shows saved values. */
const SNOWFLAKE = /^\d{17,20}$/;

async function save({ options }: Request, { server, locale }: Asker, state: State): Promise<Message> {
  const cooldown: Record<string, Rate> = {};
  for (const which of ["user", "channel"] as const) {
    const typed = String(options[which] ?? "").trim();
    if (typed === "") continue;
    const read = rate.safeParse(typed);
    if (!read.success) return note(say(locale, "settings.rate.wrong", { typed: [...typed].slice(0, longestTyped).join("") }));
    cooldown[which] = read.data;
  }
  const language = String(options.language ?? "own");
  const { reader } = await state.settings(server);
  await state.change(server!, {
    reader,
    private: options.replies === "asker",
    channels: String(options.channels ?? "")
      .split(" ")
      .filter((channel) => SNOWFLAKE.test(channel))
      .slice(0, mostChannels),
    cooldown,
    language: language === "own" || language === "" ? null : language,
  });
  return note(say(locale, "settings.saved"));
}

async function switchReader(on: boolean, { server, locale }: Asker, state: State): Promise<Message> {
  await state.change(server!, { ...(await state.settings(server)), reader: on });
  return note(say(locale, on ? "settings.reader.on" : "settings.reader.off"));
}

const note = (content: string): Message => ({ content, allowed_mentions: { parse: [] } });
