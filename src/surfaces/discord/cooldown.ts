import type { Rate } from "../../config.ts";

/** Rate limits by key (a user, a channel). Asynchronous, so that processes can share one store. */
export type Cooldown = {
  /** Counts a request and gives null; where a key has no room, counts nothing and gives the time (ms since 1970) of the next. */
  readonly take: (asked: readonly { readonly key: string; readonly rate: Rate }[]) => Promise<number | null>;
};

/**
 * Rate limits in this process's memory, by the generic cell rate algorithm (ITU-T I.371): each key stores when its allowance is full again,
 * and a request moves that on by seconds/requests.
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
      // Rounding in `each` must not refuse the last request of a full allowance.
      if (free - time >= 1) return Math.ceil(free);
      for (const { key, at } of moved) full.set(key, at);
      return null;
    },
  };
}
