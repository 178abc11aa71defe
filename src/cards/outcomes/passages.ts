import type { Citation, Passage } from "../../answer/outcome.ts";
import type { Excerpt } from "../../article/excerpt.ts";
import { type Entry, run } from "../card.ts";
import { GAP, runOf, short } from "../cut.ts";
import type { Block } from "../parts.ts";
import { LONGEST, text } from "../writer.ts";

/** The headline of the one article that a card is about. */
export const titled = (citation: Citation): Block[] => text("heading", ...short(citation.title, LONGEST.title, false));

/** Passages of one article in its order, a mark standing where the article says something in between; `strong` is set off. */
export function passages(all: readonly Passage[], strong: readonly Excerpt[]): Entry[] {
  return all.map(({ excerpt, gap }): Entry => [...(gap ? text("note", GAP) : []), ...run(runOf(excerpt, strong))]);
}
