import type { Citation } from "../../answer/outcome.ts";
import { short } from "../cut.ts";
import type { Block, Part } from "../parts.ts";
import { LONGEST, text, type Writer } from "../writer.ts";

/** More publishers are only counted. */
const NAMED = 4;

/** A line that names the other publishers of a story; nothing if there are none. */
export function otherPublishersLine(writer: Writer, copies: readonly Citation[]): Block[] {
  const names = [...new Map(copies.flatMap(({ source }) => (source ? [[source.text, source] as const] : []))).values()];
  const shown = names.slice(0, NAMED);
  const count = copies.length - shown.length;
  if (shown.length === 0) return count === 0 ? [] : text("note", ...writer.say("quotes.also", { count }));
  const comma: Part = { kind: "wording", text: ", " };
  const listed = shown.flatMap((name, index): Part[] => [...(index > 0 ? [comma] : []), ...short(name, LONGEST.source)]);
  return text(
    "note",
    ...(count > 0 ? writer.say("copies.more", { names: listed, count }) : writer.say("copies.named", { names: listed })),
  );
}
