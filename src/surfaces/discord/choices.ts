import type { PlainSuggestion, Suggestion } from "../../answer/outcome.ts";
import { short } from "../../cards/cut.ts";
import { plain } from "../../cards/parts.ts";
import { say } from "../../cards/wording.ts";
import { CHOICE_NAME, CHOICE_VALUE, CHOICES } from "./limits.ts";

/** An autocomplete choice. */
export type AutocompleteChoice = { readonly name: string; readonly value: string };

/** Room for the mark before a title and the one for a cut. */
const ROOM = 12;

/** Suggestions as autocomplete choices, each marked with why it is offered. */
export function choices(suggestions: readonly (Suggestion | PlainSuggestion)[], locale: string): AutocompleteChoice[] {
  return suggestions
    .filter(({ value }) => value.length > 0 && value.length <= CHOICE_VALUE)
    .slice(0, CHOICES)
    .map(({ value, label, mark }) => ({
      name: mark === null ? label.text : `${plain(say(locale, `mark.${mark}`))} ${plain(short(label, CHOICE_NAME - ROOM))}`,
      value,
    }));
}
