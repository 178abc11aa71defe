import type { Answer, Outcome } from "../../answer/outcome.ts";
import { holds } from "../../text/span.ts";
import { type Card, type Entry, row } from "../card.ts";
import { percent } from "../figures.ts";
import { text, type Writer } from "../writer.ts";
import { passages } from "./passages.ts";
import { asked, foot } from "./results.ts";

/** The passages of one answer stay together, their source under the last one. */
function entry(writer: Writer, { passages: all, answer, citation, confidence }: Answer): Entry {
  const holding = answer && all.find(({ excerpt }) => holds(excerpt, answer));
  const focus = (holding ?? all[0])?.excerpt ?? null;
  return [
    ...passages(all, answer === null ? [] : [answer]).flat(),
    ...writer.source(citation, focus),
    ...text("note", ...writer.say("answer.confidence", { confidence: percent(confidence, writer.locale) })),
    ...(focus === null ? [] : row(writer.context(focus))),
  ];
}

/** The sentences that answer a question, the answer set off in them, and others that may. */
export function answer(
  writer: Writer,
  { asked: question, best, others, contradicts }: Extract<Outcome, { kind: "answer" }>,
): Card {
  const citations = [best, ...others].map(({ citation }) => citation);
  const rest = others.map(
    (other, index): Entry => [...(index === 0 ? text("line", ...writer.say("answer.others")) : []), ...entry(writer, other)],
  );
  return {
    tone: contradicts ? "altered" : "plain",
    head: contradicts ? text("line", ...writer.say("answer.contradicts")) : [],
    entries: [entry(writer, best), ...rest],
    foot: [...text("note", ...asked(writer, question)), ...foot(writer, citations, ["summary", "quote", "facts"])],
    citations,
    most: 3,
  };
}
