import type { Outcome } from "../../answer/outcome.ts";
import { type Card, row } from "../card.ts";
import { text, type Writer } from "../writer.ts";
import { passages, titled } from "./passages.ts";
import { more } from "./results.ts";

/** Words of an article with the sentences around them. */
export function context(writer: Writer, { citation, passages: around, focus }: Extract<Outcome, { kind: "context" }>): Card {
  return {
    tone: "plain",
    head: titled(citation),
    entries: passages(around, [focus]),
    foot: [
      ...writer.source(citation, focus, "untitled"),
      ...text("note", ...writer.say("context.note")),
      ...row(...more(writer, citation, ["summary", "quote", "facts"]), ...writer.read(citation)),
    ],
    citations: [citation],
    most: Number.POSITIVE_INFINITY,
  };
}
