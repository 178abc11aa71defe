import type { Figure, Outcome } from "../../answer/outcome.ts";
import { holds } from "../../text/span.ts";
import { type Card, distinct, drafts, type Item } from "../card.ts";
import { clippingOf, short } from "../cut.ts";
import { value } from "../figures.ts";
import type { Block } from "../parts.ts";
import { dotted, LONGEST, text, type Writer } from "../writer.ts";
import { foot, offers } from "./results.ts";

/** Figures of one sentence, one after the other in the list, share it. */
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

/** What the figure is read as; words that stand in the figure itself are not said again. */
function reading(writer: Writer, { figure, kind, value: read, unit, about, of, hedge }: Figure): Block[] {
  const worked = value(read, kind, unit, writer.locale);
  const noun = about !== null && holds(figure, about) ? null : about;
  const dated = kind === "date" || kind === "time";
  const name = dated || (of !== null && (holds(figure, of) || of.text === noun?.text)) ? null : of;
  return text(
    "note",
    ...dotted(
      short(figure, LONGEST.phrase),
      writer.say(`facts.kind.${kind}`),
      worked,
      noun === null ? [] : writer.say("facts.about", { about: short(noun, LONGEST.phrase) }),
      name === null ? [] : writer.say("facts.of", { of: short(name, LONGEST.phrase) }),
      hedge === null ? [] : writer.say("facts.hedge", { hedge: short(hedge, LONGEST.phrase) }),
    ),
  );
}

/** Figures, each inside its sentence, with what we read it as. */
export function facts(writer: Writer, outcome: Extract<Outcome, { kind: "facts" }>): Card {
  const citations = outcome.figures.map(({ citation }) => citation);
  const [only, ...rest] = distinct(citations);
  const one = rest.length === 0;
  const items = bySentence(outcome.figures).map((figures): Item => {
    const [{ sentence, citation }] = figures;
    return [
      ...drafts(
        clippingOf(
          sentence,
          figures.map(({ figure }) => figure),
        ),
      ),
      ...figures.slice(0, 2).flatMap((figure) => reading(writer, figure)),
      ...(one ? [] : writer.source(citation, sentence)),
      ...offers(writer, one, citation, sentence),
    ];
  });
  return {
    tone: "plain",
    head: only && one ? writer.headline(only, outcome.figures[0]!.sentence) : [],
    items,
    foot: foot(writer, citations, ["summary", "quote"]),
    count: writer.say("facts.count", { count: outcome.figures.length }),
    citations,
    itemsPerPage: 3,
  };
}
