import type { Command, Request, Services } from "../src/answer/command.ts";
import type { Conditions, FollowedPerson } from "../src/answer/follow.ts";
import { textOption } from "../src/answer/options.ts";
import type { Outcome } from "../src/answer/outcome.ts";
import { resolveSpeaker } from "../src/answer/resolve.ts";
import { speakerKey } from "../src/language/english/names/same-person.ts";
import { refusalAt } from "../src/tell/allowed.ts";
import { previewOf } from "../src/tell/preview.ts";
import { readQuietHours } from "../src/tell/quiet-hours.ts";
import { completeSource, completeSpeaker, completeTopic, narrowing, topic } from "./options.ts";

const longest = 300;
const ways = ["quoted", "named"] as const;

/** Who the option `person` names; somebody never quoted is followed by the name as typed. */
async function personOf(
  request: Request,
  { archive }: Services,
): Promise<FollowedPerson | { readonly outcome: Outcome } | undefined> {
  const typed = textOption(request, "person");
  if (typed === undefined) return undefined;
  const said = ways.find((way) => way === textOption(request, "said")) ?? "quoted";
  const resolved = await resolveSpeaker(archive, typed);
  if ("outcome" in resolved) {
    if (resolved.outcome.kind === "ambiguous") return resolved;
    return { name: typed, keys: [speakerKey(typed)], said };
  }
  const keys = resolved.resolved;
  const known = (await archive.speakers(keys[0]!, 25)).find(({ key }) => key === keys[0]);
  return { name: known?.name ?? typed, keys, said };
}

export default {
  name: "follow",
  description: "Post here whenever something new comes in",
  options: {
    person: { description: "Who is quoted or named", type: "text", longest },
    said: { description: "Quoted, or at least named", type: "text", choices: ways },
    topic: { ...topic, longest },
    words: { description: "Words; a phrase in quotation marks is searched as it is", type: "text", longest },
    source: { ...narrowing.source, longest },
    without: { description: "Nothing that has any of these words", type: "text", longest },
    quiet: { description: "Hours without posts, such as 22:00-07:00 Europe/Paris", type: "text", longest: 80 },
    role: { description: "A role to mention", type: "role" },
    channel: { description: "Another channel of this server, or a forum, to post in", type: "channel" },
  },
  followUp: {
    confirm: { description: "Begin to follow", type: "yes or no" },
    cancel: { description: "Do not follow", type: "yes or no" },
  },
  complete: {
    person: (typed, request, services) => completeSpeaker(typed, { ...request, options: {} }, services),
    source: completeSource,
    topic: (typed, request, services) => completeTopic(typed, { ...request, options: {} }, services),
  },
  async run(request, services) {
    const { following, place, archive, now } = services;
    const refused = await refusalAt(place, following);
    if (refused) return refused;
    if (request.options.cancel === true) return { kind: "follow refused", why: "cancelled" };
    const person = await personOf(request, services);
    if (person && "outcome" in person) return person.outcome;
    const [about, words, source, without, hours] = ["topic", "words", "source", "without", "quiet"].map((option) =>
      textOption(request, option),
    );
    const conditions: Conditions = {
      ...(person && { person }),
      ...(about !== undefined && { topic: about }),
      ...(words !== undefined && { words }),
      ...(source !== undefined && { source }),
      ...(without !== undefined && { without }),
    };
    if (Object.keys(conditions).every((name) => name === "without")) return { kind: "follow refused", why: "empty" };
    const quiet = hours === undefined ? null : readQuietHours(hours);
    if (hours !== undefined && quiet === null) return { kind: "follow refused", why: "quiet" };
    const { server, user } = place!;
    const channel = (server !== null && textOption(request, "channel")) || place!.channel;
    if (request.options.confirm !== true)
      return previewOf(archive, conditions, now(), (await following!.moderatorsAlone?.(channel)) ?? false);
    const follow = await following!.follows.add({
      ...{ channel, server, user, conditions, quiet, locale: request.locale },
      role: server === null ? null : (textOption(request, "role") ?? null),
      begins: await following!.last(),
    });
    return { kind: "followed", follow };
  },
} satisfies Command;
