import type { Citation } from "../../answer/outcome.ts";
import type { Excerpt } from "../../article/excerpt.ts";
import { distinct, menu, row } from "../card.ts";
import type { Block, Button } from "../parts.ts";
import type { Writer } from "../writer.ts";

/** What else there is of an article: a button for each command named. */
export function more(writer: Writer, citation: Citation, commands: readonly ("summary" | "quote" | "facts")[]): Button[] {
  const label = { summary: "button.summary", quote: "button.quotes", facts: "button.facts" } as const;
  return commands.map((command) => writer.ask(label[command], command, { article: citation.article }));
}

/** What a list of results from one article offers on every page; where there are several, each result has its own offers. */
export function foot(
  writer: Writer,
  citations: readonly Citation[],
  commands: readonly ("summary" | "quote" | "facts")[],
): Block[] {
  const [only, ...rest] = distinct(citations);
  return only && rest.length === 0 ? row(...more(writer, only, commands)) : [];
}

/** What one result of a list offers: its context and, where the list is from several articles, a summary of its own. */
export const offers = (writer: Writer, one: boolean, citation: Citation, words: Excerpt | null): Block[] => [
  ...(words === null ? [] : row(writer.context(words))),
  ...(one ? [] : menu(writer.say("menu.more"), [writer.article(citation, "summary")])),
];
