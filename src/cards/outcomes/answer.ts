import type { Answer, Outcome } from "../../answer/outcome.ts";
import { holds } from "../../text/span.ts";
import { type Card, type Entry, row } from "../card.ts";
import { text, type Writer } from "../writer.ts";
import { passages } from "./passages.ts";
import { foot } from "./results.ts";

/** How well it fits, in words: a percentage tells a reader nothing. */
const howSure = (confidence: number) =>
  confidence >= SURE ? "answer.outright" : confidence >= LIKELY ? "answer.probably" : "answer.nearest";
const SURE = 0.8;
const LIKELY = 0.6;

/** The passages of one answer stay together, their source under the last one. */
function entry(writer: Writer, { passages: all, answer, citation, confidence }: Answer): Entry {
  const holding = answer && all.find(({ excerpt }) => holds(excerpt, answer));
  const focus = (holding ?? all[0])?.excerpt ?? null;
  return [
    ...passages(all, answer === null ? [] : [answer]).flat(),
    ...writer.source(citation, focus),
    ...text("note", ...writer.say(howSure(confidence))),
    ...(focus === null ? [] : row(writer.context(focus))),
  ];
}

/** The sentences that answer a question, the answer set off in them, and others that may. */
export function answer(writer: Writer, { best, others, contradicts }: Extract<Outcome, { kind: "answer" }>): Card {
  const citations = [best, ...others].map(({ citation }) => citation);
  const rest = others.map(
    (other, index): Entry => [...(index === 0 ? text("line", ...writer.say("answer.others")) : []), ...entry(writer, other)],
  );
  return {
    tone: contradicts ? "altered" : "plain",
    head: contradicts ? text("line", ...writer.say("answer.contradicts")) : [],
    entries: [entry(writer, best), ...rest],
    foot: foot(writer, citations, ["summary", "quote", "facts"]),
    citations,
    most: 1,
  };
}
