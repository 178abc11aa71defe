import * as schemas from "discord-api-spec/zod";
import type * as z from "zod/mini";
import { againstSchema, array, checkChoices, duplicates, type Json, object, text } from "./discord-body.ts";
import { checkCommand, checkCommands } from "./discord-command-rules.ts";

/**
 * What Discord refuses: its own OpenAPI document as zod schemas, and by hand what that document leaves out. Every function gives the
 * complaints about a body; an empty list means that Discord would take it.
 */

/** Flag bits that may be sent: with a new message, and with a change to one. */
const FLAGS = { suppressEmbeds: 1 << 2, ephemeral: 1 << 6, suppressNotifications: 1 << 12, componentsV2: 1 << 15 };
const SENDING = FLAGS.suppressEmbeds | FLAGS.suppressNotifications | FLAGS.componentsV2;
const EDITING = FLAGS.suppressEmbeds | FLAGS.componentsV2;

const TYPE = {
  row: 1,
  button: 2,
  select: 3,
  section: 9,
  text: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
};
const V2_ONLY = new Set([TYPE.section, TYPE.text, TYPE.thumbnail, TYPE.gallery, TYPE.file, TYPE.separator, TYPE.container]);

/** A component with all that is nested in it. */
function nested(component: Json): Json[] {
  const accessory = component.accessory === undefined ? [] : [object(component.accessory)];
  return [component, ...[...array(component.components), ...accessory].flatMap(nested)];
}

function checkButton(button: Json): string[] {
  const problems: string[] = [];
  const link = button.style === 5;
  const premium = button.style === 6;
  if (link && typeof button.url !== "string") problems.push("link button without url");
  if (link && !/^(?:https?|discord):\/\//.test(text(button.url))) problems.push(`link button to ${text(button.url)}`);
  if (link && button.custom_id !== undefined) problems.push("link button with custom_id");
  if (!link && button.url !== undefined) problems.push("url on a button that is no link");
  if (!link && !premium && text(button.custom_id) === "") problems.push("button without custom_id");
  if (!premium && text(button.label) === "" && button.emoji === undefined) problems.push("button without label");
  return problems;
}

function checkSelect(select: Json): string[] {
  const options = array(select.options);
  const problems = duplicates(options.map((option) => text(option.value))).map((value) => `two options with value ${value}`);
  const most = typeof select.max_values === "number" ? select.max_values : 1;
  const least = typeof select.min_values === "number" ? select.min_values : 1;
  if (most > options.length || least > most) problems.push(`select of ${least} to ${most} among ${options.length}`);
  for (const option of options) if (text(option.label).trim() === "") problems.push("option without label");
  return problems;
}

function checkRow(row: Json): string[] {
  const inside = array(row.components);
  const buttons = inside.filter((component) => component.type === TYPE.button).length;
  if (buttons === inside.length || (buttons === 0 && inside.length === 1)) return [];
  return ["a row holds up to five buttons or one menu"];
}

function checkComponents(components: readonly Json[], v2: boolean): string[] {
  const all = components.flatMap(nested);
  const problems = duplicates(all.map((component) => text(component.custom_id)).filter(Boolean)).map(
    (id) => `custom_id ${id} twice`,
  );
  for (const component of all) {
    if (component.type === TYPE.button) problems.push(...checkButton(component));
    if (component.type === TYPE.select) problems.push(...checkSelect(component));
    if (component.type === TYPE.row) problems.push(...checkRow(component));
  }
  if (!v2) {
    if (all.some((component) => V2_ONLY.has(component.type as number)))
      problems.push("component that needs the components v2 flag");
    if (components.length > 5) problems.push(`${components.length} rows`);
    return problems;
  }
  if (all.length > 40) problems.push(`${all.length} components, nested ones counted`);
  const texts = all.filter((component) => component.type === TYPE.text).map((component) => text(component.content));
  for (const content of texts) if (content.trim() === "") problems.push("empty text display");
  const characters = texts.reduce((sum, content) => sum + content.length, 0);
  if (characters > 4000) problems.push(`${characters} characters over all text displays`);
  const bytes = texts.reduce((sum, content) => sum + Buffer.byteLength(content) + 12, 0);
  if (bytes > 10_170) problems.push(`${bytes} bytes over all text displays`);
  return problems;
}

function checkEmbeds(embeds: readonly Json[]): string[] {
  const problems: string[] = [];
  let total = 0;
  for (const embed of embeds) {
    const fields = array(embed.fields);
    const texts = [embed.title, embed.description, object(embed.footer).text, object(embed.author).name].map(text);
    for (const field of fields) {
      if (text(field.name).trim() === "" || text(field.value).trim() === "") problems.push("empty embed field");
      texts.push(text(field.name), text(field.value));
    }
    if (texts.every((part) => part === "") && embed.image === undefined && embed.thumbnail === undefined)
      problems.push("empty embed");
    total += texts.reduce((sum, part) => sum + part.length, 0);
  }
  if (total > 6000) problems.push(`${total} characters over all embeds`);
  return problems;
}

function checkMentions(mentions: Json): string[] {
  const parse = Array.isArray(mentions.parse) ? mentions.parse : [];
  return ["users", "roles"]
    .filter((kind) => parse.includes(kind) && Array.isArray(mentions[kind]) && (mentions[kind] as unknown[]).length > 0)
    .map((kind) => `allowed_mentions parses ${kind} and lists some`);
}

/** What the document leaves out about a message. `flags`: the bits that may be set here; `partial`: a change, which may leave all out. */
function checkMessageRules(body: unknown, flags: number, partial: boolean): string[] {
  const message = object(body);
  const problems: string[] = [];
  const set = typeof message.flags === "number" ? message.flags : 0;
  if ((set & ~flags) !== 0) problems.push(`flags ${set & ~flags} may not be set here`);
  const v2 = (set & FLAGS.componentsV2) !== 0;
  const components = array(message.components);
  if (v2) {
    for (const key of ["content", "embeds", "poll", "sticker_ids"]) {
      const value = message[key];
      if (value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0))
        problems.push(`${key} with components v2`);
    }
  }
  const empty = ["content", "embeds", "components", "poll", "sticker_ids", "attachments"].every((key) => {
    const value = message[key];
    return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
  });
  if (!partial && empty) problems.push("empty message");
  problems.push(...checkComponents(components, v2), ...checkEmbeds(array(message.embeds)));
  problems.push(...checkMentions(object(message.allowed_mentions)));
  return problems;
}

