import type { Cited, Earlier, Outcome } from "../../answer/outcome.ts";
import type { Excerpt } from "../../article/excerpt.ts";
import { type Card, drafts, type Item, row } from "../card.ts";
import { around, clippingOf } from "../cut.ts";
import type { Block } from "../parts.ts";
import type { Key } from "../wording.ts";
import { text, type Writer } from "../writer.ts";

/** Words kept on either side of a figure. */
const AROUND = 16;

/** Words with their source, a figure in them highlighted. */
const cited = (writer: Writer, { words, citation }: Cited, strong: readonly Excerpt[] = []): Item => {
  const clipping = clippingOf(words, strong);
  return [
    ...drafts(clipping && strong.length > 0 ? around(clipping, AROUND) : clipping),
    ...writer.source(citation, words),
    ...row(writer.context(words)),
  ];
};

/** Words with their source, and below what was printed there before the article was corrected. */
const withEarlier = (writer: Writer, one: Cited & { readonly was: Earlier | null }, strong: readonly Excerpt[] = []): Item => {
  if (one.was === null) return cited(writer, one, strong);
  const { words, changed } = one.was;
  const clipping = clippingOf(words, changed);
  return [
    ...cited(writer, one, strong),
    ...drafts(clipping && changed.length > 0 ? around(clipping, AROUND) : clipping),
    ...text("note", ...writer.say("compare.was")),
  ];
};

/** Puts a heading above the first of some items. */
const under = (writer: Writer, key: Key, items: readonly Item[]): Item[] =>
  items.map((item, at) => (at === 0 ? [...(text("heading", ...writer.say(key)) as Block[]), ...item] : item));

/** `/compare`: the headlines beside each other, then figures that differ, quotations cut differently, what only one prints, and what all print. */
export function comparison(writer: Writer, outcome: Extract<Outcome, { kind: "comparison" }>): Card {
  const { tellings, revised, figures, quotations, all, alone } = outcome;
  const headlines: Item = [
    ...text("heading", ...writer.say("compare.tellings", { count: tellings.length })),
    ...tellings.flatMap((citation) => [
      ...writer.source(citation, null),
      ...revised
        .filter((one) => one.citation.article === citation.article)
        .flatMap(({ notes }) => [
          ...text("note", ...writer.say(notes.length > 0 ? "changes.notes" : "compare.revised")),
          ...notes.flatMap((note) => drafts(clippingOf(note))),
        ]),
    ]),
  ];
  const same = figures.length === 0 && quotations.length === 0 ? [text("note", ...writer.say("compare.same"))] : [];
  return {
    tone: figures.length > 0 ? "altered" : "plain",
    head: [],
    items: [
      [...headlines, ...same.flat()],
      ...under(
        writer,
        "compare.figures",
        figures.map((quantity) => quantity.flatMap((one) => withEarlier(writer, one, [one.figure]))),
      ),
      ...under(
        writer,
        "compare.quotations",
        quotations.map((group) => group.flatMap((one) => withEarlier(writer, one))),
      ),
      ...under(
        writer,
        "compare.alone",
        alone.map((one) => cited(writer, one)),
      ),
      ...under(
        writer,
        "compare.all",
        all.map((one) => cited(writer, one)),
      ),
    ],
    foot: [],
    count: writer.say("compare.tellings", { count: tellings.length }),
    citations: [...tellings, ...[...figures, ...quotations].flat().flatMap(({ was }) => was?.citation ?? [])],
    itemsPerPage: 3,
  };
}
