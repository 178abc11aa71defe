import type { Layout } from "../../../text/sentences.ts";
import type { Name, Quotation } from "../../analysis.ts";
import { findMarked } from "../../quotation-marks.ts";
import { attributeAll, likeliest, WEIGHTS } from "./rank.ts";
import { isSaid } from "./scare.ts";
import { Speakers } from "./speakers.ts";
import { spanOf, stageOf } from "./stage.ts";

/** The quotations of a text in order, each with its speaker and cue if they can be told. */
export function findQuotations(layout: Layout, names: readonly Name[]): Quotation[] {
  const marked = findMarked(layout.text, layout.paragraphs);
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
