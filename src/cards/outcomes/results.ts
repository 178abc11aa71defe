import type { Citation } from "../../answer/outcome.ts";
import type { Excerpt } from "../../article/excerpt.ts";
import { distinct, menu, row } from "../card.ts";
import type { Block, Button } from "../parts.ts";
import type { Writer } from "../writer.ts";

/** Buttons for more of an article, one for each command. */
export function more(writer: Writer, citation: Citation, commands: readonly ("summary" | "quote" | "facts")[]): Button[] {
  const label = { summary: "button.summary", quote: "button.quotes", facts: "button.facts" } as const;
  return commands.map((command) => writer.ask(label[command], command, { article: citation.article }));
}

/** What a list offers on every page if all its results are from one article; otherwise each result has its own offers. */
export function foot(
  writer: Writer,
  citations: readonly Citation[],
  commands: readonly ("summary" | "quote" | "facts")[],
): Block[] {
  const [only, ...rest] = distinct(citations);
  return only && rest.length === 0 ? row(...more(writer, only, commands)) : [];
}

/** What one result offers: its context and, in a list from several articles, a summary of its article. */
export const offers = (writer: Writer, single: boolean, citation: Citation, words: Excerpt | null): Block[] => [
  ...(words === null ? [] : row(writer.context(words))),
  ...(single ? [] : menu(writer.say("menu.more"), [writer.article(citation, "summary")])),
];
