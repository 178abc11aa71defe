import type { Command, Services } from "../../answer/command.ts";
import { requestIn } from "./address.ts";
import { phrase } from "./phrases.ts";
import { proved } from "./proved.ts";

/** What a field offers while somebody types: `value` is what it then holds, `label` what is shown, `mark` why it is offered. */
export type Offered = { readonly value: string; readonly label: string; readonly mark: string };

/** Suggestions for an option of a command, from its other fields and the text typed so far; none if it has none. */
export async function suggestions(
  command: Command,
  option: string,
  query: URLSearchParams,
  locale: string,
  services: Services,
): Promise<readonly Offered[]> {
  const complete = new Map(Object.entries(command.complete ?? {})).get(option);
  if (complete === undefined) return [];
  const request = requestIn(query, command, locale);
  const found = await complete(query.get(option)?.slice(0, LONGEST) ?? "", request, services);
  return proved(services.archive, ({ words }) =>
    found.map(({ value, label, mark }) =>
      mark === null
        ? { value, label: label.text, mark: "" }
        : { value, label: words(label), mark: phrase(locale, `mark.${mark}`) },
    ),
  );
}

/** Longest text that is completed, in characters. */
const LONGEST = 200;
