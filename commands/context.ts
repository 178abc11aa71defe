import type { Command } from "../src/answer/command.ts";
import { context, placeIn } from "../src/answer/context.ts";

export default {
  name: "context",
  description: "The sentences around a place in an article",
  hidden: true,
  options: {
    article: { description: "The article's id", type: "text", required: true },
    revision: { description: "Its revision", type: "text", required: true },
    place: { description: "Offsets, such as 120-240", type: "text", required: true },
  },
  archiveOnly: true,
  async run(request, { archive }) {
    return context(archive, placeIn(request));
  },
} satisfies Command;
