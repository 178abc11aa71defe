import type { Command } from "../src/answer/command.ts";
import { context } from "../src/answer/context.ts";
import { askedOf, textOption } from "../src/answer/options.ts";

export default {
  name: "context",
  description: "The sentences around a place in an article",
  hidden: true,
  options: {
    article: { description: "The article's id", type: "text", required: true },
    revision: { description: "Its revision", type: "text", required: true },
    place: { description: "Offsets, such as 120-240", type: "text", required: true },
  },
  async run(request, { archive }) {
    const [start, end] = (textOption(request, "place") ?? "").split("-").map(Number);
    const place = {
      article: textOption(request, "article") ?? "",
      revision: textOption(request, "revision") ?? "",
      start: start ?? -1,
      end: end ?? -1,
    };
    return context(archive, place, askedOf(request));
  },
} satisfies Command;
