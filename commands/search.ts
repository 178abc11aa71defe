import type { Command } from "../src/answer/command.ts";
import { filterOf, textOption } from "../src/answer/options.ts";
import { articles } from "../src/answer/search.ts";
import { completeSource, narrowing } from "./options.ts";

export default {
  name: "search",
  description: "Articles with these words, best first",
  options: {
    words: { description: "Words; a phrase in quotation marks is searched as it is", type: "text", required: true },
    ...narrowing,
  },
  complete: { source: completeSource },
  archiveOnly: true,
  async run(request, { archive }) {
    const read = filterOf(request);
    if ("wrong" in read) return read.wrong;
    const words = textOption(request, "words");
    if (words === undefined) return { kind: "wrong", option: "words", wants: "words" };
    return articles(archive, words, read.filter);
  },
} satisfies Command;
