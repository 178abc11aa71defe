import type { APIComponentInLabel, APILabelComponent, APIModalInteractionResponseCallbackData } from "discord-api-types/v10";
import { ComponentType, TextInputStyle } from "discord-api-types/v10";
import { FIELD_LABEL, FIELD_NOTE, FIELD_TEXT, FORM_TITLE } from "./limits.ts";

/** A text that Discord takes: cut, with an ellipsis, where it is too long. */
const within = (most: number, text: string): string => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`);

/** A form; `id` is its custom_id and stands for the request it completes. */
export const form = (
  id: string,
  title: string,
  fields: readonly APILabelComponent[],
): APIModalInteractionResponseCallbackData => ({
  custom_id: id,
  title: within(FORM_TITLE, title),
  components: [...fields],
});

/** A field with its label. The custom_id of the component inside names the option it fills in. */
export const field = (label: string, component: APIComponentInLabel, note?: string): APILabelComponent => ({
  type: ComponentType.Label,
  label: within(FIELD_LABEL, label),
  ...(note === undefined ? {} : { description: within(FIELD_NOTE, note) }),
  component,
});

/** A large field for text with line breaks. */
export const longText = (option: string, longest = FIELD_TEXT): APIComponentInLabel => ({
  type: ComponentType.TextInput,
  custom_id: option,
  style: TextInputStyle.Paragraph,
  required: true,
  max_length: Math.min(longest, FIELD_TEXT),
});

/** A line of text that may be left empty. */
export const shortText = (option: string, value: string, longest: number): APIComponentInLabel => ({
  type: ComponentType.TextInput,
  custom_id: option,
  style: TextInputStyle.Short,
  required: false,
  max_length: longest,
  ...(value === "" ? {} : { value: value.slice(0, longest) }),
});

/** One of several choices. */
export const oneOf = (
  option: string,
  chosen: string,
  choices: readonly { readonly value: string; readonly label: string }[],
): APIComponentInLabel => ({
  type: ComponentType.StringSelect,
  custom_id: option,
  options: choices.map(({ value, label }) => ({ value, label, default: value === chosen })),
});
