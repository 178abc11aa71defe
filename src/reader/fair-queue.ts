import { ReaderError } from "./reader.ts";

type WaitingAsker = { readonly asker: string; readonly start: () => void };

/** Lets at most `most` questions through at once, and one of each asker. The others wait in order. */
export class FairQueue {
  readonly #most: number;
  readonly #running = new Set<string>();
  #waiting: WaitingAsker[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** Waits for a turn; the function returned ends it. Throws a ReaderError if `signal` aborts first. */
  async take(asker: string, signal: AbortSignal): Promise<() => void> {
    if (signal.aborted) throw new ReaderError("late");
    if (!this.#mayRun(asker)) await this.#wait(asker, signal);
    else this.#running.add(asker);
    return () => {
      this.#running.delete(asker);
      this.#next();
    };
  }

  #mayRun(asker: string): boolean {
    return this.#running.size < this.#most && !this.#running.has(asker);
  }

  #wait(asker: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting = { asker, start: resolve };
      this.#waiting.push(waiting);
      signal.addEventListener(
        "abort",
        () => {
          const before = this.#waiting.length;
          this.#waiting = this.#waiting.filter((one) => one !== waiting);
          if (this.#waiting.length < before) reject(new ReaderError("busy"));
        },
        { once: true },
      );
    });
  }

  #next(): void {
    const next = this.#waiting.find(({ asker }) => this.#mayRun(asker));
    if (next === undefined) return;
    this.#waiting = this.#waiting.filter((one) => one !== next);
    this.#running.add(next.asker);
    next.start();
  }
}
