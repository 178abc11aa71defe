import type { Outcome } from "../../answer/outcome.ts";
import type { SummaryLength } from "../../language/analysis.ts";
import { type Card, row } from "../card.ts";
import { text, type Writer } from "../writer.ts";
import { passages, titled } from "./passages.ts";
import { more } from "./results.ts";

const LENGTHS: readonly SummaryLength[] = ["short", "medium", "long"];

/** The sentences that carry an article, under its headline. */
export function summary(writer: Writer, outcome: Extract<Outcome, { kind: "summary" }>): Card {
  const { citation, length } = outcome;
  const at = LENGTHS.indexOf(length);
  const other = (label: "button.shorter" | "button.longer", to: SummaryLength | undefined) =>
    to === undefined || outcome.whole ? [] : [writer.ask(label, "summary", { article: citation.article, length: to })];
  const choices = outcome.others.map((other) => writer.article(other, "summary"));
  return {
    tone: "plain",
    head: titled(citation),
    entries: passages(outcome.passages, []),
    foot: [
      ...writer.source(citation, null, "untitled"),
      ...(outcome.complete ? [] : text("note", ...writer.say("summary.teaser"))),
      ...text("note", ...writer.say(outcome.whole ? "summary.whole" : "summary.note")),
      ...row(
        ...more(writer, citation, ["quote", "facts"]),
        ...other("button.shorter", LENGTHS[at - 1]),
        ...other("button.longer", LENGTHS[at + 1]),
        ...writer.read(citation),
      ),
      ...(choices.length > 0 ? [{ kind: "menu", prompt: writer.say("menu.more"), choices } as const] : []),
    ],
    citations: [citation],
    most: Number.POSITIVE_INFINITY,
  };
}
