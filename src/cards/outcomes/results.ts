import type { Asked, Citation } from "../../answer/outcome.ts";
import { isId } from "../../article/identity.ts";
import { distinct, row } from "../card.ts";
import { echo } from "../cut.ts";
import type { Block, Button, Part } from "../parts.ts";
import type { Key } from "../wording.ts";
import { dotted, LONGEST, text, type Writer } from "../writer.ts";

const ASKED: Readonly<Record<string, Key>> = {
  speaker: "asked.speaker",
  topic: "asked.topic",
  article: "asked.article",
  question: "asked.question",
  words: "asked.words",
  quote: "asked.quote",
  since: "asked.since",
  until: "asked.until",
  source: "asked.source",
};

/** What was asked, in the asker's words; an article's id is none of them but stands behind a button or a suggestion. */
export function asked(writer: Writer, request: Asked): Part[] {
  return dotted(
    ...Object.entries(request).map(([option, words]) => {
      const key = option === "article" && isId(words) ? undefined : ASKED[option];
      const said = echo(words, LONGEST.echo);
      return key === undefined || said.length === 0 ? [] : writer.say(key, { echo: said });
    }),
  );
}

/** What else there is of an article: a button for each command named. */
export function more(writer: Writer, citation: Citation, commands: readonly ("summary" | "quote" | "facts")[]): Button[] {
  const label = { summary: "button.summary", quote: "button.quotes", facts: "button.facts" } as const;
  return commands.map((command) => writer.ask(label[command], command, { article: citation.article }));
}

/** The foot of a list of results: more of the article where it is one, a menu of the articles where they are several. */
export function foot(
  writer: Writer,
  citations: readonly Citation[],
  commands: readonly ("summary" | "quote" | "facts")[],
): Block[] {
  const articles = distinct(citations);
  const [only] = articles;
  if (only === undefined) return [];
  if (articles.length === 1) return row(...more(writer, only, commands), ...writer.read(only));
  return [
    {
      kind: "menu",
      prompt: writer.say("menu.more"),
      choices: articles.slice(0, writer.limits.choices).map((citation) => writer.article(citation, "summary")),
    },
  ];
}

/** The quiet line that counts results and says what was asked. */
export const counted = (writer: Writer, count: Key, results: number, request: Asked): Block[] =>
  text("note", ...dotted(writer.say(count, { count: results }), asked(writer, request)));
