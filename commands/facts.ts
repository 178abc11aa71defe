import type { Command, Request } from "../src/answer/command.ts";
import { facts } from "../src/answer/facts.ts";
import { filterOf, textOption } from "../src/answer/options.ts";
import { suggestFigured } from "../src/answer/suggest-figured.ts";
import { FACT_KINDS, type FactKind } from "../src/language/analysis.ts";
import { article, completeArticle, completeSource, given, narrowing, topic } from "./options.ts";

const kindOf = (request: Request): FactKind | undefined => FACT_KINDS.find((known) => known === textOption(request, "kind"));

export default {
  name: "facts",
  description: "Figures, dates and roles, each inside its sentence",
  options: { article, topic, kind: { description: "Only this kind of fact", type: "text", choices: FACT_KINDS }, ...narrowing },
  complete: {
    article: completeArticle,
    source: completeSource,
    topic: (typed, request, { archive }) => suggestFigured(archive, typed, given(request), kindOf(request)),
  },
  archiveOnly: true,
  async run(request, { archive }) {
    const read = filterOf(request);
    if ("wrong" in read) return read.wrong;
    return facts(archive, {
      article: textOption(request, "article"),
      topic: textOption(request, "topic"),
      kind: kindOf(request),
      filter: read.filter,
    });
  },
} satisfies Command;
