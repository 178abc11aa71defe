import type { Command, Request } from "../../answer/command.ts";

/** A line with an unknown command, option or choice; `known` lists the valid ones. */
export class LineError extends Error {
  override readonly name = "LineError";
  readonly word: string;
  readonly known: readonly string[];

  constructor(word: string, known: readonly string[]) {
    super(`unknown ${word}; try ${known.join(", ")}`);
    this.word = word;
    this.known = known;
  }
}

type Commands = ReadonlyMap<string, Command>;

/** Where a command's option names are in a line. */
function places(line: string, command: Command): { name: string; from: number; value: number }[] {
  const names = Object.keys(command.options);
  const pattern = new RegExp(`(?<=^|\\s)(${names.join("|")}):\\s*`, "g");
  return names.length === 0
    ? []
    : [...line.matchAll(pattern)].map((found) => ({ name: found[1]!, from: found.index, value: found.index + found[0].length }));
}

/** The command a line names, and the rest; null if it begins without a slash. */
function commandOf(line: string, commands: Commands): { command: Command; rest: string } | null {
  const found = /^\/(\S*)\s?/.exec(line.trimStart());
  if (!found) return null;
  const command = commands.get(found[1]!);
  if (!command || command.hidden)
    throw new LineError(
      `/${found[1]}`,
      typed(commands).map((name) => `/${name}`),
    );
  return { command, rest: line.trimStart().slice(found[0].length) };
}

/** Names of commands that can be typed. */
export const typed = (commands: Commands): string[] =>
  [...commands.values()].filter(({ hidden }) => !hidden).map(({ name }) => name);

/** The rest of a line as a request; words before the first option name fill the command's first option. */
function requestOf(command: Command, rest: string, locale: string): Request {
  const found = places(rest, command);
  const options: Record<string, string | boolean> = {};
  const [first] = Object.keys(command.options);
  const loose = rest.slice(0, found[0]?.from ?? rest.length).trim();
  if (loose !== "" && first) options[first] = loose;
  for (const [at, { name, value }] of found.entries()) {
    const text = rest.slice(value, found[at + 1]?.from ?? rest.length).trim();
    options[name] = command.options[name]!.type === "yes or no" ? /^(?:yes|y|true|1)$/i.test(text) : text;
  }
  return { command: command.name, options, page: 0, locale };
}

/**
 * Reads a line as typed on Discord, such as `/quote speaker:Jack Ma topic:small business`; a line without a slash is a question. Throws a
 * LineError for an unknown command, option or choice.
 */
export function readLine(line: string, commands: Commands, locale: string): Request {
  const named = commandOf(line, commands);
  if (named === null) return requestOf(commands.get("ask")!, line, locale);
  const { command, rest } = named;
  const names = Object.keys(command.options).map((name) => `${name}:`);
  // Addresses such as https://… are not options.
  const first = /^\s*([a-z]+:)(?!\/\/)\S/.exec(rest)?.[1];
  if (first !== undefined && !names.includes(first)) throw new LineError(first, names);
  const request = requestOf(command, rest, locale);
  for (const [name, { choices }] of Object.entries(command.options)) {
    const value = request.options[name];
    if (typeof value === "string" && value !== "" && choices?.includes(value) === false)
      throw new LineError(`${name}:${value}`, choices);
  }
  return request;
}

/** What the end of a line begins: a command, an option name, or a value. */
export type Typing =
  | { readonly kind: "command"; readonly text: string }
  | { readonly kind: "option"; readonly text: string; readonly command: Command }
  | {
      readonly kind: "value";
      readonly text: string;
      readonly command: Command;
      readonly option: string;
      readonly request: Request;
    };

/** Reads the end of a line for completion; null if there is nothing to complete. */
export function typing(line: string, commands: Commands, locale: string): Typing | null {
  const name = /^\/(\S*)$/.exec(line);
  if (name) return { kind: "command", text: name[1]! };
  const found = line.startsWith("/") ? /^\/(\S+)\s/.exec(line) : null;
  const command = found && commands.get(found[1]!);
  if (!command) return null;
  const rest = line.slice(found[0].length);
  const last = places(rest, command).at(-1);
  if (last)
    return { kind: "value", text: rest.slice(last.value), command, option: last.name, request: requestOf(command, rest, locale) };
  return { kind: "option", text: /\S*$/.exec(rest)![0], command };
}
