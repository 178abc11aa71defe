import type { Outcome, RevisionChange } from "../../answer/outcome.ts";
import type { Excerpt } from "../../article/excerpt.ts";
import { type Card, type Draft, drafts, type Item } from "../card.ts";
import { around, clippingOf } from "../cut.ts";
import { date } from "../figures.ts";
import { text, type Writer } from "../writer.ts";
import { foot } from "./results.ts";

/** Words kept on either side of what differs. */
const AROUND = 18;

const present = (words: readonly (Excerpt | null)[]): Excerpt[] => words.filter((one) => one !== null);

/** A sentence with the words that differ highlighted; nothing if there is none. */
function clipped(words: Excerpt | null, strong: readonly Excerpt[]): Draft[] {
  const clipping = words && clippingOf(words, strong);
  return drafts(clipping && strong.length > 0 ? around(clipping, AROUND) : clipping);
}

/** What was altered, before and after; or what was added or taken out. */
function item(writer: Writer, { touches, before, after, words }: RevisionChange): Item {
  const what = before === null ? "added" : after === null ? "removed" : touches;
  return [
    ...text("line", ...writer.say(`changes.${what}`)),
    ...clipped(before, present(words.map((word) => word.before))),
    ...(before && after ? text("note", ...writer.say("changes.now")) : []),
    ...clipped(after, present(words.map((word) => word.after))),
  ];
}

/** `/changes`: each change of an article, newest first, quotations and figures named first; the publisher's own notes on top. */
export function changes(writer: Writer, outcome: Extract<Outcome, { kind: "changes" }>): Card {
  const { citation, since, notes, steps } = outcome;
  const first = date(since, writer.locale, "time");
  const noteItems = notes.map(
    (note, at): Item => [...(at === 0 ? text("line", ...writer.say("changes.notes")) : []), ...drafts(clippingOf(note))],
  );
  const items = steps.flatMap(({ changes: all, seen, updated }) => {
    const when = date(seen, writer.locale, "time");
    const stated = date(updated, writer.locale, "time");
    const heading = [
      ...text("heading", ...writer.say("changes.seen", { when })),
      ...(stated.length > 0 ? text("note", ...writer.say("changes.stated", { when: stated })) : []),
    ];
    if (all.length === 0) return [[...heading, ...text("line", ...writer.say("changes.outside"))]];
    return all.map((change, at): Item => (at === 0 ? [...heading, ...item(writer, change)] : item(writer, change)));
  });
  const none = steps.length === 0 ? text("line", ...writer.say("changes.none", { when: first })) : [];
  return {
    tone: steps.some(({ changes: all }) => all.some(({ touches }) => touches === "quotation" || touches === "figure"))
      ? "altered"
      : "plain",
    head: [...writer.headline(citation), ...none],
    items: [...noteItems, ...items],
    foot: foot(writer, [citation], ["summary", "quote", "facts"]),
    count: writer.say("changes.count", { count: steps.length }),
    citations: [citation, ...steps.flatMap(({ before, after }) => [before, after])],
    itemsPerPage: 4,
  };
}
