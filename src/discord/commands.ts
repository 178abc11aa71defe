import type { Command, Option } from "../answer/command.ts";
import { choices } from "../reply/choices.ts";
import { inLanguageOf } from "../reply/localised.ts";
import { type House, respond } from "../reply/respond.ts";
import type { Action, Shape } from "./action.ts";
import { field, form, longText } from "./form.ts";
import { say } from "./wording.ts";

/** What every command's buttons may ask for beside its options. */
const onButtons: Readonly<Record<string, Option>> = { copy: { description: "As plain text, to be copied", type: "yes or no" } };

/** A command as Discord shows it. */
export const shapeOf = ({ name, description, options, onMessage, managers, hidden, complete = {} }: Command): Shape => ({
  name,
  description,
  options,
  ...(onMessage ? { onMessage } : {}),
  ...(managers ? { managers } : {}),
  ...(hidden ? { hidden } : {}),
  completes: Object.keys(complete),
});

/** A command as it is asked for on Discord: run, shown and let through the gate by the reply room, as for every door. */
export function commandAction(command: Command, house: House): Action {
  const { options, complete = {} } = command;
  return {
    ...shapeOf(command),
    ...(command.managers ? { private: true } : {}),
    fields: onButtons,
    complete: async (request, option, typed) =>
      choices((await complete[option]?.(typed, request, house.desk)) ?? [], request.locale),
    form: (request, { locale }, id) => {
      const missing = Object.entries(options).filter(([option, { form }]) => form && request.options[option] === undefined);
      if (missing.length === 0) return null;
      const fields = missing.map(([option, { description, longest }]) => {
        const own = (text: string, english: string) => inLanguageOf(locale, `${command.name}.${option}.${text}`, english);
        return field(own("name", option), longText(option, longest), own("description", description));
      });
      return form(id, say(locale, "form.title"), fields);
    },
    run: async (request) => (await respond(request, house)).payload,
  };
}
