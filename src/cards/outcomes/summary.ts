import type { Outcome } from "../../answer/outcome.ts";
import type { SummaryLength } from "../../language/analysis.ts";
import { type Card, menu, row } from "../card.ts";
import { named } from "../figures.ts";
import { text, type Writer } from "../writer.ts";
import { passages } from "./passages.ts";
import { more } from "./results.ts";

const LENGTHS: readonly SummaryLength[] = ["short", "medium", "long"];

/** `/summary`: the sentences that carry an article, under its headline. */
export function summary(writer: Writer, outcome: Extract<Outcome, { kind: "summary" }>): Card {
  const { citation, length, chosenBy } = outcome;
  const at = LENGTHS.indexOf(length);
  const other = (label: "button.shorter" | "button.longer", to: SummaryLength | undefined) =>
    to === undefined || outcome.whole ? [] : [writer.ask(label, "summary", { article: citation.article, length: to })];
  const choices = outcome.others.map((other) => writer.article(other, "summary"));
  return {
    tone: "plain",
    head: writer.headline(citation),
    items: passages(outcome.passages, []),
    foot: [
      ...(chosenBy === null
        ? []
        : text("note", ...writer.say("summary.chosen", { model: named(chosenBy.model), count: chosenBy.among }))),
      ...(outcome.complete ? [] : text("note", ...writer.say("summary.teaser"))),
      ...(outcome.whole ? text("note", ...writer.say("summary.whole")) : []),
      ...row(
        ...more(writer, citation, ["quote", "facts"]),
        ...other("button.shorter", LENGTHS[at - 1]),
        ...other("button.longer", LENGTHS[at + 1]),
      ),
      ...menu(writer.say("menu.more"), choices),
    ],
    count: [],
    citations: [citation],
    itemsPerPage: Number.POSITIVE_INFINITY,
  };
}
