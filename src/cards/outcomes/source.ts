import type { Outcome } from "../../answer/outcome.ts";
import { citationId } from "../../article/citation-id.ts";
import { type Card, drafts, row } from "../card.ts";
import { clippingOf } from "../cut.ts";
import { text, type Writer } from "../writer.ts";
import { more } from "./results.ts";

const PROOFS = { proved: "source.proved", "as read": "source.as-read", failed: "source.unproved" } as const;

/** `/source`: the words a citation points at. */
export function source(writer: Writer, { citation, excerpt, proof }: Extract<Outcome, { kind: "source" }>): Card {
  const around = excerpt.field === "text" ? [writer.context(excerpt)] : [];
  const place = proof?.kind === "proved" ? proof.place : undefined;
  return {
    tone: "plain",
    head: [],
    items: [drafts(clippingOf(excerpt))],
    foot: [
      ...writer.source(citation, excerpt),
      ...(proof === null ? [] : text("note", ...writer.say(PROOFS[proof.kind]))),
      ...(place ? text("note", ...writer.say("source.bytes", { from: place.start, to: place.end })) : []),
      ...text("note", { kind: "figure", text: citationId(excerpt), instant: null }),
      ...row(...around, ...more(writer, citation, ["summary", "quote"])),
    ],
    count: [],
    citations: [citation],
    itemsPerPage: 1,
  };
}
