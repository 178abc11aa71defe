/**
 * Discord's limits. Characters are UTF-16 code units, never fewer than Discord counts. References are pages of
 * https://docs.discord.com/developers unless noted.
 */

/** Components of a message, nested ones counted: components/reference, "Legacy Message Component Behavior". */
export const COMPONENTS = 40;

/** Characters over all text displays of a message: discord-api-docs pull request 8562. */
export const TEXT_CHARACTERS = 4000;

/** UTF-8 bytes over all text displays with `TEXT_OVERHEAD` for each; beyond it Discord answers 500: discord-api-docs issue 8554. */
export const TEXT_BYTES = 10_170;
export const TEXT_OVERHEAD = 12;

/** Buttons of an action row: components/reference#action-row. */
export const ROW_BUTTONS = 5;

/** components/reference#button-button-structure. */
export const BUTTON_LABEL = 80;
export const BUTTON_URL = 512;

/** components/reference#custom-id. */
export const CUSTOM_ID = 100;

/** components/reference#string-select. */
export const MENU_OPTIONS = 25;
export const MENU_PROMPT = 150;
export const OPTION_LABEL = 100;
export const OPTION_NOTE = 100;

/** Forms: interactions/receiving-and-responding (modal), components/reference#label and #text-input. */
export const FORM_TITLE = 45;
export const FIELD_LABEL = 45;
export const FIELD_NOTE = 100;
export const FIELD_TEXT = 4000;

/** channels/threads: resources/channel#start-thread-in-forum-or-media-channel. */
export const THREAD_NAME = 100;
export const THREAD_TAGS = 5;

/** For how long Discord surely refuses a second message under one nonce, in milliseconds; resources/message#create-message says "a few minutes". */
export const NONCE_KNOWN = 120_000;

/** Autocomplete: interactions/application-commands#application-command-object-application-command-option-choice-structure. */
export const CHOICES = 25;
export const CHOICE_NAME = 100;
export const CHOICE_VALUE = 100;

/** Commands: interactions/application-commands#application-command-object-application-command-structure. */
export const COMMAND_NAME = 32;
export const COMMAND_DESCRIPTION = 100;
