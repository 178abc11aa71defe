import { type Card, finished, type Item, isOffer } from "./card.ts";
import { split } from "./cut.ts";
import { partsOf, plain } from "./parts.ts";

/** Splits an item into pieces that fit a page each; long clippings continue from one to the next. */
function pieces(item: Item, alone: (item: Item) => boolean): Item[] {
  if (alone(item)) return [item];
  const clippings = item.flatMap((draft, index) => (draft.kind === "clipping" ? [index] : []));
  const [first] = clippings;
  if (first === undefined) return [item];
  const without = (kept: number) => item.filter((draft, index) => draft.kind !== "clipping" || index === kept);
  if (clippings.length > 1) return clippings.flatMap((kept) => pieces(without(kept), alone));
  const draft = item[first]!;
  if (draft.kind !== "clipping") return [item];
  const cut = split(draft.clipping, (clipping) => alone(item.with(first, { kind: "clipping", clipping })));
  if (cut === null) return [item];
  const here: Item = item.with(first, { kind: "clipping", clipping: cut.first });
  return cut.rest === null ? [here] : [here, ...pieces(item.with(first, { kind: "clipping", clipping: cut.rest }), alone)];
}

/** About as many characters as a phone shows at once: a page of a list ends before it has more. */
const SCREEN = 480;

const lengthOf = (item: Item): number =>
  plain(
    item
      .filter((draft) => !isOffer(draft))
      .map(finished)
      .flatMap(partsOf),
  ).length;

/** Lays items out in pages that fit, at most `itemsPerPage` items each, in order; without items there is one empty page. */
export function paged(
  items: readonly Item[],
  { itemsPerPage: most, screens = 1 }: Pick<Card, "itemsPerPage" | "screens">,
  fits: (items: readonly Item[]) => boolean,
): Item[][] {
  const pages: Item[][] = [];
  let length = 0;
  const isList = most < Number.POSITIVE_INFINITY;
  for (const item of items.flatMap((whole) => pieces(whole, (one) => fits([one])))) {
    const last = pages.at(-1);
    const more = last && [...last, item];
    const own = isList ? lengthOf(item) : 0;
    if (more && more.length <= most && length + own <= screens * SCREEN && fits(more)) {
      last.push(item);
      length += own;
    } else {
      pages.push([item]);
      length = own;
    }
  }
  return pages.length === 0 ? [[]] : pages;
}
