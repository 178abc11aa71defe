import type { Layout } from "../../text/sentences.ts";
import { type Span, slice } from "../../text/span.ts";
import { type Word, words } from "../../text/words.ts";
import type { Name, Quotation, SummaryLength } from "../analysis.ts";
import type { Frequency } from "../frequency.ts";
import { leansOn } from "./opening.ts";
import { partners } from "./partners.ts";
import { showable } from "./showable.ts";
import { likenesses, vectorsOf, weigh } from "./weigh.ts";

/** Statements further down never win against their place; comparing them would only cost time. */
const READ = 40;
/** Two sentences this alike say one thing. */
const SAME = 0.75;

/** How much each length shows: sentences, and the words that it stays below from the least number of sentences on. */
type Budget = { readonly least: number; readonly most: number; readonly words: number };
const BUDGETS: Readonly<Record<SummaryLength, Budget>> = {
  short: { least: 1, most: 2, words: 40 },
  medium: { least: 2, most: 4, words: 85 },
  long: { least: 2, most: 8, words: 170 },
};

const NONE = { short: [], medium: [], long: [] };

/**
 * The sentences that carry the story, in its order, for each length: the first statement, then those that tell most of it, each with the
 * sentences that it would mislead without. `all` are the words of the text. Empty where the text has fewer than four sentences or no prose to summarise.
 */
export function summarise(
  layout: Layout,
  title: string,
  quotations: readonly Quotation[],
  names: readonly Name[],
  frequency: Frequency,
  all: readonly Word[] = words(layout.text),
): Record<SummaryLength, Span[]> {
  if (layout.sentences.length < 4) return NONE;
  const statements = showable(layout, READ);
  const place = new Map(statements.map((index, i) => [index, i]));
  const texts = statements.map((index) => slice(layout.text, layout.sentences[index]!));
  const bounds = within(layout.sentences, all);
  const { vectorOf, headlineOf, size: stems } = vectorsOf(all, frequency);
  const vectors = statements.map((index) => vectorOf(...bounds[index]!));
  const size = texts.map((text) => text.split(/\s+/).length);
  const worth = weigh(texts, size, vectors, headlineOf(title), stems);
  const partnersOf = partners(layout, quotations, names, (index) => all.slice(...bounds[index]!));
  const groups = statements.map((index) => {
    const group = partnersOf(index)?.map((partner) => place.get(partner));
    return group?.every((i) => i !== undefined) ? (group as number[]) : null;
  });

  // An article that opens as if something stood before is begun later, if it can be.
  const penalty = statements.map((index, i) => (index === 0 && /connective|pronoun/.test(leansOn(texts[i]!)?.on ?? "") ? 3 : 0));

  const alike = new Map<number, readonly boolean[]>();
  const likeOf = (j: number) =>
    alike.get(j) ??
    alike
      .set(
        j,
        likenesses(vectors, vectors[j]!, stems).map((likeness) => likeness > SAME),
      )
      .get(j)!;

  const choose = ({ least, most, words }: Budget): Span[] => {
    const chosen: number[] = [];
    /** Chosen, or too like what was. */
    const done = groups.map((group) => group === null);
    for (let total = 0; ; ) {
      let best: readonly number[] | null = null;
      let highest = Number.NEGATIVE_INFINITY;
      for (const [i, group] of groups.entries()) {
        if (done[i]) continue;
        const fresh = group!.filter((j) => !chosen.includes(j));
        if (chosen.length + fresh.length > most) continue;
        // The first to be chosen is the first that can be; after it, the one that tells most.
        const value = chosen.length === 0 ? -i - penalty[i]! : sum(fresh, (j) => worth[j]! - penalty[j]!) / fresh.length;
        if (value > highest) [best, highest] = [fresh, value];
      }
      if (best === null) break;
      const longer = total + sum(best, (j) => size[j]!);
      if (chosen.length >= least && longer > words) break;
      total = longer;
      for (const j of best) {
        chosen.push(j);
        for (const [i, like] of likeOf(j).entries()) if (like || i === j) done[i] = true;
      }
    }
    // All quotations without a speaker, or of many sentences: the opening is still the fairest account.
    const shown = chosen.length < least ? statements.slice(0, least) : chosen.sort((a, b) => a - b).map((i) => statements[i]!);
    return shown.length < least ? [] : shown.map((index) => layout.sentences[index]!);
  };
  return { short: choose(BUDGETS.short), medium: choose(BUDGETS.medium), long: choose(BUDGETS.long) };
}

const sum = (list: readonly number[], of: (one: number) => number): number => list.reduce((total, one) => total + of(one), 0);

/** Of each sentence its first word and the one behind its last. */
function within(sentences: readonly Span[], all: readonly Word[]): (readonly [number, number])[] {
  let at = 0;
  return sentences.map(({ start, end }) => {
    while (at < all.length && all[at]!.start < start) at++;
    const from = at;
    while (at < all.length && all[at]!.start < end) at++;
    return [from, at];
  });
}
