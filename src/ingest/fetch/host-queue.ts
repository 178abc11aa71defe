/** Waits for some milliseconds. */
export type Wait = (milliseconds: number) => Promise<void>;

/** The longest pause, whatever a robots.txt asks. */
const LONGEST_PAUSE_MS = 30_000;

/** The most sites remembered. */
const MOST_SITES = 1000;

type QueuedSite = { tail: Promise<unknown>; free: number };

/** Queues requests by site: one at a time, with a pause (milliseconds) between two. */
export function queueByHost(pause: number, wait: Wait, now: () => number = Date.now) {
  const sites = new Map<string, QueuedSite>();
  return <T>(host: string, delay: number, work: () => Promise<T>): Promise<T> => {
    const site = sites.get(host) ?? { tail: Promise.resolve(), free: 0 };
    for (const [other, { free }] of sites.size >= MOST_SITES ? sites : []) if (free < now()) sites.delete(other);
    sites.set(host, site);
    const turn = site.tail.then(async () => {
      const left = site.free - now();
      if (left > 0) await wait(left);
      try {
        return await work();
      } finally {
        site.free = now() + Math.min(Math.max(pause, delay), LONGEST_PAUSE_MS);
      }
    });
    site.tail = turn.catch(() => undefined);
    return turn;
  };
}
