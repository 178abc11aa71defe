import type { SummaryLength } from "../language/analysis.ts";
import { partners } from "../language/english/summary/partners.ts";
import { showable } from "../language/english/summary/showable.ts";
import { BUDGETS } from "../language/english/summary/summarise.ts";
import type { GuardedReader } from "../reader/guarded.ts";
import { type Span, slice } from "../text/span.ts";
import { countWords } from "../text/words.ts";
import type { ChosenBy } from "./choose.ts";
import type { Source } from "./citations.ts";
import { withinTime } from "./within-time.ts";

/** The sentences of a summary; null if the reader gives no choice. */
export type ChooseSummary = (
  source: Source,
  length: SummaryLength,
) => Promise<{ readonly sentences: readonly Span[]; readonly chosenBy: ChosenBy } | null>;

const QUESTION = "Which sentences tell the most important news of this article, also to somebody who reads nothing else of it?";

/** Lets a reader choose the sentences of a summary, among the first that can be shown. Each brings the sentences that it would mislead without. */
export const summaryChooserOf =
  (reader: GuardedReader, asker: string): ChooseSummary =>
  async ({ article, analysis }, length) => {
    const layout = { text: article.text, ...analysis };
    const groupOf = partners(layout, analysis.quotations, analysis.names);
    const groups = showable(layout, Number.POSITIVE_INFINITY).flatMap((index) => {
      const group = groupOf(index);
      return group === null ? [] : [{ index, group }];
    });
    const shown = groups.slice(0, reader.limits.candidates);
    const { title, source, published, id, revision } = article;
    const textOf = (index: number) => slice(article.text, analysis.sentences[index]!);
    const reading = await withinTime(reader.limits.milliseconds, (signal) =>
      reader.read({
        question: QUESTION,
        candidates: shown.map(({ index }) => ({ title, source, published, sentences: [textOf(index)] })),
        places: shown.map(({ index }) => `${id}@${revision}:${index}`),
        most: BUDGETS[length].most,
        asker,
        signal,
      }),
    );
    if (reading === null) return null;
    const picked = reading.map(({ candidate }) => shown[candidate]!.group);
    const places = within(picked, length, (index) => countWords(textOf(index)));
    if (places.length === 0) return null;
    return {
      sentences: places.map((index) => analysis.sentences[index]!),
      chosenBy: { model: reader.model, among: shown.length },
    };
  };

/** The sentences of the groups that fit a length, taken best first, in the article's order. */
function within(groups: readonly (readonly number[])[], length: SummaryLength, wordsOf: (index: number) => number): number[] {
  const { most, words } = BUDGETS[length];
  const chosen = new Set<number>();
  let total = 0;
  for (const group of groups) {
    const fresh = group.filter((index) => !chosen.has(index));
    const longer = total + fresh.reduce((sum, index) => sum + wordsOf(index), 0);
    if (chosen.size + fresh.length > most || longer > words) continue;
    for (const index of fresh) chosen.add(index);
    total = longer;
  }
  return [...chosen].sort((a, b) => a - b);
}
