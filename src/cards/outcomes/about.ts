import type { Outcome } from "../../answer/outcome.ts";
import { type Card, note } from "../card.ts";
import { date, named, percent } from "../figures.ts";
import { inLanguageOf } from "../localised-commands.ts";
import type { Block, Part } from "../parts.ts";
import { dotted, text, type Writer } from "../writer.ts";

/** The commands `/help` explains; the others it only names. */
const EXPLAINED = ["ask", "summary", "quote", "facts", "search", "check"];

/** A command's name, clickable if Discord's id of it is known. */
function mention({ view: { commandIds = {} } }: Writer, name: string): Part {
  const id = commandIds[name];
  return { kind: "wording", text: `/${name}`, ...(id === undefined ? {} : { command: { name, id } }) };
}

/** A line for each command explained, and one that names the others. */
function commands(writer: Writer): Block[] {
  const all = writer.view.commands ?? [];
  const explained = EXPLAINED.flatMap((name) => all.find((command) => command.name === name) ?? []);
  const others = all.filter((command) => !explained.includes(command));
  return [
    ...explained.flatMap(({ name, description }) => {
      const does = inLanguageOf(writer.locale, `${name}.description`, description);
      return text("line", mention(writer, name), { kind: "wording", text: ` – ${does}` });
    }),
    ...text("line", ...writer.say("help.also", { commands: dotted(...others.map(({ name }) => [mention(writer, name)])) })),
  ];
}

/** Commands in the Apps menu of a message. */
function menus(writer: Writer): Block[] {
  const { commands: all = [], forms } = writer.view;
  if (!forms) return [];
  return all.flatMap(({ name, onMessage }) => {
    if (onMessage === undefined) return [];
    const menu: Part = { kind: "wording", text: inLanguageOf(writer.locale, `${name}.menu`, onMessage.name) };
    return text("note", ...writer.say("help.menu", { menu: [menu] }));
  });
}

/** `/help`: what the bot does and how to read its replies. */
export function help(writer: Writer): Card {
  return note(
    "plain",
    ...text("line", ...writer.say("help.promise")),
    ...commands(writer),
    ...menus(writer),
    ...text("note", ...writer.say("help.talk")),
  );
}

/** The version, on Discord the latency, and whether the index lags behind its record. */
function program({ view: { running }, say }: Writer): Part[] {
  if (running === undefined) return [];
  const version: Part = { kind: "figure", text: running.version, instant: null };
  return dotted(
    say("about.version", { version: [version] }),
    running.latency === null ? [] : say("about.latency", { milliseconds: running.latency }),
    running.behind === null ? say("about.away") : running.behind > 0 ? say("about.behind", { changes: running.behind }) : [],
  );
}

/** The model that chooses answers, and what it is sent. */
function chooser({ say }: Writer, { model, host }: NonNullable<Extract<Outcome, { kind: "about" }>["reader"]>): Part[] {
  return host === null
    ? say("about.reader.local", { model: named(model) })
    : say("about.reader.remote", { model: named(model), host: named(host) });
}

/** `/about`: the size of the archive, and what is stored about users. */
export function about(writer: Writer, { holdings, reader }: Extract<Outcome, { kind: "about" }>): Card {
  const { articles, quotations, sources, earliest, latest } = holdings;
  const from = date(earliest, writer.locale);
  const to = date(latest, writer.locale);
  return note(
    "plain",
    ...text("heading", ...writer.say("about.title")),
    ...text(
      "line",
      ...dotted(
        writer.say("about.articles", { count: articles }),
        from.length > 0 && to.length > 0 ? writer.say("about.dates", { earliest: from, latest: to }) : [],
        writer.say("about.quotations", { count: quotations }),
        writer.say("about.sources", { count: sources.length }),
      ),
    ),
    ...text("line", ...program(writer)),
    ...text("note", ...writer.say("about.kept")),
    ...(reader === null ? [] : text("note", ...chooser(writer, reader))),
    ...text("note", ...writer.say("about.share", { share: percent(writer.view.share, writer.locale) })),
  );
}
