import { sourceOf } from "../src/answer/citations.ts";
import type { Command } from "../src/answer/command.ts";
import { textOption } from "../src/answer/options.ts";
import { alertOf } from "../src/tell/alert.ts";

/** Draws a post again for its buttons: another page, or the page as plain text. */
export default {
  name: "alert",
  description: "What an article has for some follows",
  hidden: true,
  options: {
    article: { description: "The article's id", type: "text", required: true },
    follows: { description: "Ids of follows", type: "text", required: true },
  },
  async run(request, { archive, following }) {
    const source = await sourceOf(archive, textOption(request, "article") ?? "");
    const ids = (textOption(request, "follows") ?? "").split(" ").map(Number);
    const kept = await Promise.all(ids.map((id) => following?.follows.get(id) ?? null));
    if (source === null) return { kind: "stale", why: "withdrawn" };
    return alertOf(
      source,
      kept.flatMap((follow) => (follow ? [follow.conditions] : [])),
    );
  },
} satisfies Command;
