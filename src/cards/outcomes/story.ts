import type { Outcome } from "../../answer/outcome.ts";
import { type Card, menu, row } from "../card.ts";
import { short } from "../cut.ts";
import type { Part } from "../parts.ts";
import { LONGEST, text, type Writer } from "../writer.ts";
import { passages } from "./passages.ts";
import { more } from "./results.ts";

/** The story, if no sentence answers: headline, sentences, voices, and other articles on it. */
export function story(
  writer: Writer,
  { topic, citation, passages: all, voices, also }: Extract<Outcome, { kind: "story" }>,
): Card {
  const comma: Part = { kind: "wording", text: ", " };
  const names = voices.flatMap((name, index): Part[] => [...(index > 0 ? [comma] : []), ...short(name, LONGEST.name)]);
  const choices = also.map((other) => writer.article(other, "summary"));
  return {
    tone: "plain",
    head: [...(topic ? [] : text("note", ...writer.say("story.title"))), ...writer.headline(citation, all[0]?.excerpt)],
    // Names are words of the article, so they count towards its share.
    items: [...passages(all, []), ...(names.length > 0 ? [text("note", ...writer.say("story.voices", { names }))] : [])],
    foot: [...row(...more(writer, citation, ["summary", "quote"])), ...menu(writer.say("menu.more"), choices)],
    count: [],
    citations: [citation, ...also],
    itemsPerPage: Number.POSITIVE_INFINITY,
  };
}
