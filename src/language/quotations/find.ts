import type { Layout } from "../../text/sentences.ts";
import type { Name, Quotation } from "../analysis.ts";
import { findMarked } from "./marks.ts";
import { attributeAll, likeliest, WEIGHTS } from "./rank.ts";
import { isSaid } from "./scare.ts";
import { Speakers } from "./speakers.ts";
import { spanOf, stageOf } from "./stage.ts";

/** The quotations of a text in its order; with `attribute` false only what stands between marks, without speakers. */
export function findQuotations(layout: Layout, names: readonly Name[], attribute: boolean): Quotation[] {
  const marked = findMarked(layout.text, layout.paragraphs);
  if (!attribute) return marked.map(({ start, end }) => ({ start, end, speaker: null, cue: null }));
  if (marked.length === 0) return [];
  const stage = stageOf(layout, marked);
  const speakers = new Speakers(layout, names, stage, marked);
  return attributeAll(stage, likeliest(WEIGHTS), (attributed) => isSaid(stage, attributed)).map((attributed) => {
    const { start, end } = attributed.quoting.span;
    const { saying } = attributed;
    const cue = saying && spanOf(stage.scenes[saying.scene]!.items, saying.saying.cue);
    return { start, end, speaker: speakers.of(attributed), cue: cue && cue.start < cue.end ? cue : null };
  });
}
