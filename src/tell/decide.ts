import { setImmediate } from "node:timers/promises";
import type { Source } from "../answer/citations.ts";
import { areCopies } from "../answer/dedupe.ts";
import type { Follow } from "../answer/follow.ts";
import { appeared } from "../answer/latest.ts";
import type { Version } from "./edit.ts";
import type { FollowIndex } from "./follow-index.ts";
import { matchable } from "./matching.ts";
import type { Alerted, Decided, Decision, NewPost } from "./outbox.ts";
import { quietUntil } from "./quiet-hours.ts";

const DAY = 86_400_000;

/** An article published longer ago than this when it comes in is archive, not news. */
const LATE = 7 * DAY;
/** A date is that of the publisher's time zone. */
const ZONES = DAY;
/** Days of posts that a story is compared with. */
export const STORY = 14 * DAY;

/** An article that came in, at a place of the record. */
export type Arrived = { readonly place: number; readonly source: Source };

/** A story of a channel: the key of its post, its article, and the post itself if it was written down before. */
type PostedStory = { readonly key: string; readonly source: Source; readonly alert?: Alerted };

/** Looks up the stories that were posted in a channel lately. */
export type Posted = (channel: string) => Promise<readonly PostedStory[]>;

/**
 * Decides about new articles: which follows they match, and what becomes of each match. An article is one post in a channel, however many follows
 * it matches; a copy of a story posted lately is none.
 */
export async function decideArrivals(
  arrived: readonly Arrived[],
  follows: FollowIndex<Version>,
  posted: Posted,
  now: number,
): Promise<Decided> {
  const posts = new Map<string, NewPost>();
  const decisions: Decision[] = [];
  const copies: Decided["copies"][number][] = [];
  const stories = new Map<string, PostedStory[]>();

  for (const { place, source } of arrived) {
    // Thousands may come at once, and questions must still be answered.
    await setImmediate();
    const { article, analysis } = source;
    const matching = follows
      .matching(matchable(article, analysis))
      .filter(({ begins, until }) => begins < place && place <= until);
    const fresh: Follow[] = [];
    for (const follow of matching) {
      const fate = isOld(source, follow, now);
      if (fate) decisions.push({ follow: follow.id, article: article.id, fate });
      else fresh.push(follow);
    }
    for (const [channel, here] of Map.groupBy(fresh, (follow) => follow.channel)) {
      const known = stories.get(channel) ?? [...(await posted(channel))];
      stories.set(channel, known);
      const story = known.find((one) => areCopies(one.source, source));
      const key = story?.key ?? article.id;
      if (story) {
        copies.push({ channel, key, article: article.id });
        for (const again of redrawn(story.alert, article.id, now)) posts.set(`${channel} ${again.key}`, again);
      } else {
        known.push({ key, source });
        posts.set(`${channel} ${key}`, postFor(source, here, now));
      }
      for (const follow of here)
        decisions.push({ follow: follow.id, article: article.id, channel, key, copy: story !== undefined });
    }
  }
  return { posts: [...posts.values()], decisions, copies };
}

/** Why an article is too old for a follow; null if it is not. */
function isOld(source: Source, { since }: Follow, now: number): "older" | "late" | null {
  const { published, updated } = source.article;
  if ((published ?? updated) === null) return null;
  const at = appeared(source);
  if (at < Date.parse(since) - ZONES) return "older";
  return at < now - LATE ? "late" : null;
}

function postFor({ article }: Source, follows: readonly Follow[], now: number): NewPost {
  const [first] = follows as [Follow];
  const until = Math.min(...follows.map(({ quiet }) => (quiet === null ? now : quietUntil(quiet, now))));
  return {
    channel: first.channel,
    key: article.id,
    locale: first.locale,
    role: follows.find(({ role }) => role !== null)?.role ?? null,
    written: now,
    due: until > now ? until : null,
    body: {
      kind: "alert",
      article: article.id,
      revision: article.revision,
      follows: follows.map(({ id }) => id),
      copies: [],
    },
  };
}

/** Redraws a message whose story has a new copy; does nothing if it has not been sent. */
function redrawn(alert: Alerted | undefined, copy: string, now: number): NewPost[] {
  if (alert === undefined || alert.message === null) return [];
  const { channel, locale, role, message, body } = alert;
  const again = { kind: "copies", article: body.article, follows: body.follows, message } as const;
  return [{ channel, key: `copies ${copy}`, locale, role, written: now, due: null, body: again }];
}

/** The posts of a channel with their articles; those whose article is gone are left out. */
export async function withSources(
  alerts: readonly Alerted[],
  read: (id: string) => Promise<Source | null>,
): Promise<PostedStory[]> {
  const stories: PostedStory[] = [];
  for (const alert of alerts) {
    const source = await read(alert.body.article);
    if (source) stories.push({ key: alert.body.article, source, alert });
    await setImmediate();
  }
  return stories;
}
