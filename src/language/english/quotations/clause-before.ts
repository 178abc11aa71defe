import type { PlacedQuotation, QuotationContext } from "./context.ts";
import type { Feature } from "./feature-names.ts";
import type { UnitItem } from "./units.ts";

/** The most items between a cue and a quotation behind it that is not its own. */
const NEAR = 9;

/** Evidence in the words between a quotation and the mark or quotation before it. */
export function clauseBefore(
  { sentences }: QuotationContext,
  { sentence, position, near }: PlacedQuotation,
  title: boolean,
  add: (feature: Feature) => void,
): void {
  const { items } = sentences[sentence]!;
  const words = items.slice(lastBefore(items, position, ({ kind }) => kind === "mark" || kind === "quote") + 1, position);
  if (words.some(({ lower }) => lower === "that")) add("that to the left");
  // “…,” Ma said on Channel 9's “Open Air”: the cue belongs to the quotation before it.
  const other = lastBefore(items, position, ({ kind }) => kind === "quote");
  const isCueOfOther = near.some(
    ({ class: of, at }) => (of === "say" || of === "address") && at > other && at < position && position - at <= NEAR,
  );
  if (other >= 0 && isCueOfOther) {
    add("behind a cue of another");
    if (title) add("title behind a cue of another");
  }
}

/** The index of the last item before `position` that passes, or -1. */
function lastBefore(items: readonly UnitItem[], position: number, passes: (item: UnitItem) => boolean): number {
  let at = position - 1;
  while (at >= 0 && !passes(items[at]!)) at--;
  return at;
}
