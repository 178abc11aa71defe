import type { APIApplicationCommandBasicOption, APIApplicationCommandOptionChoice } from "discord-api-types/v10";
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
} from "discord-api-types/v10";
import type { Option } from "../../answer/command.ts";
import { localised, localisedChoice } from "../../cards/localised-commands.ts";
import type { Shape } from "./action.ts";
import type { Definition } from "./difference.ts";

/** Commands as registered with Discord: slash commands, and those in the Apps menu of a message. */
export function definitions(shapes: Iterable<Shape>): readonly Definition[] {
  return [...shapes]
    .filter((shape) => !shape.hidden)
    .flatMap((shape) => {
      const where = shape.managers
        ? { integration_types: [ApplicationIntegrationType.GuildInstall], contexts: [InteractionContextType.Guild] }
        : {
            integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
            contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
          };
      const who = { default_member_permissions: shape.managers ? String(PermissionFlagsBits.ManageGuild) : null };
      const slash: Definition = {
        type: ApplicationCommandType.ChatInput,
        name: shape.name,
        name_localizations: localised(`${shape.name}.name`),
        description: shape.description,
        description_localizations: localised(`${shape.name}.description`),
        options: options(shape),
        ...where,
        ...who,
      };
      if (shape.onMessage === undefined) return [slash];
      const menu: Definition = {
        type: ApplicationCommandType.Message,
        name: shape.onMessage.name,
        name_localizations: localised(`${shape.name}.menu`),
        ...where,
        ...who,
      };
      return [slash, menu];
    });
}

const choice = (key: string, value: string): APIApplicationCommandOptionChoice<string> => ({
  name: value,
  name_localizations: localisedChoice(key),
  value,
});

/** Channels where something can be posted. */
const POSTABLE = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.GuildForum,
] as const;

/** Required options first, as Discord demands; one that a form can ask for is optional. */
function options(shape: Shape): APIApplicationCommandBasicOption[] {
  const required = (option: Option) => option.required === true && !option.form;
  return Object.entries(shape.options)
    .toSorted(([, a], [, b]) => Number(required(b)) - Number(required(a)))
    .map(([name, option]) => {
      const common = {
        name,
        name_localizations: localised(`${shape.name}.${name}.name`),
        description: option.description,
        description_localizations: localised(`${shape.name}.${name}.description`),
        required: required(option),
      };
      if (option.type === "yes or no") return { ...common, type: ApplicationCommandOptionType.Boolean };
      if (option.type === "role") return { ...common, type: ApplicationCommandOptionType.Role };
      if (option.type === "channel")
        return {
          ...common,
          type: ApplicationCommandOptionType.Channel,
          channel_types: [...POSTABLE],
        } as APIApplicationCommandBasicOption;
      return {
        ...common,
        type: ApplicationCommandOptionType.String,
        ...(option.longest === undefined ? {} : { max_length: option.longest }),
        ...(option.choices === undefined
          ? {}
          : { choices: option.choices.map((value) => choice(`${shape.name}.${name}.${value}`, value)) }),
        ...(shape.completes.includes(name) ? { autocomplete: true } : {}),
      } as APIApplicationCommandBasicOption;
    });
}
