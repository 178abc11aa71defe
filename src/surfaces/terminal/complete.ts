import type { Command, Services } from "../../answer/command.ts";
import { typed, typing } from "./command-line.ts";

/** What tab offers, and the part of the line it replaces, as readline wants it. */
export type Completion = [offered: string[], replaced: string];

/** Completes a line with the suggestions that Discord shows as autocomplete. */
export async function complete(
  line: string,
  commands: ReadonlyMap<string, Command>,
  services: Services,
  locale: string,
): Promise<Completion> {
  const found = typing(line, commands, locale);
  if (found === null) return [[], line];
  const { text } = found;
  if (found.kind === "command") {
    const names = typed(commands).filter((name) => name.startsWith(text));
    return [names.map((name) => `/${name} `), `/${text}`];
  }
  const { command } = found;
  if (found.kind === "option") {
    const names = Object.keys(command.options).filter((name) => name.startsWith(text));
    return [names.map((name) => `${name}:`), text];
  }
  const option = command.options[found.option]!;
  const fixed = option.type === "yes or no" ? ["yes", "no"] : option.choices;
  if (fixed) return [fixed.filter((choice) => choice.startsWith(text)), text];
  const suggestions = (await command.complete?.[found.option]?.(text, found.request, services)) ?? [];
  return [suggestions.map(({ label }) => label.text), text];
}
