import type { Filter } from "../index/archive.ts";
import type { Request } from "./command.ts";
import type { Outcome } from "./outcome.ts";

/** The trimmed text of an option; undefined if not given. */
export function textOption({ options }: Request, name: string): string | undefined {
  const value = options[name];
  const text = typeof value === "string" ? value.trim() : "";
  return text === "" ? undefined : text;
}

/** Is a text an ISO 8601 year, month or day? */
export const isDate = (text: string): boolean => /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(text) && !Number.isNaN(Date.parse(text));

/** The options `since`, `until` and `source` as a filter, or the outcome for an invalid one. */
export function filterOf(request: Request): { filter: Filter } | { wrong: Outcome } {
  for (const option of ["since", "until"]) {
    const value = textOption(request, option);
    if (value !== undefined && !isDate(value)) {
      return { wrong: { kind: "wrong", option, wants: "date" } };
    }
  }
  return {
    filter: { since: textOption(request, "since"), until: textOption(request, "until"), source: textOption(request, "source") },
  };
}
