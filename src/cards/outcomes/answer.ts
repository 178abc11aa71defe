import type { Answer, Outcome } from "../../answer/outcome.ts";
import { holds } from "../../text/span.ts";
import { type Card, type Item, row } from "../card.ts";
import { named } from "../figures.ts";
import type { Part } from "../parts.ts";
import { text, type Writer } from "../writer.ts";
import { passages } from "./passages.ts";
import { more } from "./results.ts";

type Chosen = Extract<Outcome, { kind: "answer" }>;

/** How sure the answer is, in words: a percentage tells a reader nothing. */
const howSure = (confidence: number) =>
  confidence >= SURE ? "answer.outright" : confidence >= LIKELY ? "answer.probably" : "answer.nearest";
const SURE = 0.8;
const LIKELY = 0.6;

/** How sure the rules are, or which model chose. */
const sureness = ({ say }: Writer, confidence: number, chosenBy: Chosen["chosenBy"]): Part[] =>
  chosenBy === null ? say(howSure(confidence)) : say("answer.chosen", { model: named(chosenBy.model), count: chosenBy.among });

/** The passages of one answer, with their source under the last. */
function item(writer: Writer, { passages: all, answer, citation, confidence }: Answer, chosenBy: Chosen["chosenBy"]): Item {
  const holding = answer && all.find(({ excerpt }) => holds(excerpt, answer));
  const focus = (holding ?? all[0])?.excerpt ?? null;
  return [
    ...passages(all, answer === null ? [] : [answer]).flat(),
    ...writer.source(citation, focus, ...sureness(writer, confidence, chosenBy)),
    ...row(...(focus === null ? [] : [writer.context(focus)]), ...more(writer, citation, ["summary", "quote", "facts"])),
  ];
}

/** The sentences that answer a question, with the answer set off, and others that may. */
export function answer(writer: Writer, { best, others, contradicts, chosenBy }: Chosen): Card {
  const citations = [best, ...others].map(({ citation }) => citation);
  const rest = others.map(
    (other, index): Item => [
      ...(index === 0 ? text("line", ...writer.say("answer.others")) : []),
      ...item(writer, other, chosenBy),
    ],
  );
  return {
    tone: contradicts ? "altered" : "plain",
    head: contradicts ? text("line", ...writer.say("answer.contradicts")) : [],
    items: [item(writer, best, chosenBy), ...rest],
    foot: [],
    count: [],
    citations,
    itemsPerPage: 1,
  };
}
