import { type Command, InvalidArgumentError } from "commander";
import { isDate } from "../answer/options.ts";
import type { Filter } from "../index/archive.ts";

export type NarrowingOptions = Pick<Filter, "source" | "since" | "until"> & { readonly limit: number };

/** Adds the option `--limit`. */
export const limitOption = (command: Command, limit: number): Command =>
  command.option("--limit <n>", "how many", wholeNumber, limit);

/** Adds the options that say which articles a subcommand lists, and how many (`limit` by default). */
export const narrowingOptions = (command: Command, limit: number): Command =>
  limitOption(command, limit)
    .option("--source <name>", "only this publisher or host")
    .option("--since <date>", "published on this day or later", date)
    .option("--until <date>", "published on this day or earlier", date);

function wholeNumber(given: string): number {
  const number = Number(given);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError("It must be a whole number, at least 1.");
  return number;
}

/** Reads a date of an option; throws an InvalidArgumentError for anything else. */
export function date(given: string): string {
  if (!isDate(given)) throw new InvalidArgumentError("It must be a year, month or day such as 2014, 2014-11 or 2014-11-28.");
  return given;
}
