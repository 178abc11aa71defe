import type { Layout } from "../../../text/sentences.ts";
import type { Name, Quotation } from "../../analysis.ts";
import { findQuotedSpans } from "../../quotation-marks.ts";
import { contextOf, spanOf } from "./context.ts";
import { attributeAll, likeliest, WEIGHTS } from "./rank.ts";
import { isSaid } from "./scare.ts";
import { Speakers } from "./speakers.ts";

/** The quotations of a text in order, each with its speaker and cue if known. */
export function findQuotations(layout: Layout, names: readonly Name[]): Quotation[] {
  const marked = findQuotedSpans(layout.text, layout.paragraphs);
  if (marked.length === 0) return [];
  const context = contextOf(layout, marked);
  const speakers = new Speakers(layout, names, context, marked);
  return attributeAll(context, likeliest(WEIGHTS), (attributed) => isSaid(context, attributed)).map((attributed) => {
    const { start, end } = attributed.quotation.span;
    const { saying } = attributed;
    const cue = saying && spanOf(context.sentences[saying.sentence]!.items, saying.saying.cue);
    return { start, end, speaker: speakers.of(attributed), cue: cue && cue.start < cue.end ? cue : null };
  });
}
