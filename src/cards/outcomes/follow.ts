import type { Conditions, Follow, FollowOutcome } from "../../answer/follow.ts";
import { quietHoursText } from "../../tell/quiet-hours.ts";
import { type Card, drafts, type Item, menu, note, row } from "../card.ts";
import { clippingOf, echo } from "../cut.ts";
import { date } from "../figures.ts";
import type { Block, Button, MenuChoice, Part } from "../parts.ts";
import { dotted, LONGEST, text, type Writer } from "../writer.ts";
import { mention } from "./alert.ts";

type Of<Kind extends FollowOutcome["kind"]> = Extract<FollowOutcome, { kind: Kind }>;

/** One condition, in the asker's own words. */
function conditionParts(writer: Writer, conditions: Conditions, name: keyof Conditions): Part[] {
  const { person } = conditions;
  if (name === "person") return writer.say(`follow.${person!.said}`, { name: echo(person!.name, LONGEST.name) });
  return writer.say(`follow.${name}`, { words: echo(conditions[name]!, LONGEST.echo) });
}

const NAMES = ["person", "topic", "words", "source", "without"] as const;

/** What is followed, in the asker's own words. */
const followParts = (writer: Writer, conditions: Conditions): Part[] =>
  dotted(...NAMES.filter((name) => conditions[name] !== undefined).map((name) => conditionParts(writer, conditions, name)));

/** The same request with one option more; its reply replaces the preview. */
const again = ({ view: { request }, say }: Writer, label: "button.follow" | "button.cancel", option: string): Button => ({
  label: say(label),
  request: { ...request, page: 0, options: { ...request.options, [option]: true } },
  turns: true,
  enabled: true,
});

/** Before a follow is saved: what it would have posted, and *Follow* or *Cancel*. */
export function preview(writer: Writer, { conditions, days, moderated, found }: Of<"follow preview">): Card {
  const citations = found.map(({ citation }) => citation);
  return {
    tone: "plain",
    head: [
      ...text("heading", ...followParts(writer, conditions)),
      ...text("line", ...writer.say("follow.preview", { count: found.length, days })),
      ...(moderated ? text("line", ...writer.say("follow.moderated")) : []),
    ],
    items: found.map(
      ({ citation, passage }): Item => [...drafts(passage && clippingOf(passage)), ...writer.source(citation, passage)],
    ),
    foot: row(again(writer, "button.follow", "confirm"), again(writer, "button.cancel", "cancel")),
    count: writer.say("articles.count", { count: found.length }),
    citations,
    itemsPerPage: 2,
  };
}

/** A follow that was saved. */
export const followed = (writer: Writer, { follow }: Of<"followed">): Card =>
  note(
    "exact",
    ...text("line", ...writer.say("follow.done")),
    ...text("heading", ...followParts(writer, follow.conditions)),
    ...row(writer.ask("following.title", "following", {})),
  );

/** Why nothing is followed, or no longer. */
export function followRefused(writer: Writer, { why, limit = 0 }: Of<"follow refused">): Card {
  const said = why === "manager" ? writer.say("notice.denied") : writer.say(`follow.${why}`, { count: limit });
  return note(why === "cancelled" || why === "stopped" ? "plain" : "absent", ...text("line", ...said));
}

/** `/following`: each follow with its state; people who may change it choose from a menu. */
export function following(writer: Writer, { follows, manages, closed }: Of<"following">): Card {
  const here = follows.every((one) => one.here);
  if (follows.length === 0) return note("absent", ...text("line", ...writer.say("following.none")));
  return {
    tone: "plain",
    head: [
      ...text("heading", ...writer.say(here ? "following.title" : "following.server")),
      ...(closed === null ? [] : text("line", ...writer.say("following.closed", { date: date(closed, writer.locale, "time") }))),
    ],
    items: follows.map(({ follow, posted, here }): Item => {
      const state = dotted(
        writer.say("following.since", { date: date(follow.since, writer.locale) }),
        writer.say("following.posted", { count: posted }),
        follow.paused ? writer.say("following.paused") : [],
        follow.quiet ? writer.say("following.quiet", { hours: figure(quietHoursText(follow.quiet)) }) : [],
        here ? [] : writer.say("following.elsewhere", { channel: [mention(follow.channel)] }),
      );
      const choices = manages ? changes(writer, follow) : [];
      return [
        ...text("line", ...followParts(writer, follow.conditions)),
        ...text("note", ...state),
        ...menu(writer.say("menu.more"), choices),
      ];
    }),
    foot: [],
    count: [],
    citations: [],
    itemsPerPage: 5,
  };
}

const figure = (words: string): Part[] => [{ kind: "figure", text: words, instant: null }];

/** What can be done with a follow, each choice with what it is about. */
function changes(writer: Writer, { id, paused, conditions }: Follow): MenuChoice[] {
  const about = followParts(writer, conditions);
  const choice = (label: "button.pause" | "button.resume" | "button.stop" | "button.edit", command: string, options: object) =>
    writer.choice(
      { command, options: { id: String(id), ...options }, page: 0, locale: writer.locale },
      shortened(writer, dotted(writer.say(label), about)),
    );
  return [
    paused ? choice("button.resume", "following", { do: "resume" }) : choice("button.pause", "following", { do: "pause" }),
    ...(writer.view.forms ? [choice("button.edit", "edit-follow", {})] : []),
    choice("button.stop", "following", { do: "stop" }),
  ];
}

/** Parts up to the longest label of a menu choice. */
function shortened({ limits }: Writer, parts: readonly Part[]): Part[] {
  let left = limits.label;
  return parts.flatMap((part): Part[] => {
    if (part.kind === "excerpt" || left <= 0) return [];
    const kept = [...part.text].slice(0, left).join("");
    left -= kept.length;
    return [{ ...part, text: kept }];
  });
}

/** *Why did (not) this come?*: each condition of each follow, met or not, and what became of the article. */
export function why(writer: Writer, { citation, reasons }: Of<"why">): Card {
  return {
    tone: "plain",
    head: writer.headline(citation),
    items: reasons.map(({ follow, judged, fate }): Item => {
      const met = judged.every((one) => one.met);
      return [
        ...judged.flatMap((one): Block[] =>
          text(
            "line",
            ...writer.say(one.met ? "why.met" : "why.unmet", {
              condition: conditionParts(writer, follow.conditions, one.condition),
            }),
          ),
        ),
        ...text("note", ...writer.say(fate !== null ? `why.fate.${fate}` : met ? "why.fate.none" : "why.fate.unmatched")),
      ];
    }),
    foot: row(writer.ask("button.summary", "summary", { article: citation.article })),
    count: [],
    citations: [citation],
    itemsPerPage: 5,
  };
}
