import type { Figure, Outcome } from "../../answer/outcome.ts";
import type { FactKind } from "../../language/analysis.ts";
import { holds } from "../../text/span.ts";
import { type Card, distinct, drafts, type Item } from "../card.ts";
import { around, clippingOf, short } from "../cut.ts";
import { value } from "../figures.ts";
import type { Block, Part } from "../parts.ts";
import { dotted, LONGEST, text, type Writer } from "../writer.ts";
import { foot, offers } from "./results.ts";

/** Consecutive figures of one sentence, grouped. */
function bySentence(figures: readonly Figure[]): [Figure, ...Figure[]][] {
  const groups: [Figure, ...Figure[]][] = [];
  for (const figure of figures) {
    const last = groups.at(-1);
    const same = last?.[0].sentence;
    const { article, revision, start } = figure.sentence;
    if (same?.article === article && same.revision === revision && same.start === start) last?.push(figure);
    else groups.push([figure]);
  }
  return groups;
}

/** A figure, what it measures, of what and when; words already in the figure are not repeated. */
function reading(writer: Writer, { figure, kind, value: read, unit, about, of, when }: Figure): Block[] {
  const more = [about, of, when].filter((words) => words !== null && !holds(figure, words));
  const named = [...new Map(more.map((words) => [words?.text, short(words, LONGEST.phrase)])).values()];
  const dated = kind === "date" || kind === "time";
  const day: Part[] = dated ? value(read, kind, unit, writer.locale) : [];
  return text("note", ...dotted(short(figure, LONGEST.phrase), day, ...(dated ? named.slice(0, 1) : named)));
}

/** At most this many figures of a sentence are read out; ASIDE kinds only if there are no others. */
const READ = 2;
const ASIDE: readonly FactKind[] = ["date", "time", "role"];

/** A sentence is cut this many words after its last figure. */
const BEHIND = 12;

/** `/facts`: each figure inside its sentence, with what it measures. */
export function facts(writer: Writer, outcome: Extract<Outcome, { kind: "facts" }>): Card {
  const citations = outcome.figures.map(({ citation }) => citation);
  const [only, ...rest] = distinct(citations);
  const single = rest.length === 0;
  const items = bySentence(outcome.figures).map((figures): Item => {
    const [{ sentence, citation }] = figures;
    const spans = figures.map(({ figure }) => figure);
    const clipping = clippingOf(sentence, spans);
    const central = figures.filter(({ kind }) => !ASIDE.includes(kind));
    const read = (central.length > 0 ? central : figures).slice(0, READ);
    const others = read[0]!.also.length;
    return [
      ...read.flatMap((figure) => reading(writer, figure)),
      ...drafts(clipping && around(clipping, BEHIND, Number.POSITIVE_INFINITY)),
      ...(single ? [] : writer.source(citation, sentence, ...(others > 0 ? writer.say("facts.also", { count: others }) : []))),
      ...offers(writer, single, citation, sentence),
    ];
  });
  return {
    tone: "plain",
    head: only && single ? writer.headline(only, outcome.figures[0]!.sentence) : [],
    items,
    foot: foot(writer, citations, ["summary", "quote"]),
    count: writer.say("facts.count", { count: outcome.figures.length }),
    citations,
    itemsPerPage: 3,
  };
}
