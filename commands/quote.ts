import type { Command } from "../src/answer/command.ts";
import { filterOf, textOption } from "../src/answer/options.ts";
import { quotes } from "../src/answer/quotes.ts";
import {
  article,
  completeArticle,
  completeSource,
  completeSpeaker,
  completeTopic,
  narrowing,
  speaker,
  topic,
} from "./options.ts";

export default {
  name: "quote",
  description: "Who said what, word for word",
  options: { speaker, topic, article, ...narrowing },
  complete: { speaker: completeSpeaker, topic: completeTopic, article: completeArticle, source: completeSource },
  archiveOnly: true,
  async run(request, { archive }) {
    const read = filterOf(request);
    if ("wrong" in read) return read.wrong;
    const [who, about, where] = ["speaker", "topic", "article"].map((option) => textOption(request, option));
    return quotes(archive, { speaker: who, topic: about, article: where, filter: read.filter });
  },
} satisfies Command;
