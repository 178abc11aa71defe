import { plain } from "../../cards/parts.ts";
import { type Key, say as parts } from "../../cards/wording.ts";

export type { Key };

/** A phrase of the catalogue as plain text, for notices and forms, which hold no words of the news. */
export function say(locale: string, key: Key, values: Readonly<Record<string, string>> = {}): string {
  const slots = Object.entries(values).map(([name, text]) => [name, [{ kind: "wording" as const, text }]] as const);
  return plain(parts(locale, key, Object.fromEntries(slots)));
}
