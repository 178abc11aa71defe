import { citationOf, type Source, sourceOf } from "../answer/citations.ts";
import type { Follows } from "../answer/follow.ts";
import type { Outcome } from "../answer/outcome.ts";
import { excerptOf } from "../article/excerpt.ts";
import type { Archive } from "../index/archive.ts";
import { alertOf } from "./alert.ts";
import type { Attempts } from "./attempt.ts";
import { conditionsFor } from "./edit.ts";
import type { AlertBody, ClaimedPost, Outbox, Sends } from "./outbox.ts";
import { storiesSince } from "./stories.ts";

/**
 * What a surface made of a post. `uncertain`: it may have been posted all the same; `unsure`: it may have been posted before, and is not sent
 * again; `taken`: another sender has it; `absent`: no attempt arrived.
 */
export type Delivered =
  | { readonly kind: "sent"; readonly message: string }
  | { readonly kind: "refused" }
  | { readonly kind: "closed" }
  | { readonly kind: "unsure" }
  | { readonly kind: "taken" }
  | { readonly kind: "absent" }
  | { readonly kind: "failed"; readonly uncertain: boolean; readonly milliseconds: number };

/** Writes an attempt down; to be awaited just before the call that may post. False if the post is no longer ours to send. */
export type Attempting = (attempts: Attempts) => Promise<boolean>;

/** Posts an outcome. Without one, nothing is left to say: a post that was tried is only looked for. Never rejects for what the surface answers. */
export type Deliver = (post: ClaimedPost, outcome: Outcome | null, attempting: Attempting) => Promise<Delivered>;

/** What sending needs. `perHour`: the most alerts of a channel in an hour. */
export type Sending = {
  readonly archive: Archive;
  readonly follows: Follows;
  readonly outbox: Outbox;
  readonly sends: Sends;
  readonly deliver: Deliver;
  readonly perHour: number;
  readonly now: () => number;
};

const HOUR = 3_600_000;
/** An alert that could not be posted for this long is no longer news. */
const STALE = 24 * HOUR;

/** Sends the next post that is due. Returns false if there is none. Rejects with a DatabaseError. */
export async function sendNext(sending: Sending): Promise<boolean> {
  const { outbox, sends, perHour, now } = sending;
  const post = await outbox.claim(now(), sends);
  if (post === null) return false;
  const { id, channel, body } = post;
  if (body.kind === "alert" && post.tried === null) {
    if (now() - Math.max(post.written, post.due ?? 0) > STALE) {
      await outbox.drop(id, "late");
      return true;
    }
    if ((await outbox.sentAlerts(channel, now() - HOUR, now())) >= perHour) {
      await outbox.overflow(channel, now(), now() + HOUR);
      return true;
    }
  }
  const outcome = await outcomeOf(post, sending);
  if (outcome === null && post.tried === null) {
    await outbox.drop(id, "stopped");
    return true;
  }
  const before: Attempts = { tried: post.tried, again: post.again };
  let attempts = before;
  const delivered = await sending.deliver(post, outcome, async (next) => {
    attempts = next;
    return outbox.attempt(post, now(), next);
  });
  switch (delivered.kind) {
    case "sent":
      await outbox.sent(
        id,
        delivered.message,
        now(),
        body.kind === "alert" && outcome?.kind === "alert" ? outcome.citation.revision : undefined,
      );
      return true;
    case "refused":
    case "unsure":
      await outbox.drop(id, delivered.kind);
      return true;
    case "failed":
      await outbox.retry(id, now(), delivered.milliseconds, delivered.uncertain ? attempts : before);
      return true;
    case "closed":
      await closed(post, before, sending);
      return true;
    case "absent":
      await outbox.drop(id, "stopped");
      return true;
    case "taken":
      return true;
  }
}

/** Holds a closed channel's posts, and tells those who follow there, once. */
async function closed({ id, channel }: ClaimedPost, before: Attempts, { outbox, follows, now }: Sending): Promise<void> {
  const { since, news } = await outbox.close(id, now(), before);
  if (!news) return;
  const people = new Map((await follows.list({ channel })).map((follow) => [follow.user, follow]));
  for (const [user, { locale }] of people)
    await outbox.put({
      channel: `@${user}`,
      key: `closed ${channel} ${since}`,
      locale,
      role: null,
      written: now(),
      due: null,
      body: { kind: "notice", channel },
    });
}

/** What a post says now, read from the archive; null if nothing is left to say. */
async function outcomeOf(
  { channel, body }: ClaimedPost,
  { archive, follows, outbox, perHour, now }: Sending,
): Promise<Outcome | null> {
  switch (body.kind) {
    case "alert":
      return alertFrom(body, archive, follows);
    case "copies": {
      const alert = (await outbox.about(body.article)).find((one) => one.channel === channel);
      return alert ? alertFrom(alert.body, archive, follows, alert.body.revision) : null;
    }
    case "correction": {
      const { article, was, becomes } = body;
      const [before, after] = await Promise.all([
        sourceOf(archive, article, was.revision),
        sourceOf(archive, article, becomes?.revision),
      ]);
      if (before === null || after === null) return null;
      return {
        kind: "correction",
        citation: citationOf(after),
        before: citationOf(before),
        was: excerptOf(before.article, "text", was),
        becomes: becomes && excerptOf(after.article, "text", becomes),
      };
    }
    case "rest": {
      const count = await outbox.overLimit(channel, now());
      return count === 0 ? null : { kind: "rest", count, limit: perHour };
    }
    case "digest": {
      const stories = await storiesSince(archive, body.since, body.until);
      return stories.length === 0 ? null : { kind: "digest", since: new Date(body.since).toISOString(), stories };
    }
    case "notice":
      return { kind: "notice", channel: body.channel };
  }
}

/** What an alert shows: the article's current revision, or the one given. Null without the article or any active follow. */
async function alertFrom(
  { article, follows: ids, copies }: AlertBody,
  archive: Archive,
  follows: Follows,
  revision?: string,
): Promise<Outcome | null> {
  const source = await sourceOf(archive, article, revision);
  const kept = (await Promise.all(ids.map((id) => follows.get(id)))).flatMap((follow) =>
    follow && !follow.paused ? [follow] : [],
  );
  if (source === null || kept.length === 0) return null;
  const others = await Promise.all(copies.map((id) => sourceOf(archive, id)));
  return alertOf(
    source,
    conditionsFor(source, kept),
    others.filter((copy): copy is Source => copy !== null),
  );
}
