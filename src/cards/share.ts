import type { Citation } from "../answer/outcome.ts";
import type { Excerpt } from "../article/excerpt.ts";
import type { Span } from "../text/span.ts";
import { type Entry, finished } from "./card.ts";
import { around, type Run, split } from "./cut.ts";
import { excerptsOf } from "./parts.ts";

/** Texts of fewer sentences may be shown whole. */
const SENTENCES = 4;

/** How many characters some spans cover together. */
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

/** What an entry shows of the texts of articles. */
const shown = (entry: Entry): Excerpt[] => excerptsOf(entry.map(finished)).filter(({ field }) => field === "text");

/** How many words may stay on either side of what is set off, where whole sentences would show too much of an article. */
const AROUND = [16, 10, 6, 4];

/**
 * The entries that may be shown, so that all of them together show at most `share` of the characters of any article, and how many had to
 * be left out. Of an article that they would show too much of, sentences are first cut to the words around what is set off in them; then
 * the first of its excerpts is cut to what may be shown, and those that come later are left out whole.
 */
export function withinShare(entries: readonly Entry[], citations: readonly Citation[], share: number): Shown {
  const allowed = new Map(citations.map((citation) => [key(citation), allowance(citation, share)]));
  const over = new Set(
    [...Map.groupBy(entries.flatMap(shown), key)]
      .filter(([id, all]) => covered(all) > (allowed.get(id) ?? Number.POSITIVE_INFINITY))
      .map(([id]) => id),
  );
  const narrowed = (count: number) =>
    entries.map((entry) =>
      entry.map((draft) =>
        draft.kind === "run" && over.has(key(draft.run.excerpt)) ? { ...draft, run: around(draft.run, count) } : draft,
      ),
    );
  let best = spend(entries, allowed);
  for (const count of AROUND) {
    if (best.withheld === 0) break;
    const tried = spend(narrowed(count), allowed);
    if (tried.withheld < best.withheld) best = tried;
  }
  return best;
}

type Shown = { readonly kept: Entry[]; readonly withheld: number };

/** How many characters of an article may be shown. */
const allowance = ({ sentences, characters }: Citation, share: number): number =>
  sentences < SENTENCES ? Number.POSITIVE_INFINITY : Math.floor(characters * share);

/** The entries one after the other, as far as what is allowed of each article goes. */
function spend(entries: readonly Entry[], allowed: ReadonlyMap<string, number>): Shown {
  const spent = new Map<string, Excerpt[]>();
  const affordable = (entry: Entry): boolean => {
    const excerpts = shown(entry);
    return excerpts.every((excerpt) => {
      const id = key(excerpt);
      const together = [...(spent.get(id) ?? []), ...excerpts.filter((other) => key(other) === id)];
      return covered(together) <= (allowed.get(id) ?? Number.POSITIVE_INFINITY);
    });
  };
  const kept: Entry[] = [];
  for (const entry of entries) {
    const fitting = affordable(entry) ? entry : shortened(entry, (excerpt) => !spent.has(key(excerpt)), affordable);
    if (fitting === null) continue;
    kept.push(fitting);
    for (const excerpt of shown(fitting)) spent.set(key(excerpt), [...(spent.get(key(excerpt)) ?? []), excerpt]);
  }
  return { kept, withheld: entries.length - kept.length };
}

/**
 * The entry with one run of several, the one in which something is set off before others, cut until it is affordable: to the words around
 * what is set off, then wherever it must. Null where the run is not `fresh` or not one word of it may be shown.
 */
function shortened(entry: Entry, fresh: (excerpt: Excerpt) => boolean, affordable: (entry: Entry) => boolean): Entry | null {
  const runs = entry.flatMap((draft) => (draft.kind === "run" ? [draft] : []));
  const chosen = runs.find(({ run }) => run.strong.length > 0) ?? runs[0];
  if (chosen === undefined || !fresh(chosen.run.excerpt)) return null;
  const alone = entry.filter((draft) => draft.kind !== "run" || draft === chosen);
  const withRun = (run: Run): Entry => alone.with(alone.indexOf(chosen), { kind: "run", run });
  const narrowest = around(chosen.run, AROUND.at(-1)!);
  const found = [chosen.run, ...AROUND.map((count) => around(chosen.run, count))].find((run) => affordable(withRun(run)));
  const cut = found ?? split(narrowest, (run) => affordable(withRun(run)))?.first;
  return cut === undefined ? null : withRun(cut);
}
