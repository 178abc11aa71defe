import { setImmediate } from "node:timers/promises";
import { type Source, sourceOf } from "../answer/citations.ts";
import type { Digests } from "../answer/digest.ts";
import type { WritableArchive } from "../ingest/open-archive.ts";
import { correctionsOf } from "./correction.ts";
import { type Arrived, decideArrivals, STORY, withSources } from "./decide.ts";
import { writeDigests } from "./digest.ts";
import { conditionsFor, type Version, versionsOf } from "./edit.ts";
import { FollowIndex } from "./follow-index.ts";
import type { NewPost } from "./outbox.ts";
import { type Sending, sendNext } from "./send.ts";

/** Changes decided about together. */
const BATCH = 100;
/** How often it looks for articles of other processes and for posts that are due, in milliseconds. */
const LOOK = 5000;

/** Channels that are posted to at a time. */
const LANES = 4;

export type Teller = {
  /** Decides about what came in and sends what is due. Resolves when nothing is left to do now. */
  readonly turn: () => Promise<void>;
  /** Takes turns by itself until closed. */
  readonly start: () => void;
  readonly close: () => Promise<void>;
};

export type TellerOptions = Sending & {
  readonly archive: WritableArchive;
  readonly digests: Digests;
  /** Receives what went wrong; the next turn tries again. */
  readonly failed: (error: unknown) => void;
};

/**
 * Posts what channels follow. It decides about everything that came in since the cursor and writes that down, all or nothing; then it sends what
 * is due. Both resume where they stopped, in this process or another.
 */
export function openTeller(telling: TellerOptions): Teller {
  const { archive, follows, digests, outbox, now, failed } = telling;
  let index: { readonly version: number; readonly follows: FollowIndex<Version> } | null = null;
  let underway: Promise<void> | null = null;
  let again = false;
  let closing = false;
  let timer: NodeJS.Timeout | null = null;

  async function currentFollows(): Promise<FollowIndex<Version>> {
    const version = await follows.version();
    if (index?.version !== version)
      index = { version, follows: new FollowIndex((await follows.list()).filter(({ paused }) => !paused).flatMap(versionsOf)) };
    return index.follows;
  }

  /** Decides about the next changes. Returns false if there are none. */
  async function decideNext(): Promise<boolean> {
    const from = await outbox.cursor();
    if (from === null) {
      await outbox.decide(null, await archive.lastChange(), { posts: [], decisions: [], copies: [] });
      return false;
    }
    const arrivals = await archive.addedSince(from, BATCH);
    const last = arrivals.at(-1);
    if (!last) return false;
    const read = async (id: string) => sourceOf(archive, id);
    const held: (Arrived & { readonly id: string; readonly first: boolean })[] = [];
    for (const arrival of arrivals) {
      const source = await read(arrival.id);
      if (source) held.push({ ...arrival, source });
      await setImmediate();
    }
    const decided = await decideArrivals(
      held.filter(({ first }) => first),
      await currentFollows(),
      async (channel) => withSources(await outbox.recent(channel, now() - STORY), read),
      now(),
    );
    const changed = [...new Map(held.filter(({ first }) => !first).map(({ id, source }) => [id, source])).values()];
    const corrections = (await Promise.all(changed.map(corrected))).flat();
    await outbox.decide(from, last.place, { ...decided, posts: [...decided.posts, ...corrections] });
    return true;
  }

  /** The corrections that a changed article makes due. */
  async function corrected(source: Source): Promise<NewPost[]> {
    const alerts = await outbox.about(source.article.id);
    const all = alerts.map(async (alert) => {
      if (alert.message === null || alert.body.revision === source.article.revision) return [];
      const before = await sourceOf(archive, alert.body.article, alert.body.revision);
      const found = await Promise.all(alert.body.follows.map((id) => follows.get(id)));
      if (before === null) return [];
      const kept = found.filter((follow) => follow !== null);
      return correctionsOf(before, source, conditionsFor(before, kept), alert, now());
    });
    return (await Promise.all(all)).flat();
  }

  async function turn(): Promise<void> {
    while (!closing && (await decideNext()));
    await writeDigests(digests, outbox, now());
    await sendAll();
  }

  /** Sends what is due, in several channels at a time. */
  async function sendAll(): Promise<void> {
    const lane = async () => {
      while (!closing && (await sendNext(telling)));
    };
    const ended = await Promise.allSettled(Array.from({ length: LANES }, lane));
    const failure = ended.find((one) => one.status === "rejected");
    if (failure) throw failure.reason;
  }

  /** One turn at a time; waking it during a turn adds another. */
  function wake(): void {
    if (closing) return;
    again = true;
    underway ??= (async () => {
      while (again && !closing) {
        again = false;
        await turn().catch(failed);
      }
    })().finally(() => {
      underway = null;
    });
  }

  return {
    turn,
    start() {
      archive.arrivals.on("arrived", wake);
      timer = setInterval(wake, LOOK).unref();
      wake();
    },
    async close() {
      closing = true;
      archive.arrivals.off("arrived", wake);
      if (timer) clearInterval(timer);
      await underway;
    },
  };
}
