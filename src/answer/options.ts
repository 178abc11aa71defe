import type { Filter } from "../index/archive.ts";
import type { Request } from "./command.ts";
import type { Asked, Outcome } from "./outcome.ts";

/** The text of an option, without white space around it; undefined where it was not given. */
export function textOption({ options }: Request, name: string): string | undefined {
  const value = options[name];
  const text = typeof value === "string" ? value.trim() : "";
  return text === "" ? undefined : text;
}

/** What was asked, as the asker wrote it; the option `private` is about the reply and no part of the question. */
export function askedOf({ options }: Request): Asked {
  return Object.fromEntries(
    Object.entries(options).filter((entry): entry is [string, string] => typeof entry[1] === "string" && entry[1].trim() !== ""),
  );
}

/** Is a text a year, a month or a day of ISO 8601? */
export const isDate = (text: string): boolean => /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(text) && !Number.isNaN(Date.parse(text));

/** The options `since`, `until` and `source` of a request as a filter, or the outcome that says what is wrong with them. */
export function filterOf(request: Request): { filter: Filter } | { wrong: Outcome } {
  for (const option of ["since", "until"]) {
    const value = textOption(request, option);
    if (value !== undefined && !isDate(value)) {
      return { wrong: { kind: "wrong", asked: askedOf(request), option, wants: "date" } };
    }
  }
  return {
    filter: { since: textOption(request, "since"), until: textOption(request, "until"), source: textOption(request, "source") },
  };
}
