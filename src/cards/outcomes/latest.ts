import type { Outcome } from "../../answer/outcome.ts";
import { type Card, distinct, drafts, type Item } from "../card.ts";
import { clippingOf } from "../cut.ts";
import type { Writer } from "../writer.ts";
import { otherPublishersLine } from "./other-publishers.ts";
import { foot, offers } from "./results.ts";

/** `/latest`: each story with its first sentence and the other papers that carry it. */
export function latest(writer: Writer, { found }: Extract<Outcome, { kind: "latest" }>): Card {
  const citations = found.map(({ citation }) => citation);
  const single = distinct(citations).length === 1;
  return {
    tone: "plain",
    head: [],
    items: found.map(
      ({ citation, lede, copies }): Item => [
        ...writer.source(citation, lede),
        ...drafts(lede && clippingOf(lede)),
        ...otherPublishersLine(writer, copies),
        ...offers(writer, single, citation, lede),
      ],
    ),
    foot: foot(writer, citations, ["summary", "quote", "facts"]),
    count: writer.say("articles.count", { count: citations.length }),
    citations: [...citations, ...found.flatMap(({ copies }) => copies)],
    itemsPerPage: 4,
  };
}
