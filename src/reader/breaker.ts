import type { ReaderError } from "./reader.ts";

/** Failures in a row after which a reader rests, and for how long, in milliseconds. */
const FAILURES = 5;
const REST = 60_000;
/** A server may ask for a longer rest, up to this. */
const LONGEST_REST = 10 * 60_000;

/** A circuit breaker: spares a reader that fails again and again, so that nobody waits for it. */
export class Breaker {
  readonly #now: () => number;
  #failures = 0;
  #until = 0;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  get resting(): boolean {
    return this.#now() < this.#until;
  }

  succeeded(): void {
    this.#failures = 0;
  }

  failed({ retryAfter }: ReaderError): void {
    this.#failures++;
    const rest = Math.max(retryAfter ?? 0, this.#failures >= FAILURES ? REST : 0);
    this.#until = Math.max(this.#until, this.#now() + Math.min(rest, LONGEST_REST));
  }
}
