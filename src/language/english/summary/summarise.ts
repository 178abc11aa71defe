import type { Layout } from "../../../text/sentences.ts";
import { type Span, slice } from "../../../text/span.ts";
import { countWords, type Word, words } from "../../../text/words.ts";
import type { Name, Quotation, SummaryLength } from "../../analysis.ts";
import { leansOn } from "./opening.ts";
import { partners } from "./partners.ts";
import { showable } from "./showable.ts";
import { Vectors, weigh } from "./weigh.ts";

/** Statements further down never win against their position; comparing them would only cost time. */
const READ = 40;
/** From this similarity on, two sentences say the same. */
const SAME = 0.75;

/** What each length shows: its least number of sentences, and the words it then stays below. */
type Budget = { readonly least: number; readonly most: number; readonly words: number };
export const BUDGETS: Readonly<Record<SummaryLength, Budget>> = {
  short: { least: 1, most: 2, words: 40 },
  medium: { least: 2, most: 4, words: 85 },
  long: { least: 2, most: 8, words: 170 },
};

const NONE = { short: [], medium: [], long: [] };

/**
 * For each length the sentences that carry the story, in order: the first statement, then those that tell most, each with the sentences it would
 * mislead without. `all` are the words of the text. Empty if the text has fewer than four sentences or no prose to summarise.
 */
export function summarise(
  layout: Layout,
  title: string,
  quotations: readonly Quotation[],
  names: readonly Name[],
  all: readonly Word[] = words(layout.text),
): Record<SummaryLength, Span[]> {
  if (layout.sentences.length < 4) return NONE;
  const statements = showable(layout, READ);
  const place = new Map(statements.map((index, i) => [index, i]));
  const texts = statements.map((index) => slice(layout.text, layout.sentences[index]!));
  const bounds = within(layout.sentences, all);
  const vectors = new Vectors(all);
  const each = statements.map((index) => vectors.of(...bounds[index]!));
  const size = texts.map(countWords);
  const worth = weigh(texts, size, vectors, each, vectors.ofHeadline(title));
  const partnersOf = partners(layout, quotations, names, (index) => all.slice(...bounds[index]!));
  const groups = statements.map((index) => {
    const group = partnersOf(index)?.map((partner) => place.get(partner));
    return group?.every((i) => i !== undefined) ? (group as number[]) : null;
  });

  // If the article opens as if something came before, begin later if possible.
  const penalty = statements.map((index, i) => (index === 0 && /connective|pronoun/.test(leansOn(texts[i]!)?.on ?? "") ? 3 : 0));

  const alike: (readonly number[] | undefined)[] = [];

  const choose = ({ least, most, words }: Budget): Span[] => {
    const chosen: number[] = [];
    const isChosen = groups.map(() => false);
    /** Is it chosen already, or too similar to what is? */
    const done = groups.map((group) => group === null);
    for (let total = 0; ; ) {
      let best: readonly number[] | null = null;
      let highest = Number.NEGATIVE_INFINITY;
      for (let i = 0; i < groups.length; i++) {
        if (done[i]) continue;
        const group = groups[i]!;
        let fresh = 0;
        let gain = 0;
        for (let k = 0; k < group.length; k++) {
          const j = group[k]!;
          if (isChosen[j]) continue;
          fresh++;
          gain += worth[j]! - penalty[j]!;
        }
        if (chosen.length + fresh > most) continue;
        // The first choice is the first possible; the next ones tell most.
        const value = chosen.length === 0 ? -i - penalty[i]! : gain / fresh;
        if (value > highest) {
          best = group;
          highest = value;
        }
      }
      if (best === null) break;
      const fresh = best.filter((j) => !isChosen[j]);
      const longer = total + sum(fresh, (j) => size[j]!);
      if (chosen.length >= least && longer > words) break;
      total = longer;
      for (const j of fresh) {
        chosen.push(j);
        isChosen[j] = done[j] = true;
        alike[j] ??= vectors.likenesses(each, each[j]!);
        for (let i = 0; i < done.length; i++) if (alike[j][i]! > SAME) done[i] = true;
      }
    }
    // Only quotations without a speaker or with many sentences: the opening is still the fairest account.
    const shown = chosen.length < least ? statements.slice(0, least) : chosen.sort((a, b) => a - b).map((i) => statements[i]!);
    return shown.length < least ? [] : shown.map((index) => layout.sentences[index]!);
  };
  return { short: choose(BUDGETS.short), medium: choose(BUDGETS.medium), long: choose(BUDGETS.long) };
}

const sum = (list: readonly number[], of: (one: number) => number): number => list.reduce((total, one) => total + of(one), 0);

/** The first word of each sentence and the one after its last. */
function within(sentences: readonly Span[], all: readonly Word[]): (readonly [number, number])[] {
  let at = 0;
  return sentences.map(({ start, end }) => {
    while (at < all.length && all[at]!.start < start) at++;
    const from = at;
    while (at < all.length && all[at]!.start < end) at++;
    return [from, at];
  });
}
