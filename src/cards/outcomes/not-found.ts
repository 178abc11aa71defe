import type { Request } from "../../answer/command.ts";
import type { Outcome, Suggestion } from "../../answer/outcome.ts";
import type { Holdings } from "../../index/archive.ts";
import { type Card, note, row } from "../card.ts";
import { echo, short } from "../cut.ts";
import { date } from "../figures.ts";
import { inLanguageOf } from "../localised-commands.ts";
import type { Block, Part } from "../parts.ts";
import { ELLIPSIS, LONGEST, text, type Writer } from "../writer.ts";
import { titled } from "./passages.ts";
import { asked, foot, more } from "./results.ts";

/** How much was looked through. */
export function searched(writer: Writer, { articles, earliest, latest }: Holdings): Part[] {
  const from = date(earliest, writer.locale);
  const to = date(latest, writer.locale);
  if (from.length === 0 || to.length === 0) return writer.say("nothing.holdings", { count: articles });
  return writer.say("nothing.between", { count: articles, earliest: from, latest: to });
}

/** The same request with what was chosen; a command that takes no article shows the one that was chosen. */
function instead(request: Request, { value, label }: Suggestion): Request {
  const option = label.field === "title" ? "article" : "speaker";
  const takes = option === "speaker" || !["search", "ask", "check"].includes(request.command);
  const command = takes ? request.command : "summary";
  return { ...request, command, page: 0, options: takes ? { ...request.options, [option]: value } : { article: value } };
}

function menu(writer: Writer, suggestions: readonly Suggestion[]): Block[] {
  const choices = suggestions
    .slice(0, writer.limits.choices)
    .map((suggestion) =>
      writer.choice(instead(writer.view.request, suggestion), short(suggestion.label, writer.limits.label - ELLIPSIS, false)),
    );
  return choices.length === 0 ? [] : [{ kind: "menu", prompt: writer.say("menu.choose"), choices }];
}

/** Not in what we hold: what was looked through, and what comes nearest. */
export function nothing(writer: Writer, outcome: Extract<Outcome, { kind: "nothing" }>): Card {
  const { nearest, citations } = outcome;
  return {
    tone: "absent",
    head: [
      ...text("heading", ...writer.say("nothing.title")),
      ...text("line", ...asked(writer, outcome.asked)),
      ...text("note", ...searched(writer, outcome.holdings)),
      ...text("note", ...writer.say("nothing.never")),
      ...(nearest.length > 0 ? [...text("line", ...writer.say("nothing.nearest")), ...menu(writer, nearest)] : []),
      ...(citations.length > 0 ? text("line", ...writer.say("nothing.articles")) : []),
    ],
    entries: citations.map((citation) => writer.source(citation, null)),
    foot: citations.length === 1 || nearest.length === 0 ? foot(writer, citations, ["summary", "quote"]) : [],
    citations,
    most: 5,
  };
}

/** More than one speaker or article fits: which? */
export function ambiguous(writer: Writer, outcome: Extract<Outcome, { kind: "ambiguous" }>): Card {
  return note(
    "plain",
    ...text("line", ...writer.say(`ambiguous.${outcome.what}`)),
    ...text("note", ...asked(writer, outcome.asked)),
    ...menu(writer, outcome.choices),
  );
}

/** The article is held, and there is nothing of that kind to show of it. */
export function unread(writer: Writer, { citation, why }: Extract<Outcome, { kind: "unread" }>): Card {
  const card = note(
    "absent",
    ...titled(citation),
    ...text("line", ...writer.say(`unread.${why}`)),
    ...writer.source(citation, null, "untitled"),
    ...row(...more(writer, citation, why === "none" ? ["summary", "quote", "facts"] : ["quote"]), ...writer.read(citation)),
  );
  return { ...card, citations: [citation] };
}

/** What a button or an id stood for is no more. */
export const stale = (writer: Writer, { why }: Extract<Outcome, { kind: "stale" }>): Card =>
  note("absent", ...text("line", ...writer.say(`stale.${why}`)));

/** An option as the asker's Discord shows it. */
const named = ({ locale, view }: Writer, option: string): Part[] =>
  echo(inLanguageOf(locale, `${view.request.command}.${option}.name`, option), LONGEST.name);

/** An option that cannot be read as it was given: what it wants. */
export const wrong = (writer: Writer, { option, wants, asked: given }: Extract<Outcome, { kind: "wrong" }>): Card =>
  note(
    "absent",
    ...text("line", ...writer.say(`wrong.${wants}`, { option: named(writer, option) })),
    ...text("note", ...asked(writer, given)),
  );
