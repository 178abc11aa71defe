import { type Card, type Entry, finished } from "./card.ts";
import { split } from "./cut.ts";
import type { Block } from "./parts.ts";
import type { Surface } from "./surface.ts";

/** The blocks of a page that holds some entries, those apart by a rule that have buttons of their own. */
export function blocksOf(card: Card, entries: readonly Entry[]): Block[] {
  const middle = entries.flatMap((entry, index): Block[] => {
    const ruled = index > 0 && entries[index - 1]!.at(-1)?.kind === "buttons";
    return [...(ruled ? [{ kind: "rule" } as const] : []), ...entry.map(finished)];
  });
  return [...card.head, ...middle, ...card.foot];
}

/** An entry as as many entries as it takes for each to fit a page: its long runs go on from one to the next. */
function pieces(entry: Entry, alone: (entry: Entry) => boolean): Entry[] {
  if (alone(entry)) return [entry];
  const runs = entry.flatMap((draft, index) => (draft.kind === "run" ? [index] : []));
  const [first] = runs;
  if (first === undefined) return [entry];
  const without = (kept: number) => entry.filter((draft, index) => draft.kind !== "run" || index === kept);
  if (runs.length > 1) return runs.flatMap((kept) => pieces(without(kept), alone));
  const draft = entry[first]!;
  if (draft.kind !== "run") return [entry];
  const cut = split(draft.run, (run) => alone(entry.with(first, { kind: "run", run })));
  if (cut === null) return [entry];
  const here: Entry = entry.with(first, { kind: "run", run: cut.first });
  return cut.rest === null ? [here] : [here, ...pieces(entry.with(first, { kind: "run", run: cut.rest }), alone)];
}

/** Spreads a card's entries over pages that fit, in order; a card without entries is one page. */
export function paged(card: Card, turning: readonly Block[], fits: Surface<unknown>["fits"]): Entry[][] {
  const room = (entries: readonly Entry[]) => entries.length <= card.most && fits([...blocksOf(card, entries), ...turning]);
  const pages: Entry[][] = [];
  for (const entry of card.entries.flatMap((whole) => pieces(whole, (one) => room([one])))) {
    const last = pages.at(-1);
    if (last !== undefined && room([...last, entry])) last.push(entry);
    else pages.push([entry]);
  }
  return pages.length === 0 ? [[]] : pages;
}
