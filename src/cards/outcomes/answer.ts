import type { Answer, Outcome } from "../../answer/outcome.ts";
import { holds } from "../../text/span.ts";
import { type Card, type Item, row } from "../card.ts";
import { text, type Writer } from "../writer.ts";
import { passages } from "./passages.ts";
import { more } from "./results.ts";

/** How sure the answer is, in words: a percentage tells a reader nothing. */
const howSure = (confidence: number) =>
  confidence >= SURE ? "answer.outright" : confidence >= LIKELY ? "answer.probably" : "answer.nearest";
const SURE = 0.8;
const LIKELY = 0.6;

/** The passages of one answer, with their source under the last. */
function item(writer: Writer, { passages: all, answer, citation, confidence }: Answer): Item {
  const holding = answer && all.find(({ excerpt }) => holds(excerpt, answer));
  const focus = (holding ?? all[0])?.excerpt ?? null;
  return [
    ...passages(all, answer === null ? [] : [answer]).flat(),
    ...writer.source(citation, focus, ...writer.say(howSure(confidence))),
    ...row(...(focus === null ? [] : [writer.context(focus)]), ...more(writer, citation, ["summary", "quote", "facts"])),
  ];
}

/** The sentences that answer a question, with the answer set off, and others that may. */
export function answer(writer: Writer, { best, others, contradicts }: Extract<Outcome, { kind: "answer" }>): Card {
  const citations = [best, ...others].map(({ citation }) => citation);
  const rest = others.map(
    (other, index): Item => [...(index === 0 ? text("line", ...writer.say("answer.others")) : []), ...item(writer, other)],
  );
  return {
    tone: contradicts ? "altered" : "plain",
    head: contradicts ? text("line", ...writer.say("answer.contradicts")) : [],
    items: [item(writer, best), ...rest],
    foot: [],
    count: [],
    citations,
    itemsPerPage: 1,
  };
}
