import { citationId } from "../article/citation-id.ts";
import type { Excerpt } from "../article/excerpt.ts";
import { row } from "./card.ts";
import { draw, fits } from "./draw.ts";
import type { Block, Part } from "./parts.ts";
import type { Reply } from "./render.ts";
import { type View, writer } from "./writer.ts";

const BREAK: Part = { kind: "wording", text: "\n" };

/** A block as lines of plain text: what is printed, who said it, where it stands; nothing of buttons and notes. */
function lines(block: Block): Part[] {
  switch (block.kind) {
    case "heading":
    case "quote":
    case "line":
      return [...block.parts, BREAK];
    case "source": {
      const address: Part[] = block.link === null ? [] : [{ kind: "wording", text: ` ${block.link.url}` }];
      return [...block.parts, ...address, BREAK];
    }
    case "rule":
      return [BREAK];
    default:
      return [];
  }
}

/** The words of the news that a block is there to show. */
const quoted = (block: Block): Excerpt[] =>
  block.kind === "quote" ? block.parts.flatMap((part) => (part.kind === "excerpt" ? [part.excerpt] : [])) : [];

/** Excerpts that stand next to each other as one: a run is drawn in pieces where some of its words are set off. */
function joined(excerpts: readonly Excerpt[]): Excerpt[] {
  const runs: Excerpt[] = [];
  for (const excerpt of excerpts) {
    const last = runs.at(-1);
    const { article, revision, field } = excerpt;
    const goesOn = last?.article === article && last.revision === revision && last.field === field && last.end === excerpt.start;
    if (goesOn) runs[runs.length - 1] = { ...last, end: excerpt.end, text: last.text + excerpt.text };
    else runs.push(excerpt);
  }
  return runs;
}

/** The same page as plain text with its citations, to be copied without Discord's markdown. */
export function copied(reply: Reply, view: View): Reply {
  const to = writer(view);
  const parts = reply.blocks.flatMap(lines);
  while (parts.at(-1) === BREAK) parts.pop();
  const words = joined(reply.blocks.flatMap(quoted));
  const ids = words.flatMap((excerpt): Part[] => [BREAK, { kind: "figure", text: citationId(excerpt), instant: null }]);
  const note: Block = { kind: "note", parts: to.say("copy.note") };
  const report = row(...to.report(...words));
  const cited: Block[] = [note, { kind: "plain", parts: [...parts, ...ids] }, ...report];
  const blocks = fits(cited) ? cited : [note, { kind: "plain", parts } as const, ...report];
  return { ...reply, blocks, payload: draw(blocks, reply.tone) };
}
