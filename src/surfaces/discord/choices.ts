import type { Suggestion } from "../../answer/outcome.ts";
import { short } from "../../cards/cut.ts";
import { plain } from "../../cards/parts.ts";
import { say } from "../../cards/wording.ts";
import { CHOICE_NAME, CHOICE_VALUE, CHOICES } from "./limits.ts";

/** A choice of Discord's autocomplete. */
export type Choice = { readonly name: string; readonly value: string };

/** Room for the mark before a title and for the one that shows that it is cut. */
const ROOM = 12;

/** Suggestions as Discord shows them while somebody types, each marked with why it is offered; a cut title is visibly cut. */
export function choices(suggestions: readonly Suggestion[], locale: string): Choice[] {
  return suggestions
    .filter(({ value }) => value.length > 0 && value.length <= CHOICE_VALUE)
    .slice(0, CHOICES)
    .map(({ value, label, mark }) => ({
      name: `${plain(say(locale, `mark.${mark}`))} ${plain(short(label, CHOICE_NAME - ROOM))}`,
      value,
    }));
}
