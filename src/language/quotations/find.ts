import type { Layout } from "../../text/sentences.ts";
import type { Name, Quotation } from "../analysis.ts";
import { spanOf, stageOf } from "./candidates.ts";
import { findMarked } from "./marks.ts";
import { coreOf } from "./phrases.ts";
import { attributeAll, likeliest, WEIGHTS } from "./rank.ts";
import { isSaid } from "./scare.ts";

/** The quotations of a text in its order; with `attribute` false only what stands between marks, without speakers. */
export function findQuotations(layout: Layout, _names: readonly Name[], attribute: boolean): Quotation[] {
  const marked = findMarked(layout.text, layout.paragraphs);
  if (!attribute) return marked.map(({ start, end }) => ({ start, end, speaker: null, cue: null }));
  const stage = stageOf(layout, marked);
  const found = attributeAll(stage, likeliest(WEIGHTS), (attributed) => isSaid(stage, attributed));
  return found.map(({ quoting, choice, saying }) => {
    const { start, end } = quoting.span;
    if (saying === null) return { start, end, speaker: null, cue: null };
    const { items } = stage.scenes[saying.scene]!;
    const mention = spanOf(items, coreOf(items, saying.saying.subject));
    const how = choice.from === "inherited" ? "inherited" : "named";
    return { start, end, speaker: { name: mention, how, mention, role: null }, cue: spanOf(items, saying.saying.cue) };
  });
}
