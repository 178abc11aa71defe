import type { Figure, Outcome } from "../../answer/outcome.ts";
import { type Card, type Entry, row, run } from "../card.ts";
import { runOf, short } from "../cut.ts";
import { value } from "../figures.ts";
import type { Block } from "../parts.ts";
import { dotted, LONGEST, text, type Writer } from "../writer.ts";
import { counted, foot } from "./results.ts";

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

function reading(writer: Writer, { figure, kind, value: read, unit, about, of, hedge }: Figure): Block[] {
  const worked = value(read, kind, unit, writer.locale);
  return text(
    "note",
    ...dotted(
      short(figure, LONGEST.phrase),
      writer.say("facts.value", { kind: writer.say(`facts.kind.${kind}`), value: worked }),
      about === null ? [] : writer.say("facts.about", { about: short(about, LONGEST.phrase) }),
      of === null ? [] : writer.say("facts.of", { of: short(of, LONGEST.phrase) }),
      hedge === null ? [] : writer.say("facts.hedge", { hedge: short(hedge, LONGEST.phrase) }),
    ),
  );
}

/** Figures, each inside its sentence, with what we read it as. */
export function facts(writer: Writer, outcome: Extract<Outcome, { kind: "facts" }>): Card {
  const entries = bySentence(outcome.figures).map((figures): Entry => {
    const [{ sentence, citation }] = figures;
    return [
      ...run(
        runOf(
          sentence,
          figures.map(({ figure }) => figure),
        ),
      ),
      ...figures.slice(0, 4).flatMap((figure) => reading(writer, figure)),
      ...writer.source(citation, sentence),
      ...row(writer.context(sentence)),
    ];
  });
  const citations = outcome.figures.map(({ citation }) => citation);
  return {
    tone: "plain",
    head: [],
    entries,
    foot: [
      ...counted(writer, "facts.count", outcome.figures.length, outcome.asked),
      ...foot(writer, citations, ["summary", "quote"]),
    ],
    citations,
    most: 3,
  };
}
