import { askedBy } from "../../answer/choose-by-reader.ts";
import type { Command, Option, Request } from "../../answer/command.ts";
import { inLanguageOf } from "../../cards/localised-commands.ts";
import { requestsOf } from "../../cards/parts.ts";
import { type Runtime, respond } from "../../cards/respond.ts";
import type { Action, Shape } from "./action.ts";
import { choices } from "./choices.ts";
import { discord } from "./draw.ts";
import { field, form, longText } from "./form.ts";
import type { Asker } from "./interaction.ts";
import { say } from "./say.ts";

/** Options that buttons and follow-ups add to every command. */
const onButtons: Readonly<Record<string, Option>> = {
  copy: { description: "As plain text, to be copied", type: "yes or no" },
  about: { description: "What a follow-up is about", type: "text" },
  typed: { description: "A follow-up as it was typed into a form", type: "text" },
};

/** How Discord shows a command. */
export const shapeOf = ({ name, description, options, onMessage, managers, hidden, complete = {} }: Command): Shape => ({
  name,
  description,
  options,
  ...(onMessage ? { onMessage } : {}),
  ...(managers ? { managers } : {}),
  ...(hidden ? { hidden } : {}),
  completes: Object.keys(complete),
});

/** A command as an action. `readerAllowed` says whether a model may choose for an asker. */
export function commandAction(
  command: Command,
  runtime: Runtime,
  keep: (request: Request) => Promise<void>,
  readerAllowed: (asker: Asker) => Promise<boolean>,
): Action {
  const { options, complete = {} } = command;
  return {
    ...shapeOf(command),
    ...(command.managers ? { private: true } : {}),
    fields: { ...onButtons, ...command.followUp },
    complete: async (request, option, typed) =>
      choices((await complete[option]?.(typed, request, runtime.services)) ?? [], request.locale),
    form: async (request, { locale }, id) => {
      const missing = Object.entries(options).filter(([option, { form }]) => form && request.options[option] === undefined);
      if (missing.length === 0) return null;
      const fields = missing.map(([option, { description, longest }]) => {
        const own = (text: string, english: string) => inLanguageOf(locale, `${command.name}.${option}.${text}`, english);
        return field(own("name", option), longText(option, longest), own("description", description));
      });
      return form(id, say(locale, "form.title"), fields);
    },
    run: async (request, asker) => {
      const { user, server, channel, managesServer, member } = asker;
      const place = channel === null ? undefined : { channel, server, user, manages: managesServer, member };
      const placed = { ...runtime.services, ...(place && { place }) };
      const services = (await readerAllowed(asker)) ? askedBy(user, placed) : placed;
      const { blocks, drawing } = await respond(request, { ...runtime, services }, discord);
      await Promise.all(requestsOf(blocks).map(keep));
      return drawing;
    },
  };
}
