import type { DigestOutcome, DigestStory } from "../../answer/digest.ts";
import { type Card, type Item, menu, note, row } from "../card.ts";
import { short } from "../cut.ts";
import { date } from "../figures.ts";
import type { Part } from "../parts.ts";
import { dotted, LONGEST, text, type Writer } from "../writer.ts";
import { otherPublishersLine } from "./other-publishers.ts";
import { passages } from "./passages.ts";

type Of<Kind extends DigestOutcome["kind"]> = Extract<DigestOutcome, { kind: Kind }>;

/** The day's stories: headline, two sentences, whom they quote, and who else carries them. */
export function digest(writer: Writer, { since, stories }: Of<"digest">): Card {
  const citations = stories.flatMap(({ citation, voices, others }) => [
    citation,
    ...voices.map((voice) => voice.citation),
    ...others,
  ]);
  return {
    tone: "plain",
    head: text("heading", ...writer.say("digest.title", { since: date(since, writer.locale, "time") })),
    items: stories.map((story) => item(writer, story)),
    foot: [],
    count: writer.say("digest.count", { count: stories.length }),
    citations,
    itemsPerPage: Number.POSITIVE_INFINITY,
  };
}

function item(writer: Writer, { citation, passages: printed, voices, others }: DigestStory): Item {
  const comma: Part = { kind: "wording", text: ", " };
  const names = voices.flatMap(({ name }, index): Part[] => [...(index > 0 ? [comma] : []), ...short(name, LONGEST.name)]);
  return [
    ...writer.headline(citation, printed[0]?.excerpt ?? null),
    ...passages(printed, []).flat(),
    ...(names.length > 0 ? text("note", ...writer.say("story.voices", { names })) : []),
    ...otherPublishersLine(writer, others),
    ...menu(writer.say("menu.more"), [writer.article(citation, "summary")]),
  ];
}

/** The days of a schedule by their names in a language. */
function daysParts({ locale, say }: Writer, days: readonly number[]): Part[] {
  if (days.length === 0) return say("digest.daily");
  const name = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  const names = days.map((day) => name.format(Date.UTC(2026, 0, 4 + day)));
  return [{ kind: "figure", text: names.join(", "), instant: null }];
}

/** A digest that was set, or ended. */
export function digestSet(writer: Writer, { digest: set }: Of<"digest set">): Card {
  if (set === null) return note("plain", ...text("line", ...writer.say("digest.off")));
  const { at, zone, days } = set.schedule;
  const when: Part[] = [{ kind: "figure", text: `${at} ${zone}`, instant: null }];
  return note(
    "exact",
    ...text("line", ...writer.say("digest.set", { when })),
    ...text(
      "note",
      ...dotted(
        daysParts(writer, days),
        writer.say("digest.next", { date: date(new Date(set.next).toISOString(), writer.locale, "time") }),
      ),
    ),
    ...row(writer.ask("button.digest", "digest", {})),
  );
}

/** An option of `/digest` that cannot be read, or nothing new. */
export const digestRefused = (writer: Writer, { why }: Of<"digest refused">): Card =>
  note("absent", ...text("line", ...writer.say(`digest.wrong.${why}`)));
