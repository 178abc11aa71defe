import type { Outcome } from "../../answer/outcome.ts";
import { type Card, distinct, drafts, type Item } from "../card.ts";
import { clippingOf } from "../cut.ts";
import type { Writer } from "../writer.ts";
import { foot, offers } from "./results.ts";

/** Search results, each with the passage that matches. */
export function articles(writer: Writer, outcome: Extract<Outcome, { kind: "articles" }>): Card {
  const citations = outcome.found.map(({ citation }) => citation);
  const one = distinct(citations).length === 1;
  return {
    tone: "plain",
    head: [],
    items: outcome.found.map(
      ({ citation, passage, matches }): Item => [
        ...drafts(passage && clippingOf(passage, matches)),
        ...writer.source(citation, passage),
        ...offers(writer, one, citation, passage),
      ],
    ),
    foot: foot(writer, citations, ["summary", "quote", "facts"]),
    count: writer.say("articles.count", { count: citations.length }),
    citations,
    itemsPerPage: 2,
  };
}
