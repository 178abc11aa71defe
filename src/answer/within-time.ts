/** Gives `work` a signal that aborts after some milliseconds; at once if there are none left. */
export async function withinTime<T>(milliseconds: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const late = new AbortController();
  if (milliseconds <= 0) late.abort();
  const timer = setTimeout(() => late.abort(), Math.max(0, milliseconds));
  try {
    return await work(late.signal);
  } finally {
    clearTimeout(timer);
  }
}
