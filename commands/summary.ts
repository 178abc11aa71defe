import type { Command } from "../src/answer/command.ts";
import { textOption } from "../src/answer/options.ts";
import { summary } from "../src/answer/summary.ts";
import type { SummaryLength } from "../src/language/analysis.ts";
import { article, completeArticle } from "./options.ts";

const lengths = ["short", "medium", "long"] as const satisfies SummaryLength[];

export default {
  name: "summary",
  description: "An article's key sentences, word for word",
  options: { article: { ...article, required: true }, length: { description: "How much of it", type: "text", choices: lengths } },
  complete: { article: completeArticle },
  archiveOnly: true,
  async run(request, { archive, chooseSummary }) {
    const length = lengths.find((known) => known === textOption(request, "length")) ?? "medium";
    return summary(archive, textOption(request, "article") ?? "", length, chooseSummary);
  },
} satisfies Command;
