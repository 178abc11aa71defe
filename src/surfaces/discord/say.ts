import { plain } from "../../cards/parts.ts";
import { type Key, say as parts } from "../../cards/wording.ts";

export type { Key };

/** A catalogue phrase as plain text, for notices and forms, which have no news words. */
export function say(locale: string, key: Key, values: Readonly<Record<string, string>> = {}): string {
  const slots = Object.entries(values).map(([name, text]) => [name, [{ kind: "wording" as const, text }]] as const);
  return plain(parts(locale, key, Object.fromEntries(slots)));
}
