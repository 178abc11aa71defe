import type { FollowOutcome } from "../../answer/follow.ts";
import { type Card, drafts, type Item, note, row } from "../card.ts";
import { clippingOf } from "../cut.ts";
import type { Part } from "../parts.ts";
import { text, type Writer } from "../writer.ts";
import { quotation } from "./attribution.ts";
import { otherPublishersLine } from "./other-publishers.ts";
import { more } from "./results.ts";

type Of<Kind extends FollowOutcome["kind"]> = Extract<FollowOutcome, { kind: Kind }>;

/** A post about an article: its quotations by the people followed, or the sentences that match. */
export function alert(writer: Writer, { citation, quotes, passages, copies }: Of<"alert">): Card {
  const first = quotes[0]?.shown ?? passages[0]?.excerpt ?? null;
  const quoted = quotes.map((quote): Item => quotation(writer, quote));
  const printed = passages.map(({ excerpt, matches }): Item => drafts(clippingOf(excerpt, matches)));
  return {
    tone: "plain",
    head: [...writer.headline(citation, first), ...otherPublishersLine(writer, copies)],
    items: [...quoted, ...printed],
    foot: row(...(first ? [writer.context(first)] : []), ...more(writer, citation, ["summary", "quote"])),
    count: [],
    citations: [citation, ...copies],
    itemsPerPage: Number.POSITIVE_INFINITY,
  };
}

/** A reply to a post: a quotation in it has changed, or is gone. */
export function correction(writer: Writer, { citation, before, was, becomes }: Of<"correction">): Card {
  return {
    tone: "altered",
    head: [
      ...text("line", ...writer.say(becomes ? "correction.changed" : "correction.gone")),
      ...writer.source(citation, becomes),
    ],
    items: [
      [...text("note", ...writer.say("correction.was")), ...drafts(clippingOf(was))],
      ...(becomes ? [[...text("note", ...writer.say("correction.now")), ...drafts(clippingOf(becomes))]] : []),
    ],
    foot: row(writer.context(becomes ?? was)),
    count: [],
    citations: [citation, before],
    itemsPerPage: Number.POSITIVE_INFINITY,
  };
}

/** The one line for all that is over the limit. */
export const rest = (writer: Writer, { count, limit }: Of<"rest">): Card =>
  note(
    "plain",
    ...text("line", ...writer.say("alert.rest", { count, limit })),
    ...row(writer.ask("following.title", "following", {})),
  );

/** Tells a person that a channel is closed to us. */
export const notice = (writer: Writer, { channel }: Of<"notice">): Card =>
  note("absent", ...text("line", ...writer.say("alert.closed", { channel: [mention(channel)] })));

/** A channel, by name and clickable on Discord. */
export const mention = (channel: string): Part => ({ kind: "wording", text: `#${channel}`, channel });
