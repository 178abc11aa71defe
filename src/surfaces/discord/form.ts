import type { APIComponentInLabel, APILabelComponent, APIModalInteractionResponseCallbackData } from "discord-api-types/v10";
import { ComponentType, TextInputStyle } from "discord-api-types/v10";
import { FIELD_LABEL, FIELD_NOTE, FIELD_TEXT, FORM_TITLE } from "./limits.ts";

/** A text cut to what Discord accepts, with an ellipsis. */
const within = (most: number, text: string): string => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`);

/** A form; its custom_id stands for the request it completes. */
export const form = (
  id: string,
  title: string,
  fields: readonly APILabelComponent[],
): APIModalInteractionResponseCallbackData => ({
  custom_id: id,
  title: within(FORM_TITLE, title),
  components: [...fields],
});

/** A field with its label. The inner component's custom_id names the option. */
export const field = (label: string, component: APIComponentInLabel, note?: string): APILabelComponent => ({
  type: ComponentType.Label,
  label: within(FIELD_LABEL, label),
  ...(note === undefined ? {} : { description: within(FIELD_NOTE, note) }),
  component,
});

/** A multi-line text field. */
export const longText = (option: string, longest = FIELD_TEXT): APIComponentInLabel => ({
  type: ComponentType.TextInput,
  custom_id: option,
  style: TextInputStyle.Paragraph,
  required: true,
  max_length: Math.min(longest, FIELD_TEXT),
});

/** An optional one-line text field. */
export const shortText = (option: string, value: string, longest: number): APIComponentInLabel => ({
  type: ComponentType.TextInput,
  custom_id: option,
  style: TextInputStyle.Short,
  required: false,
  max_length: longest,
  ...(value === "" ? {} : { value: value.slice(0, longest) }),
});

/** A menu with one choice. */
export const oneOf = (
  option: string,
  chosen: string,
  choices: readonly { readonly value: string; readonly label: string }[],
): APIComponentInLabel => ({
  type: ComponentType.StringSelect,
  custom_id: option,
  options: choices.map(({ value, label }) => ({ value, label, default: value === chosen })),
});
