import { changes } from "../src/answer/changes.ts";
import type { Command } from "../src/answer/command.ts";
import { textOption } from "../src/answer/options.ts";
import { article, completeArticle } from "./options.ts";

export default {
  name: "changes",
  description: "What was added to an article, taken out or altered since it was first held",
  options: { article: { ...article, required: true } },
  complete: { article: completeArticle },
  async run(request, { archive }) {
    return changes(archive, textOption(request, "article") ?? "");
  },
} satisfies Command;
