/** Pending work to finish before the process ends. */
export type Underway = {
  readonly add: (work: Promise<unknown>) => void;
  /** Resolves when all work is done or the time is up. */
  readonly finished: (milliseconds: number) => Promise<void>;
};

export function openUnderway(): Underway {
  const works = new Set<Promise<unknown>>();
  return {
    add(work) {
      const settled = work.catch(() => {}).finally(() => works.delete(settled));
      works.add(settled);
    },
    async finished(milliseconds) {
      const deadline = Date.now() + milliseconds;
      while (works.size > 0 && Date.now() < deadline) {
        const timeUp = new Promise((resolve) => setTimeout(resolve, deadline - Date.now()).unref());
        await Promise.race([Promise.all(works), timeUp]);
      }
    },
  };
}
