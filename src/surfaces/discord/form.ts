import type { APIComponentInLabel, APILabelComponent, APIModalInteractionResponseCallbackData } from "discord-api-types/v10";
import { ComponentType, TextInputStyle } from "discord-api-types/v10";

/** Discord's limits on forms: components/reference#label and #text-input, interactions/receiving-and-responding (modal). */
export const FORM_TITLE = 45;
export const FIELD_LABEL = 45;
export const FIELD_NOTE = 100;
const FIELD_TEXT = 4000;

/** A form; `id` is its custom_id and stands for the request that it completes. */
export const form = (
  id: string,
  title: string,
  fields: readonly APILabelComponent[],
): APIModalInteractionResponseCallbackData => ({
  custom_id: id,
  title,
  components: [...fields],
});

/** A field with its label. The custom_id of the component inside names the option that it fills in. */
export const field = (label: string, component: APIComponentInLabel, note?: string): APILabelComponent => ({
  type: ComponentType.Label,
  label,
  ...(note === undefined ? {} : { description: note }),
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
  ...(value === "" ? {} : { value }),
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
