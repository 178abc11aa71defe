import { Tag } from "../lexicon.ts";
import { has, type Phrase } from "./phrases.ts";
import type { UnitItem } from "./units.ts";

const HEARSAY =
  /^(?:legends?|lore|folklore|myths?|rumou?rs?|traditions?|hearsay|gossip|superstitions?|conventional wisdom|estimates?)$/;

/** "According to local legend", "rumour has it": nobody to name. Estimates by the ministry and the ministry's are somebody's. */
export function isHearsay(items: readonly UnitItem[], { from, to }: Phrase): boolean {
  const head = items[to - 1]!;
  const opensSentence = from === 0 && to === 1;
  const words = head.lower === "wisdom" ? `${items[to - 2]?.lower} wisdom` : head.lower;
  if (!HEARSAY.test(words) || (head.capital && !opensSentence)) return false;
  const isOwned = items.slice(from, to).some((item) => item.owns || has(item, Tag.preposition | Tag.possessive));
  return !isOwned && !/^(?:by|from|of)$/.test(items[to]?.lower ?? "");
}
