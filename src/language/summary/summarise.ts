import type { Layout } from "../../text/sentences.ts";
import type { Span } from "../../text/span.ts";
import type { Name, Quotation, SummaryLength } from "../analysis.ts";
import type { Frequency } from "../read.ts";

/** The sentences that carry the story, in its order, for each length. */
export function summarise(
  layout: Layout,
  _title: string,
  _quotations: readonly Quotation[],
  _names: readonly Name[],
  _frequency: Frequency,
): Record<SummaryLength, Span[]> {
  const lead = (count: number) => (layout.sentences.length < 4 ? [] : layout.sentences.slice(0, count));
  return { short: lead(1), medium: lead(3), long: lead(6) };
}
