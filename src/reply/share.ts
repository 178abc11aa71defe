import type { Citation } from "../answer/outcome.ts";
import type { Excerpt } from "../article/excerpt.ts";
import type { Span } from "../text/span.ts";
import { type Draft, type Entry, finished } from "./card.ts";
import { split } from "./cut.ts";
import { partsOf } from "./parts.ts";

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
function shown(entry: Entry): Excerpt[] {
  return entry
    .flatMap((draft) => partsOf(finished(draft)))
    .flatMap((part) => (part.kind === "excerpt" && part.excerpt.field === "text" ? [part.excerpt] : []));
}

/**
 * The entries that may be shown, so that all of them together show at most `share` of the characters of any article, and how many had to
 * be left out. The first excerpt of an article that is too long for that is cut; what comes later is left out whole.
 */
export function withinShare(
  entries: readonly Entry[],
  citations: readonly Citation[],
  share: number,
): { kept: Entry[]; withheld: number } {
  const allowed = new Map(
    citations.map((citation) => [
      key(citation),
      citation.sentences < SENTENCES ? Number.POSITIVE_INFINITY : Math.floor(citation.characters * share),
    ]),
  );
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

/** The entry with its first run cut until it is affordable; null where the run is not `fresh` or not one word of it may be shown. */
function shortened(entry: Entry, fresh: (excerpt: Excerpt) => boolean, affordable: (entry: Entry) => boolean): Entry | null {
  const at = entry.findIndex((draft) => draft.kind === "run");
  const draft = entry[at];
  if (draft?.kind !== "run" || !fresh(draft.run.excerpt)) return null;
  const alone = entry.filter((other, index) => other.kind !== "run" || index === at);
  const place = alone.indexOf(draft);
  const withRun = (run: typeof draft.run): Draft[] => alone.with(place, { kind: "run", run });
  const cut = split(draft.run, (run) => affordable(withRun(run)));
  return cut && withRun(cut.first);
}
