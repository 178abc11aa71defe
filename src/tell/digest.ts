import type { Digest, Digests } from "../answer/digest.ts";
import type { NewPost, Outbox } from "./outbox.ts";
import { nextTime } from "./schedule.ts";

/** A digest that comes later than this, in milliseconds, is left out: what it had comes with the next. */
const LATEST = 6 * 3_600_000;

/** Writes down the digests that are due, each time of each once, and when the next come. */
export async function writeDigests(digests: Digests, outbox: Outbox, now: number): Promise<void> {
  for (const digest of await digests.due(now)) {
    const isLate = now - digest.next > LATEST;
    if (!isLate) await outbox.put(postOf(digest, now));
    await digests.set({ ...digest, next: nextTime(digest.schedule, now), since: isLate ? digest.since : digest.next });
  }
}

const postOf = ({ channel, locale, next, since }: Digest, now: number): NewPost => ({
  channel,
  key: `digest ${next}`,
  locale,
  role: null,
  written: now,
  due: null,
  body: { kind: "digest", since, until: next },
});
