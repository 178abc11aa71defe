import { changes } from "../src/answer/changes.ts";
import type { Command } from "../src/answer/command.ts";
import { filterOf, textOption } from "../src/answer/options.ts";
import { suggestArticles } from "../src/answer/suggest.ts";
import { article } from "./options.ts";

export default {
  name: "changes",
  description: "What was added to an article, taken out or altered since it was first held",
  options: {
    article: { ...article, required: true },
    since: { description: "Changed on or after this day, such as 2014-11-28 or 2014", type: "text" },
  },
  complete: { article: (typed, _, { archive }) => suggestArticles(archive, typed) },
  archiveOnly: true,
  async run(request, { archive }) {
    const read = filterOf(request);
    if ("wrong" in read) return read.wrong;
    return changes(archive, textOption(request, "article") ?? "", read.filter.since);
  },
} satisfies Command;
