import type { Command } from "../src/answer/command.ts";
import { compare } from "../src/answer/compare.ts";
import { filterOf, textOption } from "../src/answer/options.ts";
import { article, completeArticle, completeSource, completeTopic, narrowing, topic } from "./options.ts";

export default {
  name: "compare",
  description: "One event in different papers: figures that differ, quotations cut differently",
  options: { topic, article, ...narrowing },
  complete: { topic: completeTopic, article: completeArticle, source: completeSource },
  archiveOnly: true,
  async run(request, { archive }) {
    const read = filterOf(request);
    if ("wrong" in read) return read.wrong;
    return compare(archive, {
      topic: textOption(request, "topic"),
      article: textOption(request, "article"),
      filter: read.filter,
    });
  },
} satisfies Command;
