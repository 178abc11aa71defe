import type { Outcome } from "../../answer/outcome.ts";
import { shared } from "../../text/span.ts";
import { type Card, row } from "../card.ts";
import { text, type Writer } from "../writer.ts";
import { attribution } from "./attribution.ts";
import { passages, titled } from "./passages.ts";
import { more } from "./results.ts";

/** Words of an article with the sentences around them. */
export function context(
  writer: Writer,
  { citation, passages: around, focus, said }: Extract<Outcome, { kind: "context" }>,
): Card {
  const whose = said === null ? [] : attribution(writer, said.attribution, said.cue, citation.language);
  const holding = around.findLastIndex(({ excerpt }) => shared(excerpt, focus) > 0);
  return {
    tone: "plain",
    head: titled(citation),
    entries: passages(around, [focus]).map((entry, at) => (at === holding ? [...entry, ...whose] : entry)),
    foot: [
      ...writer.source(citation, focus, "untitled"),
      ...text("note", ...writer.say("context.note")),
      ...row(...more(writer, citation, ["summary", "quote", "facts"]), ...writer.read(citation)),
    ],
    citations: [citation],
    most: Number.POSITIVE_INFINITY,
  };
}
