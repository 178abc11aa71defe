import { fold } from "../text/words.ts";
import type { Filter } from "./archive.ts";

/** SQL conditions that follow another one, and the values of their parameters by name. */
export type SqlConditions = { readonly where: string; readonly values: Readonly<Record<string, string>> };

/** A filter as conditions on `article a`. */
export function conditions({ article, since, until, source }: Filter): SqlConditions {
  const all: readonly (readonly [name: string, condition: string, value: string | undefined])[] = [
    ["article", "a.id = :article", article],
    ["since", "a.day >= :since", since],
    ["until", "a.day <= :until", until && `${until}\u{10ffff}`],
    ["source", "instr(a.source, :source) > 0", source && fold(source)],
  ];
  const given = all.flatMap(([name, condition, value]) => (value ? [{ name, condition, value }] : []));
  return {
    where: given.map(({ condition }) => `AND ${condition}`).join(" "),
    values: Object.fromEntries(given.map(({ name, value }) => [name, value])),
  };
}
