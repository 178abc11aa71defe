import type { Passage } from "../../answer/outcome.ts";
import type { Excerpt } from "../../article/excerpt.ts";
import { drafts, type Item } from "../card.ts";
import { clippingOf } from "../cut.ts";

/** Passages of one article in order, with a mark where sentences are left out; `strong` is highlighted. */
export const passages = (all: readonly Passage[], strong: readonly Excerpt[]): Item[] =>
  all.map(({ excerpt, gap }) => {
    const clipping = clippingOf(excerpt, strong);
    return drafts(clipping && { ...clipping, before: gap });
  });