const message = (schema: z.ZodMiniType, flags: number, partial: boolean) => (body: unknown) => [
  ...againstSchema(schema, body),
  ...checkMessageRules(body, flags, partial),
];

/** A message as an answer to an interaction or as a follow-up. */
export const checkReply = message(schemas.IncomingWebhookInteractionRequestSchema, SENDING | FLAGS.ephemeral, false);

/** A message in a channel. */
export const checkChannelMessage = message(schemas.MessageCreateRequestSchema, SENDING, false);

const checkReplyEdit = message(schemas.IncomingWebhookUpdateRequestPartialSchema, EDITING, true);
const checkChannelEdit = message(schemas.MessageEditRequestPartialSchema, EDITING, true);

/** The answer to an interaction, by its `type`. */
export function checkCallback(body: unknown): string[] {
  const { type, data } = object(body);
  switch (type) {
    case 1:
      return againstSchema(schemas.PongInteractionCallbackRequestSchema, body);
    case 4:
      return [
        ...againstSchema(schemas.CreateMessageInteractionCallbackRequestSchema, body),
        ...checkMessageRules(data, SENDING | FLAGS.ephemeral, false),
      ];
    case 5: {
      const flags = object(data).flags;
      const more = typeof flags === "number" && (flags & ~FLAGS.ephemeral) !== 0;
      return [
        ...againstSchema(schemas.CreateMessageInteractionCallbackRequestSchema, body),
        ...(more ? ["a deferred answer may be ephemeral and nothing else"] : []),
      ];
    }
    case 6:
      return againstSchema(schemas.UpdateMessageInteractionCallbackRequestSchema, body);
    case 7:
      return [
        ...againstSchema(schemas.UpdateMessageInteractionCallbackRequestSchema, body),
        ...checkMessageRules(data, EDITING, true),
      ];
    case 8:
      return [...againstSchema(schemas.ApplicationCommandAutocompleteCallbackRequestSchema, body), ...checkChoices(object(data))];
    case 9:
      return againstSchema(schemas.ModalInteractionCallbackRequestSchema, body);
    default:
      return [`unknown callback type ${String(type)}`];
  }
}

const ROUTES: readonly (readonly [RegExp, (body: unknown) => string[]])[] = [
  [/^PUT \/applications\/\d+(?:\/guilds\/\d+)?\/commands$/, checkCommands],
  [/^(?:POST|PATCH) \/applications\/\d+(?:\/guilds\/\d+)?\/commands(?:\/\d+)?$/, checkCommand],
  [/^POST \/interactions\/\d+\/[^/]+\/callback$/, checkCallback],
  [/^PATCH \/webhooks\/\d+\/[^/]+\/messages\/(?:@original|\d+)$/, checkReplyEdit],
  [/^POST \/webhooks\/\d+\/[^/]+$/, checkReply],
  [/^POST \/channels\/\d+\/messages$/, checkChannelMessage],
  [/^POST \/users\/@me\/channels$/, () => []],
  [/^POST \/channels\/\d+\/threads$/, (body) => checkChannelMessage(object(body).message)],
  [/^PATCH \/channels\/\d+\/messages\/\d+$/, checkChannelEdit],
];

/** A request to Discord's REST API: method, path without version and query, body. A path that nobody knows may have no body. */
export function checkRequest(method: string, path: string, body: unknown): string[] {
  const route = ROUTES.find(([pattern]) => pattern.test(`${method} ${path}`));
  if (route !== undefined) return route[1](body);
  return body === undefined ? [] : [`no such route ${method} ${path}`];
}
