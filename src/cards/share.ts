import type { Citation } from "../answer/outcome.ts";
import type { Excerpt } from "../article/excerpt.ts";
import type { Span } from "../text/span.ts";
import type { Draft, Item } from "./card.ts";
import { around, type Clipping, split } from "./cut.ts";
import { excerptsOf } from "./parts.ts";

/** Shorter texts may be shown whole. */
const SENTENCES = 4;

/** How many characters spans cover, overlaps counted once. */
function covered(spans: readonly Span[]): number {
  let characters = 0;
  let upTo = 0;
  for (const { start, end } of [...spans].sort((one, other) => one.start - other.start)) {
    characters += Math.max(0, end - Math.max(start, upTo));
    upTo = Math.max(upTo, end);
  }
  return characters;
}

const key = ({ article, revision }: { readonly article: string; readonly revision: string }): string => `${article} ${revision}`;

/** The article text in an item, by article. */
function shown(item: Item): ReadonlyMap<string, Excerpt[]> {
  const texts = new Map<string, Excerpt[]>();
  for (const draft of item)
    for (const excerpt of draft.kind === "clipping" ? [draft.clipping.excerpt] : excerptsOf([draft])) {
      if (excerpt.field !== "text") continue;
      const id = key(excerpt);
      const known = texts.get(id);
      if (known) known.push(excerpt);
      else texts.set(id, [excerpt]);
    }
  return texts;
}

/** Words kept on either side of a highlight if whole sentences would exceed the share; tried in order. */
const AROUND = [16, 10, 6, 4];

/**
 * Limits items so that together they show at most `share` of each article's characters; `withheld` counts those left out. For an article
 * over its share, sentences are first cut to the words around their highlights; then its first excerpt is cut to what is allowed and later
 * ones are dropped.
 */
export function withinShare(items: readonly Item[], citations: readonly Citation[], share: number): SharedItems {
  const allowed = new Map(citations.map((citation) => [key(citation), allowance(citation, share)]));
  const together = new Map<string, Excerpt[]>();
  for (const item of items) for (const [id, own] of shown(item)) together.set(id, [...(together.get(id) ?? []), ...own]);
  const isOver = (id: string, all: readonly Excerpt[]) => covered(all) > (allowed.get(id) ?? Number.POSITIVE_INFINITY);
  const over = new Set([...together].flatMap(([id, all]) => (isOver(id, all) ? [id] : [])));
  if (over.size === 0) return { kept: items, withheld: 0 };
  const isCut = (draft: Draft) =>
    draft.kind === "clipping" && draft.clipping.strong.length > 0 && over.has(key(draft.clipping.excerpt));
  const narrowed = (count: number) =>
    items.map((item) =>
      item.map((draft) =>
        draft.kind === "clipping" && isCut(draft) ? { ...draft, clipping: around(draft.clipping, count) } : draft,
      ),
    );
  let best = spend(items, allowed);
  const canBeCut = items.some((item) => item.some(isCut));
  for (const count of canBeCut ? AROUND : []) {
    if (clippingsIn(best.kept) === clippingsIn(items)) break;
    const tried = spend(narrowed(count), allowed);
    if (clippingsIn(tried.kept) > clippingsIn(best.kept)) best = tried;
  }
  return best;
}

const clippingsIn = (items: readonly Item[]): number => items.flat().filter(({ kind }) => kind === "clipping").length;

type SharedItems = { readonly kept: readonly Item[]; readonly withheld: number };

/** How many characters of an article may be shown. */
export const allowance = ({ sentences, characters }: Citation, share: number): number =>
  sentences < SENTENCES ? Number.POSITIVE_INFINITY : Math.floor(characters * share);

/** Keeps items in order while each article's allowance lasts. */
function spend(items: readonly Item[], allowed: ReadonlyMap<string, number>): SharedItems {
  const spent = new Map<string, Excerpt[]>();
  const affordable = (item: Item): boolean =>
    shown(item)
      .entries()
      .every(([id, own]) => covered([...(spent.get(id) ?? []), ...own]) <= (allowed.get(id) ?? Number.POSITIVE_INFINITY));
  const kept: Item[] = [];
  for (const item of items) {
    const fitting = affordable(item)
      ? item
      : (without(item, affordable) ?? shortened(item, (excerpt) => !spent.has(key(excerpt)), affordable));
    if (fitting === null) continue;
    kept.push(fitting);
    for (const [id, own] of shown(fitting)) spent.set(id, [...(spent.get(id) ?? []), ...own]);
  }
  return { kept, withheld: items.length - kept.length };
}

/** An item in pieces: what is above its first clipping, then each clipping with the lines below it. */
function piecesOf(item: Item): { readonly lead: Item; readonly clippings: readonly Item[] } {
  const starts = item.flatMap(({ kind }, at) => (kind === "clipping" ? [at] : []));
  return { lead: item.slice(0, starts[0]), clippings: starts.map((start, n) => item.slice(start, starts[n + 1])) };
}

/** An item without the clippings that are not affordable beside those above them; null if fewer than two are left. */
function without(item: Item, affordable: (item: Item) => boolean): Item | null {
  const { lead, clippings } = piecesOf(item);
  if (clippings.length < 2) return null;
  let count = 0;
  let kept = lead;
  for (const piece of clippings) {
    const more = [...kept, ...piece];
    if (!affordable(more)) continue;
    kept = more;
    count++;
  }
  return count > 1 ? kept : null;
}

/**
 * An item reduced to one clipping, a highlighted one if possible, and cut until it is affordable: to the words around its highlights, then
 * anywhere. Null if the clipping is not `fresh` or no word of it is affordable.
 */
function shortened(item: Item, fresh: (excerpt: Excerpt) => boolean, affordable: (item: Item) => boolean): Item | null {
  const clippings = item.flatMap((draft) => (draft.kind === "clipping" ? [draft] : []));
  const chosen = clippings.find(({ clipping }) => clipping.strong.length > 0) ?? clippings[0];
  if (chosen === undefined || !fresh(chosen.clipping.excerpt)) return null;
  const alone = item.filter((draft) => draft.kind !== "clipping" || draft === chosen);
  const withClipping = (clipping: Clipping): Item => alone.with(alone.indexOf(chosen), { kind: "clipping", clipping });
  const narrowest = around(chosen.clipping, AROUND.at(-1)!);
  const found = [chosen.clipping, ...AROUND.map((count) => around(chosen.clipping, count))].find((clipping) =>
    affordable(withClipping(clipping)),
  );
  const cut = found ?? split(narrowest, (clipping) => affordable(withClipping(clipping)))?.first;
  return cut === undefined ? null : withClipping(cut);
}
