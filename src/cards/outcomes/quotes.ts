import type { Outcome, Quote } from "../../answer/outcome.ts";
import { type Card, distinct, type Entry, row, run } from "../card.ts";
import { runOf, short } from "../cut.ts";
import { LONGEST, text, type Writer } from "../writer.ts";
import { attribution } from "./attribution.ts";
import { counted, foot } from "./results.ts";

function entry(writer: Writer, one: boolean, { words, attribution: speaker, cue, citation, also, disputed }: Quote): Entry {
  return [
    ...run(runOf(words)),
    ...attribution(writer, speaker, cue, citation.language),
    ...writer.source(citation, words, one ? "link" : "full"),
    ...(also.length > 0 ? text("note", ...writer.say("quotes.also", { count: also.length })) : []),
    ...disputed.slice(0, 2).flatMap((other) => {
      const names = { name: short(other.name, LONGEST.name), title: short(other.citation.title, LONGEST.title) };
      return text("note", ...writer.say("quotes.disputed", names));
    }),
    ...row(writer.context(words)),
  ];
}

/** Quotations, each with its speaker, its cue and its source. */
export function quotes(writer: Writer, outcome: Extract<Outcome, { kind: "quotes" }>): Card {
  const { quotes: all, elsewhere } = outcome;
  const citations = all.map(({ citation }) => citation);
  const one = distinct(citations).length === 1;
  return {
    tone: "plain",
    head:
      elsewhere === null ? [] : text("line", ...writer.say("quotes.elsewhere", { title: short(elsewhere.title, LONGEST.title) })),
    entries: all.map((quote) => entry(writer, one, quote)),
    foot: [
      ...(one ? writer.source(citations[0]!, null) : []),
      ...counted(writer, "quotes.count", all.length, outcome.asked),
      ...foot(writer, citations, ["summary", "facts"]),
    ],
    citations: [
      ...citations,
      ...all.flatMap(({ disputed }) => disputed.map(({ citation }) => citation)),
      ...(elsewhere === null ? [] : [elsewhere]),
    ],
    most: 2,
  };
}
