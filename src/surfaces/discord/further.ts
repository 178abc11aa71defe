import type { Request } from "../../answer/command.ts";
import { followUp } from "../../answer/follow-up.ts";
import type { Action } from "./action.ts";
import type { Bot } from "./bot.ts";
import { field, form, longText } from "./form.ts";
import type { FormField } from "./interaction.ts";
import type { Ids } from "./parse-interaction.ts";
import { say } from "./say.ts";

/** Longest question, in characters. */
const LONGEST = 500;

/** *Ask further*: a form for a question about the card with the button. */
export const furtherAction = (bot: () => Pick<Bot, "actions" | "speakerAt">): Action => ({
  name: "further",
  description: "Ask further",
  options: {},
  fields: { question: { description: "Your question", type: "text", longest: LONGEST } },
  hidden: true,
  completes: [],
  complete: async () => [],
  form: async ({ options }, { locale }, id) =>
    options.question === undefined
      ? form(id, say(locale, "further.title"), [
          field(say(locale, "further.question"), longText("question", LONGEST), say(locale, "further.note")),
        ])
      : null,
  run: async ({ options, locale }, asker, shown) => {
    const typed = String(options.question);
    const { command, ...request } = await requestAfter(typed, shown, locale, bot());
    // Discord does not show what was typed into a form.
    const echoed = { ...request, command, options: { ...request.options, typed } };
    return bot().actions.get(command)!.run(echoed, asker, []);
  },
});

/** Reads a question about one of our messages; `shown`: the requests that the message answers and offers. */
export async function requestAfter(
  question: string,
  shown: readonly Request[],
  locale: string,
  { speakerAt }: Pick<Bot, "speakerAt">,
): Promise<Request> {
  const place = shown.find(({ command }) => command === "context");
  const asked: Request = { command: "ask", options: { question }, page: 0, locale };
  return followUp(asked, { requests: shown, speaker: place ? await speakerAt(place) : null }, "reply");
}

/**
 * The requests behind the buttons of one of our messages, and the request it answers, which its *Copy* choice repeats. Other choices were
 * only offered.
 */
export async function requestsOn(components: readonly FormField[], locale: string, ids: Ids): Promise<Request[]> {
  const decoded = async (written: readonly (string | undefined)[]): Promise<Request[]> => {
    const pressed = await Promise.all(written.flatMap((id) => (id === undefined ? [] : [ids.decode(id, locale)])));
    return pressed.flatMap((one) => (one.kind === "request" ? [one.request] : []));
  };
  const fields = components.flatMap(nested);
  const offered = await decoded(fields.flatMap(({ options }) => options ?? []).map(({ value }) => value));
  const answered = offered.filter(({ options }) => options.copy === true);
  return [...(await decoded(fields.map(({ custom_id }) => custom_id))), ...answered].map((request) => {
    const { copy: _, ...options } = request.options;
    return { ...request, options };
  });
}

const nested = (field: FormField): readonly FormField[] => [field, ...(field.components ?? []).flatMap(nested)];
