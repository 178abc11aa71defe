import type { Outcome } from "../../answer/outcome.ts";
import { type Card, type Entry, row, run } from "../card.ts";
import { runOf } from "../cut.ts";
import type { Writer } from "../writer.ts";
import { counted, foot } from "./results.ts";

/** Articles that were found, each with the passage that matched. */
export function articles(writer: Writer, outcome: Extract<Outcome, { kind: "articles" }>): Card {
  const citations = outcome.found.map(({ citation }) => citation);
  return {
    tone: "plain",
    head: [],
    entries: outcome.found.map(
      ({ citation, passage, matches }): Entry => [
        ...run(passage && runOf(passage, matches)),
        ...writer.source(citation, passage),
        ...(passage === null ? [] : row(writer.context(passage))),
      ],
    ),
    foot: [
      ...counted(writer, "articles.count", citations.length, outcome.asked),
      ...foot(writer, citations, ["summary", "quote", "facts"]),
    ],
    citations,
    most: 2,
  };
}
