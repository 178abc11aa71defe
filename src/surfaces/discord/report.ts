import type { Log } from "../../log.ts";
import type { Action } from "./action.ts";
import { field, form, longText } from "./form.ts";
import { say } from "./say.ts";

/**
 * *Report a mistake*: a form, and a log line with the citation and what was typed. The form says so; nothing else that is typed is ever
 * logged.
 */
export function reportAction(log: Log): Action {
  return {
    name: "report",
    description: "Report a mistake",
    options: { id: { description: "The citation", type: "text", required: true } },
    fields: { words: { description: "What is wrong", type: "text", longest: 1000 } },
    hidden: true,
    private: true,
    completes: [],
    complete: async () => [],
    form: async ({ options }, { locale }, id) =>
      options.words === undefined
        ? form(id, say(locale, "report.title"), [
            field(say(locale, "report.words"), longText("words", 1000), say(locale, "report.note")),
          ])
        : null,
    run: async ({ options }, { locale }) => {
      log.warn({ citation: options.id, words: options.words }, "a mistake is reported");
      return { content: say(locale, "report.thanks"), allowed_mentions: { parse: [] } };
    },
  };
}
