import type { Outcome, SourceState } from "../../answer/outcome.ts";
import { type Card, type Item, note } from "../card.ts";
import { short } from "../cut.ts";
import { date } from "../figures.ts";
import type { Part } from "../parts.ts";
import { dotted, LONGEST, text, type Writer } from "../writer.ts";

/** `/add`: what became of an address. */
export function added(writer: Writer, outcome: Extract<Outcome, { kind: "added" }>): Card {
  const { added: all, refused } = outcome;
  const reasons = refused.slice(0, 5).flatMap((reason) => text("note", ...writer.say("added.refused", { reason: ours(reason) })));
  return {
    tone: all.length > 0 ? "plain" : "absent",
    head: [...(all.length === 0 && refused.length === 0 ? text("line", ...writer.say("added.nothing")) : []), ...reasons],
    items: all.map(
      ({ citation, outcome: became }): Item => [
        ...text("line", ...writer.say(`added.${became}`, { title: short(citation.title, LONGEST.title, true) })),
        ...writer.source(citation, null),
      ],
    ),
    foot: [],
    count: [],
    // None: copying would run `/add` again.
    citations: [],
    itemsPerPage: 8,
  };
}

/** `/sources`: each feed and folder with its state. */
export function sources(writer: Writer, all: readonly SourceState[]): Card {
  if (all.length === 0) return note("plain", ...text("line", ...writer.say("sources.none")));
  return {
    tone: "plain",
    head: text("heading", ...writer.say("sources.title")),
    items: all.map((source): Item => [...text("line", ...ours(source.place)), ...text("note", ...state(writer, source))]),
    foot: [],
    count: [],
    citations: [],
    itemsPerPage: 10,
  };
}

function state(writer: Writer, { kind, missing, fetched, articles, failures, error }: SourceState): Part[] {
  if (kind === "folder") return writer.say(missing ? "sources.missing" : "sources.folder");
  const last = date(fetched, writer.locale, "time");
  return dotted(
    last.length === 0 ? writer.say("sources.never") : writer.say("sources.fetched", { when: last }),
    writer.say("articles.count", { count: articles }),
    error === null ? [] : writer.say("sources.failed", { count: failures, reason: ours(error) }),
  );
}

/** A text from our own configuration or errors: neither news nor the asker's words. */
const ours = (text: string): Part[] => [{ kind: "figure", text: text.slice(0, LONGEST.echo), instant: null }];
