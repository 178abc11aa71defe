import type { Outcome, Quote } from "../../answer/outcome.ts";
import { type Card, distinct, type Item } from "../card.ts";
import { short } from "../cut.ts";
import { LONGEST, text, type Writer } from "../writer.ts";
import { quotation } from "./attribution.ts";
import { foot, offers } from "./results.ts";

function item(writer: Writer, single: boolean, quote: Quote): Item {
  const { shown, citation, also, disputed } = quote;
  return [
    ...quotation(writer, quote),
    ...(single ? [] : writer.source(citation, shown)),
    ...(also.length > 0 ? text("note", ...writer.say("quotes.also", { count: also.length })) : []),
    ...disputed.slice(0, 2).flatMap((other) => {
      const names = { name: short(other.name, LONGEST.name), title: short(other.citation.title, LONGEST.title) };
      return text("note", ...writer.say("quotes.disputed", names));
    }),
    ...offers(writer, single, citation, shown),
  ];
}

/** `/quote`: each quotation with its speaker, cue and source. */
export function quotes(writer: Writer, outcome: Extract<Outcome, { kind: "quotes" }>): Card {
  const { quotes: all, elsewhere } = outcome;
  const citations = all.map(({ citation }) => citation);
  const [only, ...rest] = distinct(citations);
  const single = rest.length === 0;
  return {
    tone: "plain",
    head: [
      ...(elsewhere === null
        ? []
        : text("line", ...writer.say("quotes.elsewhere", { title: short(elsewhere.title, LONGEST.title) }))),
      ...(only && single ? writer.headline(only, all[0]!.shown) : []),
    ],
    items: all.map((quote) => item(writer, single, quote)),
    foot: foot(writer, citations, ["summary", "facts"]),
    count: writer.say("quotes.count", { count: all.length }),
    citations: [
      ...citations,
      ...all.flatMap(({ disputed }) => disputed.map(({ citation }) => citation)),
      ...(elsewhere === null ? [] : [elsewhere]),
    ],
    itemsPerPage: 2,
  };
}
