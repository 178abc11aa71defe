import * as schemas from "discord-api-spec/zod";
import { againstSchema, array, checkChoices, duplicates, type Json, object, text } from "./discord-body.ts";

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

function checkName(name: string): string[] {
  return NAME.test(name) && name === name.toLowerCase() ? [] : [`command or option name ${JSON.stringify(name)}`];
}

function checkNames(named: Json): string[] {
  return [text(named.name), ...Object.values(object(named.name_localizations)).map(text)].flatMap(checkName);
}

function checkOptions(options: readonly Json[]): string[] {
  const problems = duplicates(options.map((option) => text(option.name))).map((name) => `two options ${name}`);
  let optional = false;
  for (const option of options) {
    problems.push(...checkNames(option), ...checkOptions(array(option.options)), ...checkChoices(option));
    if (option.required === true && optional) problems.push(`required option ${text(option.name)} after an optional one`);
    if (option.autocomplete === true && option.choices !== undefined)
      problems.push(`${text(option.name)} has choices and autocomplete`);
    optional ||= option.required !== true && option.type !== 1 && option.type !== 2;
  }
  return problems;
}

/** Discord counts the longest localisation of each name, description and choice; over a command and its options together. */
function commandCharacters(item: Json): number {
  const longest = (plain: unknown, localised: unknown) =>
    Math.max(text(plain).length, ...Object.values(object(localised)).map((value) => text(value).length));
  return (
    longest(item.name, item.name_localizations) +
    longest(item.description, item.description_localizations) +
    array(item.options).reduce((sum, option) => sum + commandCharacters(option), 0) +
    array(item.choices).reduce(
      (sum, choice) => sum + longest(choice.name, choice.name_localizations) + String(choice.value).length,
      0,
    )
  );
}

/** One command as it is registered. */
export function checkCommand(body: unknown): string[] {
  const command = object(body);
  const chat = (command.type ?? 1) === 1;
  // The document has a number here; the reference has a string of it, which is what everybody sends and gets back.
  const permissions = command.default_member_permissions;
  const counted = typeof permissions === "string" && /^\d+$/.test(permissions) ? Number(permissions) : permissions;
  const problems = againstSchema(schemas.ApplicationCommandUpdateRequestSchema, {
    ...command,
    ...(permissions === undefined ? {} : { default_member_permissions: counted }),
  });
  if (chat) problems.push(...checkNames(command), ...checkOptions(array(command.options)));
  if (chat && text(command.description) === "") problems.push(`/${text(command.name)} has no description`);
  if (!chat && text(command.description) !== "") problems.push(`${text(command.name)} may not have a description`);
  if (commandCharacters(command) > 8000) problems.push(`/${text(command.name)} has ${commandCharacters(command)} characters`);
  return problems;
}

/** All commands of an application, as they are registered at once. */
export function checkCommands(body: unknown): string[] {
  if (!Array.isArray(body)) return ["commands are a list"];
  const commands = array(body);
  const typeOf = (command: Json) => Number(command.type ?? 1);
  const problems = commands.flatMap(checkCommand);
  problems.push(
    ...duplicates(commands.map((command) => `${typeOf(command)}:${text(command.name)}`)).map((name) => `two commands ${name}`),
  );
  const most: Record<number, number> = { 1: 100, 2: 15, 3: 15, 4: 1 };
  for (const [type, limit] of Object.entries(most)) {
    const count = commands.filter((command) => typeOf(command) === Number(type)).length;
    if (count > limit) problems.push(`${count} commands of type ${type}`);
  }
  return problems;
}
