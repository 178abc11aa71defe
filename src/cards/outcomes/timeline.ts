import type { Outcome, TimelineEvent } from "../../answer/outcome.ts";
import { type Card, distinct, drafts, type Item, row } from "../card.ts";
import { around, clippingOf, short } from "../cut.ts";
import { date } from "../figures.ts";
import type { Block, Part } from "../parts.ts";
import { LONGEST, text, type Writer } from "../writer.ts";
import { foot } from "./results.ts";

/** A shorter time without events is not a gap. */
const GAP = 45;
const DAY = 24 * 60 * 60 * 1000;

/** The time without events between two days: in years if it is two or more, else in months; nothing if it is short. */
function gap(writer: Writer, from: string | undefined, to: string): Block[] {
  const days = from === undefined ? 0 : (Date.parse(to) - Date.parse(from)) / DAY;
  if (days < GAP) return [];
  const years = Math.floor(days / 365.25);
  const time =
    years >= 2
      ? writer.say("timeline.years", { count: years })
      : writer.say("timeline.months", { count: Math.round(days / 30.44) });
  return text("note", ...time);
}

/** The day of an event and, unless the sentence states it, where it comes from. */
function when(writer: Writer, { day, how, date: words }: TimelineEvent): readonly Part[] {
  const shown = date(day, writer.locale);
  if (how === "article") return writer.say("timeline.article", { date: shown });
  if (how === "counted" && words) return writer.say("timeline.counted", { date: shown, words: short(words, LONGEST.phrase) });
  return shown;
}

/** Words kept before and after the date of a long sentence. */
const AROUND = 22;

/** `/timeline`: dated sentences in the order of what happened, with the gaps between them. */
export function timeline(writer: Writer, { events }: Extract<Outcome, { kind: "timeline" }>): Card {
  const citations = events.map(({ citation }) => citation);
  const [only, ...others] = distinct(citations);
  const single = others.length === 0;
  const items = events.map((event, at): Item => {
    const { sentence, date: words, citation, also } = event;
    const clipping = clippingOf(sentence, words ? [words] : []);
    const more = also.length > 0 ? writer.say("facts.also", { count: also.length }) : [];
    return [
      ...gap(writer, events[at - 1]?.day, event.day),
      ...text("line", ...when(writer, event)),
      ...drafts(clipping && around(clipping, AROUND)),
      ...(single ? [] : writer.source(citation, sentence, ...more)),
      ...row(writer.context(sentence)),
    ];
  });
  return {
    tone: "plain",
    head: only && single ? writer.headline(only, events[0]!.sentence) : [],
    items,
    foot: foot(writer, citations, ["summary", "quote", "facts"]),
    count: writer.say("timeline.count", { count: events.length }),
    citations,
    itemsPerPage: 4,
    screens: 2,
  };
}
