import { citationOf, passagesOf, type Source } from "../../answer/citations.ts";
import type { Passage } from "../../answer/outcome.ts";
import { allowance } from "../../cards/share.ts";
import { type Span, shared } from "../../text/span.ts";

/**
 * As much of an article as may be shown, in its order, gaps marked: everything if `share` is 1, else the sentences of the summary, then those with
 * quotations, then those with facts, while the share lasts.
 */
export function shownOf(source: Source, share: number): readonly Passage[] {
  const { sentences, summary, quotations, facts } = source.analysis;
  const allowed = share >= 1 ? Number.POSITIVE_INFINITY : allowance(citationOf(source), share);
  if (allowed >= source.article.text.length) return passagesOf(source, sentences);
  const holding = (spans: readonly Span[]) => sentences.filter((sentence) => spans.some((span) => shared(span, sentence) > 0));
  const chosen = new Set<Span>();
  let left = allowed;
  for (const sentence of [...holding(summary.medium), ...holding(quotations), ...holding(facts)]) {
    // With the space before the next one.
    const length = sentence.end - sentence.start + 2;
    if (chosen.has(sentence) || length > left) continue;
    chosen.add(sentence);
    left -= length;
  }
  return passagesOf(
    source,
    sentences.filter((sentence) => chosen.has(sentence)),
  );
}
