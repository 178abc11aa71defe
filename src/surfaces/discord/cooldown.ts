import type { Rate } from "../../config.ts";

/** Counts requests by key (a user, a channel) and says whether one more is within the rate. */
export type Cooldown = {
  /** Null when the request may go on and is counted; else the time (ms since 1970) from when one may. */
  readonly take: (asked: readonly { readonly key: string; readonly rate: Rate }[]) => number | null;
};

/**
 * A cooldown by the generic cell rate algorithm (ITU-T I.371): each key stores one time, when its allowance is full again, and a
 * request moves it on by seconds/requests. Nothing is counted unless every key has room.
 */
export function openCooldown(now: () => number = Date.now): Cooldown {
  const full = new Map<string, number>();

  const forget = (time: number) => {
    for (const [key, at] of full) if (at <= time) full.delete(key);
  };

  return {
    take(asked) {
      const time = now();
      if (full.size > 10_000) forget(time);
      const moved = asked.flatMap(({ key, rate }) => {
        if (rate === null) return [];
        const each = (rate.seconds * 1000) / rate.requests;
        const at = Math.max(full.get(key) ?? 0, time) + each;
        return [{ key, at, free: at - rate.seconds * 1000 }];
      });
      const free = Math.max(time, ...moved.map((one) => one.free));
      // Rounding in `each` must not refuse the last request of a full allowance.
      if (free - time >= 1) return Math.ceil(free);
      for (const { key, at } of moved) full.set(key, at);
      return null;
    },
  };
}
