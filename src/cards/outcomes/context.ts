import type { Outcome } from "../../answer/outcome.ts";
import { shared } from "../../text/span.ts";
import { type Card, row } from "../card.ts";
import type { Writer } from "../writer.ts";
import { attribution } from "./attribution.ts";
import { passages } from "./passages.ts";
import { more } from "./results.ts";

/** Words of an article among the sentences around them. */
export function context(
  writer: Writer,
  { citation, passages: around, focus, said }: Extract<Outcome, { kind: "context" }>,
): Card {
  const speaker = said === null ? [] : attribution(writer, said.attribution, said.cue, citation.language);
  const holding = around.findLastIndex(({ excerpt }) => shared(excerpt, focus) > 0);
  return {
    tone: "plain",
    head: writer.headline(citation, focus),
    items: passages(around, [focus]).map((item, at) => (at === holding ? [...item, ...speaker] : item)),
    foot: row(...more(writer, citation, ["summary", "quote", "facts"])),
    count: [],
    citations: [citation],
    itemsPerPage: Number.POSITIVE_INFINITY,
  };
}
