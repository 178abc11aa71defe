import { fold } from "../text/words.ts";
import type { Filter } from "./archive.ts";

/** A filter as conditions on `article a`, to follow another one. */
export function conditions({ article, since, until, source }: Filter): { where: string; values: string[] } {
  const parts: [string, string | undefined][] = [
    ["a.id = ?", article],
    ["a.day >= ?", since],
    ["a.day <= ?", until === undefined ? undefined : `${until}\u{10ffff}`],
    ["instr(a.source, ?) > 0", source === undefined ? undefined : fold(source)],
  ];
  const given = parts.filter((part): part is [string, string] => part[1] !== undefined && part[1] !== "");
  return { where: given.map(([condition]) => `AND ${condition}`).join(" "), values: given.map(([, value]) => value) };
}
