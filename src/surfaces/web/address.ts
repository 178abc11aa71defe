import type { Command, Option, Request } from "../../answer/command.ts";

/** The option that asks for a reply as plain text. */
const COPY: Option = { description: "As plain text", type: "yes or no" };

/** Longest value of an option, in characters: what Discord lets people type. */
const LONGEST = 6000;

/** Options an address may set: those of its form, and those of buttons. A reply in the browser is private anyway. */
const optionsOf = ({ options: { private: _, ...options }, followUp }: Command): Readonly<Record<string, Option>> => ({
  ...options,
  ...followUp,
  copy: COPY,
});

/** The address of a request within the site, such as "/quote?speaker=jack+ma&page=2". */
export function addressOf({ command, options, page }: Request): string {
  const given = Object.entries(options).filter(([, value]) => value !== false && value !== "");
  const query = new URLSearchParams(
    Object.fromEntries(given.map(([name, value]) => [name, value === true ? "yes" : String(value)])),
  );
  if (page > 0) query.set("page", String(page + 1));
  return `/${encodeURIComponent(command)}${query.size > 0 ? `?${query}` : ""}`;
}

/** Reads an address as a request to a command; unknown options are ignored. */
export function requestIn(query: URLSearchParams, command: Command, locale: string): Request {
  const options: Record<string, string | boolean> = {};
  for (const [name, { type, longest = LONGEST }] of Object.entries(optionsOf(command))) {
    const value = query.get(name)?.trim().slice(0, longest);
    if (value === undefined || value === "") continue;
    if (type === "text") options[name] = value;
    else if (type === "yes or no" && value === "yes") options[name] = true;
  }
  const page = /^[1-9]\d{0,5}$/.exec(query.get("page") ?? "");
  return { command: command.name, options, page: page ? Number(page[0]) - 1 : 0, locale };
}

/** Can anything be filled in before a command is asked? */
export const hasFields = ({ options, hidden }: Command): boolean =>
  !hidden && Object.keys(options).some((name) => name !== "private");

/** Commands that answer at once, though they have fields. */
const BROWSED = new Set(["latest", "people", "topics"]);

/** Has an address nothing to ask yet, so that only the form is shown? */
export const isEmpty = ({ options }: Request, command: Command): boolean =>
  hasFields(command) && !BROWSED.has(command.name) && Object.keys(options).length === 0;
