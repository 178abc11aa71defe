import type { Command, Request, Services } from "../src/answer/command.ts";
import { textOption } from "../src/answer/options.ts";
import type { Outcome } from "../src/answer/outcome.ts";
import { resolveArticle } from "../src/answer/resolve.ts";
import { refusedChange } from "../src/tell/allowed.ts";
import { whyOf } from "../src/tell/why.ts";
import { article, completeArticle } from "./options.ts";

const deeds = ["pause", "resume", "stop"] as const;

/** Pauses, resumes or stops a follow. A resumed follow starts over: what came in meanwhile is not posted. */
async function changed(request: Request, id: string, { following, place }: Services): Promise<Outcome | null> {
  const refused = refusedChange(place, following);
  if (refused) return refused;
  const { follows, last } = following!;
  const follow = await follows.get(Number(id));
  const here = follow && (follow.server === null ? follow.channel === place!.channel : follow.server === place!.server);
  if (!here) return { kind: "follow refused", why: "gone" };
  switch (deeds.find((deed) => deed === textOption(request, "do"))) {
    case "pause":
      await follows.change(follow.id, { paused: true });
      return null;
    case "resume":
      await follows.change(follow.id, { paused: false, begins: await last(), earlier: null });
      return null;
    case "stop":
      await follows.stop(follow.id);
      return { kind: "follow refused", why: "stopped" };
    default:
      return null;
  }
}

export default {
  name: "following",
  description: "What is posted here, and why an article came or did not",
  options: {
    article: { ...article, description: "Why did this come, or why not? A headline, or a pasted address" },
    all: { description: "Of every channel of this server", type: "yes or no" },
  },
  followUp: {
    id: { description: "A follow", type: "text" },
    do: { description: "What to do with it", type: "text", choices: deeds },
  },
  complete: { article: (typed, request, services) => completeArticle(typed, { ...request, options: {} }, services) },
  async run(request, services) {
    const { following, place, archive, now } = services;
    if (following === undefined || place === undefined) return { kind: "follow refused", why: "place" };
    const id = textOption(request, "id");
    const done = id === undefined ? null : await changed(request, id, services);
    if (done) return done;
    const { channel, server } = place;
    const everywhere = request.options.all === true && server !== null && place.manages;
    const kept = await following.follows.list(everywhere ? { server } : { channel });
    const reference = textOption(request, "article");
    if (reference !== undefined) {
      const named = await resolveArticle(archive, reference);
      return "outcome" in named ? named.outcome : whyOf(named.resolved, kept, following.follows, now());
    }
    const closed = await following.follows.closedSince(channel);
    const channels = new Set(kept.map((follow) => follow.channel));
    const counts = await Promise.all([...channels].map((one) => following.follows.posted(one)));
    const posted = new Map(counts.flatMap((count) => [...count]));
    return {
      kind: "following",
      follows: kept.map((follow) => ({ follow, posted: posted.get(follow.id) ?? 0, here: follow.channel === channel })),
      manages: server === null || place.manages,
      closed: closed === null ? null : new Date(closed).toISOString(),
    };
  },
} satisfies Command;
