import { Tag } from "../lexicon.ts";
import { has, isWord, type Phrase } from "./phrases.ts";
import type { UnitItem } from "./units.ts";

export type SubjectKind =
  | "he or she"
  | "they"
  | "we"
  | "it"
  | "who"
  | "name"
  | "actor"
  | "determiner"
  | "thing"
  | "capital thing";

/** The kind of a subject, as far as speaking goes. */
export function subjectKind(items: readonly UnitItem[], { from, to }: Phrase): SubjectKind {
  const first = items[from]!;
  if (to - from === 1) {
    if (first.lower === "he" || first.lower === "she") return "he or she";
    if (first.lower === "they") return "they";
    if (first.lower === "we" || first.lower === "i" || first.lower === "you") return "we";
    if (first.lower === "it" || first.lower === "this") return "it";
    if (has(first, Tag.relative) || first.lower === "that" || first.lower === "these" || first.lower === "those") return "who";
  }
  let capital = false;
  for (let at = from; at < to; at++) {
    const item = items[at]!;
    if (!isWord(item)) continue;
    if (has(item, Tag.actor) && !item.capital) return "actor";
    if (
      item.capital &&
      (has(item, Tag.male | Tag.female | Tag.surname | Tag.title) || (at > 0 && !has(item, Tag.determiner | Tag.time)))
    )
      capital = true;
  }
  if (capital) return has(first, Tag.determiner) ? "capital thing" : "name";
  if (first.capital && !has(first, Tag.determiner)) return "name";
  return has(first, Tag.determiner) ? "determiner" : "thing";
}
