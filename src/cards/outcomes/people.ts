import type { ListedPerson, Outcome } from "../../answer/outcome.ts";
import { type Card, drafts, type Item, menu, row } from "../card.ts";
import { clippingOf, short } from "../cut.ts";
import type { Block, MenuChoice, Part } from "../parts.ts";
import { dotted, ELLIPSIS, LONGEST, text, type Writer } from "../writer.ts";
import { attribution } from "./attribution.ts";

const COMMA: Part = { kind: "wording", text: ", " };

/** A menu choice that opens a person. */
const opening = (writer: Writer, { key, name, quotations, articles }: ListedPerson): MenuChoice =>
  writer.choice(
    { command: "person", options: { name: key }, page: 0, locale: writer.locale },
    short(name, writer.limits.label - ELLIPSIS, false),
    counts(writer, quotations, articles),
  );

const counts = (writer: Writer, quotations: number, articles: number): Part[] =>
  dotted(writer.say("quotes.count", { count: quotations }), writer.say("articles.count", { count: articles }));

/** A person on one line, the counts on the next. */
function line(writer: Writer, { name, role, quotations, articles }: ListedPerson): Block[] {
  const [named, titled] = [short(name, LONGEST.name), short(role, LONGEST.role, false)];
  return [
    ...text("line", ...(titled.length === 0 ? named : writer.say("said.role", { name: named, role: titled }))),
    ...text("note", ...counts(writer, quotations, articles)),
  ];
}

/** `/people`: who is quoted, with a menu that opens each. */
export function people(writer: Writer, { people: all }: Extract<Outcome, { kind: "people" }>): Card {
  return {
    tone: "plain",
    head: [],
    items: all.map((one): Item => [...line(writer, one), ...menu(writer.say("menu.more"), [opening(writer, one)])]),
    foot: [],
    count: writer.say("people.count", { count: all.length }),
    citations: all.map(({ citation }) => citation),
    itemsPerPage: 8,
  };
}

/** Excerpts in one line, with commas between. */
const listed = (all: readonly Parameters<typeof short>[0][], longest: number): Part[] =>
  all.flatMap((words, index): Part[] => [...(index > 0 ? [COMMA] : []), ...short(words, longest)]);

/** `/person`: the latest quotations, the roles over time, topics, and who is quoted beside. */
export function person(writer: Writer, outcome: Extract<Outcome, { kind: "person" }>): Card {
  const { person: one, forms, quotes, roles, topics, beside, namesakes } = outcome;
  const heading = (key: "person.quotes" | "person.roles"): Block[] => text("heading", ...writer.say(key));
  const said = quotes.map(
    ({ words, attribution: speaker, cue, citation }, index): Item => [
      ...(index === 0 ? heading("person.quotes") : []),
      ...drafts(clippingOf(words)),
      ...attribution(writer, speaker, cue, citation.language),
      ...writer.source(citation, words),
      ...row(writer.context(words)),
    ],
  );
  const held = roles.map(
    ({ role, sentence, citation }, index): Item => [
      ...(index === 0 ? heading("person.roles") : []),
      ...drafts(clippingOf(sentence, [role])),
      ...writer.source(citation, sentence),
      ...row(writer.context(role)),
    ],
  );
  // Names are words of articles, so they count towards the share.
  const about: Item = [
    ...line(writer, one),
    ...(forms.length > 0 ? text("note", ...writer.say("person.forms", { names: listed(forms, LONGEST.phrase) })) : []),
    ...(namesakes.length > 0 ? text("note", ...writer.say("person.namesakes", { count: namesakes.length })) : []),
    ...(topics.length > 0 ? text("note", ...writer.say("person.topics", { topics: listed(topics, LONGEST.phrase) })) : []),
    ...(beside.length > 0
      ? text(
          "note",
          ...writer.say("person.beside", {
            names: listed(
              beside.map(({ name }) => name),
              LONGEST.phrase,
            ),
          }),
        )
      : []),
    ...menu(writer.say("menu.more"), [
      ...[...namesakes, ...beside].map((other) => opening(writer, other)),
      ...topics.map((topic) =>
        writer.choice(
          { command: "quote", options: { speaker: one.name.text, topic: topic.text }, page: 0, locale: writer.locale },
          short(topic, writer.limits.label - ELLIPSIS, false),
          writer.say("person.on-topic"),
        ),
      ),
    ]),
  ];
  return {
    tone: "plain",
    head: [],
    items: [about, ...said.slice(0, 3), ...held, ...said.slice(3)],
    foot: [],
    count: [],
    citations: [one, ...beside, ...namesakes, ...quotes, ...roles].map(({ citation }) => citation),
    itemsPerPage: 3,
  };
}
