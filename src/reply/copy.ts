import { draw } from "./draw.ts";
import type { Block, Part } from "./parts.ts";
import type { Reply } from "./render.ts";
import { say } from "./wording.ts";
import type { View } from "./writer.ts";

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

/** The same page as plain text with its citations, to be copied without Discord's markdown. */
export function copied(reply: Reply, { request }: View): Reply {
  const parts = reply.blocks.flatMap(lines);
  while (parts.at(-1) === BREAK) parts.pop();
  const blocks: Block[] = [
    { kind: "note", parts: say(request.locale, "copy.note") },
    { kind: "plain", parts },
  ];
  return { ...reply, blocks, payload: draw(blocks, reply.tone) };
}
