import type { Rate } from "../config.ts";

/** Rate limits by key (a user, a channel). Asynchronous, so that processes can share a store. */
export type Cooldown = {
  /** Counts a request and returns null or, if any key is exhausted, counts nothing and returns when the next is allowed (ms since 1970). */
  readonly take: (asked: readonly { readonly key: string; readonly rate: Rate }[]) => Promise<number | null>;
};

/**
 * Rate limits in memory, by the generic cell rate algorithm (ITU-T I.371): each key stores when its allowance is full again, and each
 * request postpones that by seconds/requests.
 */
export function openCooldown(now: () => number = Date.now): Cooldown {
  const full = new Map<string, number>();

  const forget = (time: number) => {
    for (const [key, at] of full) if (at <= time) full.delete(key);
  };

  return {
    async take(asked) {
      const time = now();
      if (full.size > 10_000) forget(time);
      const moved = asked.flatMap(({ key, rate }) => {
        if (rate === null) return [];
        const each = (rate.seconds * 1000) / rate.requests;
        const at = Math.max(full.get(key) ?? 0, time) + each;
        return [{ key, at, free: at - rate.seconds * 1000 }];
      });
      const free = Math.max(time, ...moved.map((one) => one.free));
      // Rounding must not refuse the last request of a full allowance.
      if (free - time >= 1) return Math.ceil(free);
      for (const { key, at } of moved) full.set(key, at);
      return null;
    },
  };
}
