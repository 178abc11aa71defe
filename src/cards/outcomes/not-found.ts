import type { Request } from "../../answer/command.ts";
import type { Outcome, Suggestion } from "../../answer/outcome.ts";
import type { Holdings } from "../../index/archive.ts";
import { type Card, distinct, menu, note, row } from "../card.ts";
import { echo, short } from "../cut.ts";
import { date } from "../figures.ts";
import { inLanguageOf } from "../localised-commands.ts";
import { type Block, type Part, plain } from "../parts.ts";
import { number } from "../wording.ts";
import { ELLIPSIS, LONGEST, text, type Writer } from "../writer.ts";
import { foot, more, offers } from "./results.ts";

/** How much was searched. */
export function searched(writer: Writer, { articles, earliest, latest }: Holdings): Part[] {
  const from = date(earliest, writer.locale);
  const to = date(latest, writer.locale);
  if (from.length === 0 || to.length === 0 || plain(from) === plain(to))
    return writer.say("nothing.holdings", { count: articles });
  return writer.say("nothing.between", { count: articles, earliest: from, latest: to });
}

/** How many articles are still to be read again, since an earlier version read them. */
function rereading(writer: Writer, { articles, outdated }: Holdings): Block[] {
  if (outdated === 0) return [];
  const all: Part = { kind: "figure", text: number(articles, writer.locale), instant: null };
  return text("note", ...writer.say("nothing.outdated", { count: outdated, all: [all] }));
}

/** The options that take a person, by command; `speaker` elsewhere. */
const PERSON: Readonly<Record<string, string>> = { person: "name", follow: "person", timeline: "person" };

/** The same request with the choice as speaker or article; a summary of the article for commands that take none. */
function instead(request: Request, { value, label }: Suggestion): Request {
  const option = label.field === "title" ? "article" : (PERSON[request.command] ?? "speaker");
  const takes = option !== "article" || !["search", "ask", "check", "people", "person"].includes(request.command);
  const command = takes ? request.command : "summary";
  return { ...request, command, page: 0, options: takes ? { ...request.options, [option]: value } : { article: value } };
}

/** A menu of near misses: each repeats the request with that speaker or article. */
function suggested(writer: Writer, suggestions: readonly Suggestion[]): Block[] {
  const choices = suggestions
    .slice(0, writer.limits.choices)
    .map((suggestion) =>
      writer.choice(instead(writer.view.request, suggestion), short(suggestion.label, writer.limits.label - ELLIPSIS, false)),
    );
  return menu(writer.say("menu.choose"), choices);
}

/** Nothing found: how much was searched, and what comes nearest. */
export function nothing(writer: Writer, outcome: Extract<Outcome, { kind: "nothing" }>): Card {
  const { nearest, citations } = outcome;
  return {
    tone: "absent",
    head: [
      ...text("heading", ...writer.say("nothing.title")),
      ...text("note", ...searched(writer, outcome.holdings)),
      ...rereading(writer, outcome.holdings),
      ...(nearest.length > 0 ? [...text("line", ...writer.say("nothing.nearest")), ...suggested(writer, nearest)] : []),
      ...(citations.length > 0 ? text("line", ...writer.say("nothing.articles")) : []),
    ],
    items: citations.map((citation) => [
      ...writer.source(citation, null),
      ...offers(writer, distinct(citations).length === 1, citation, null),
    ]),
    foot: foot(writer, citations, ["summary", "quote"]),
    count: [],
    citations,
    itemsPerPage: 5,
  };
}

/** Several speakers or articles match: asks which is meant. */
export function ambiguous(writer: Writer, outcome: Extract<Outcome, { kind: "ambiguous" }>): Card {
  return note("plain", ...text("line", ...writer.say(`ambiguous.${outcome.what}`)), ...suggested(writer, outcome.choices));
}

/** The article is held but has nothing of the kind asked for. */
export function unread(writer: Writer, { citation, why }: Extract<Outcome, { kind: "unread" }>): Card {
  const card = note("absent", ...writer.headline(citation), ...text("line", ...writer.say(`unread.${why}`)));
  const commands = why === "none" ? (["summary", "quote", "facts"] as const) : (["quote"] as const);
  return { ...card, foot: row(...more(writer, citation, commands)), citations: [citation] };
}

/** A button or citation that no longer leads anywhere. */
export const stale = (writer: Writer, { why }: Extract<Outcome, { kind: "stale" }>): Card =>
  note("absent", ...text("line", ...writer.say(`stale.${why}`)));

/** An option's name in the asker's Discord language. */
const named = ({ locale, view }: Writer, option: string): Part[] =>
  echo(inLanguageOf(locale, `${view.request.command}.${option}.name`, option), LONGEST.name);

/** An option that cannot be read, and what it should be. */
export const wrong = (writer: Writer, { option, wants }: Extract<Outcome, { kind: "wrong" }>): Card =>
  note("absent", ...text("line", ...writer.say(`wrong.${wants}`, { option: named(writer, option) })));
