import { parseAccept } from "hono/utils/accept";
import { readable } from "../../cards/formats.ts";
import { languages } from "../../cards/wording.ts";

/** The asker's language by their browser: the most wanted one that the catalogue has, otherwise English. BCP 47. */
export function localeOf(acceptLanguage: string | undefined): string {
  const wanted = parseAccept(acceptLanguage ?? "").filter(({ q }) => q > 0);
  const found = wanted.find(({ type }) => languages.some((known) => baseOf(known) === baseOf(type)));
  return found === undefined ? "en-US" : readable(found.type);
}

const baseOf = (tag: string): string => tag.split("-")[0]!.toLowerCase();

/** The language that the wording of a page is in. */
export const wordingLanguage = (locale: string): string => languages.find((known) => baseOf(known) === baseOf(locale)) ?? "en";
