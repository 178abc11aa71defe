import type { Outcome } from "../../answer/outcome.ts";
import { shared } from "../../text/span.ts";
import { type Card, type Item, row } from "../card.ts";
import { text, type Writer } from "../writer.ts";
import { attribution } from "./attribution.ts";
import { passages } from "./passages.ts";
import { more } from "./results.ts";

/** Words of an article among the sentences around them. */
export function context(
  writer: Writer,
  { citation, passages: around, focus, said, now }: Extract<Outcome, { kind: "context" }>,
): Card {
  const speaker = said === null ? [] : attribution(writer, said.attribution, said.cue, citation.language);
  const holding = around.findLastIndex(({ excerpt }) => shared(excerpt, focus) > 0);
  return {
    tone: "plain",
    head: writer.headline(citation, focus),
    items: [
      ...passages(around, [focus]).map((item, at) => (at === holding ? [...item, ...speaker] : item)),
      ...(now === null ? [] : today(writer, now)),
    ],
    foot: row(...more(writer, citation, ["summary", "quote", "facts"])),
    count: [],
    citations: [citation, ...(now === null ? [] : [now.citation])],
    itemsPerPage: Number.POSITIVE_INFINITY,
  };
}

/** What the article prints there now, with what differs highlighted. */
function today(writer: Writer, { passages: all, changed }: NonNullable<Extract<Outcome, { kind: "context" }>["now"]>): Item[] {
  if (all.length === 0) return [text("note", ...writer.say("changes.gone"))];
  return passages(all, changed).map((item, at) => (at === 0 ? [...text("note", ...writer.say("changes.now")), ...item] : item));
}
