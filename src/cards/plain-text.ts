import { citationId } from "../article/citation-id.ts";
import { row } from "./card.ts";
import { type Block, type Part, wordsOf } from "./parts.ts";
import type { Reply, Surface } from "./surface.ts";
import { dotted, type RenderOptions, type Writer, writer } from "./writer.ts";

const BREAK: Part = { kind: "wording", text: "\n" };

/** A block as plain text: words, speaker and source, without buttons and notes. */
function lines(block: Block): Part[] {
  switch (block.kind) {
    case "heading":
    case "quote":
    case "line":
      return [...block.parts, BREAK];
    case "headline":
    case "source": {
      const address: Part[] = block.link === null ? [] : [{ kind: "wording", text: block.link.address }];
      return [...dotted(block.title, block.parts, address), BREAK];
    }
    default:
      return [];
  }
}

/** A page as one block of plain text, without citations. */
function plainly(blocks: readonly Block[], to: Writer): { readonly note: Block; readonly parts: readonly Part[] } {
  const parts = blocks.flatMap(lines);
  while (parts.at(-1) === BREAK) parts.pop();
  return { note: { kind: "note", parts: to.say("copy.note") }, parts };
}

/** The smallest copy of a page; a page must leave room for it. */
export function smallestCopy(blocks: readonly Block[], to: Writer): Block[] {
  const { note, parts } = plainly(blocks, to);
  return [note, { kind: "plain", parts }];
}

/** A page as plain text with citations, to copy without Markdown. */
export function copied<Drawing>(
  reply: Reply<Drawing>,
  view: RenderOptions,
  { limits, fitter, draw }: Surface<Drawing>,
): Reply<Drawing> {
  const to = writer(view, limits);
  const { note, parts } = plainly(reply.blocks, to);
  const words = wordsOf(reply.blocks);
  const ids = words.flatMap((excerpt): Part[] => [BREAK, { kind: "figure", text: citationId(excerpt), instant: null }]);
  const report = row(...to.report(...words));
  const cited: Block[] = [note, { kind: "plain", parts: [...parts, ...ids] }, ...report];
  const blocks = fitter()(cited) ? cited : [...smallestCopy(reply.blocks, to), ...report];
  return { ...reply, blocks, drawing: draw(blocks, reply.tone) };
}
