import { createHash } from "node:crypto";
import type { Log } from "../log.ts";
import { Breaker } from "./breaker.ts";
import { checkReading } from "./check-reading.ts";
import { FairQueue } from "./fair-queue.ts";
import { type PassageCandidate, type Reader, type ReaderChoice, ReaderError, type ReaderQuestion } from "./reader.ts";

/** Readings kept by key, as a reader returned them; null where there is none. */
export type KeptReadings = {
  readonly reading: (key: string) => Promise<unknown>;
  readonly keepReading: (key: string, reading: unknown) => Promise<void>;
};

/** A question of an asker: `places` name each candidate's article, revision and sentences. */
export type GuardedQuestion = ReaderQuestion & {
  readonly places: readonly string[];
  readonly asker: string;
  /** Aborts when the rules' answer has to go out. */
  readonly signal: AbortSignal;
};

/** A reader that never fails: where it is late, busy or wrong, it returns null and the log says why. */
export type GuardedReader = Pick<Reader, "model" | "host" | "close"> & {
  readonly limits: ReaderLimits;
  /** It may choose the sentences of summaries, too. */
  readonly summaries: boolean;
  readonly read: (asked: GuardedQuestion) => Promise<ReaderChoice | null>;
};

export type ReaderLimits = { readonly candidates: number; readonly parallel: number; readonly milliseconds: number };

/** Where readings are kept and troubles are logged; `tokens` hears what each question cost. */
export type ReaderOptions = {
  readonly limits: ReaderLimits;
  readonly summaries?: boolean;
  readonly kept: KeptReadings | null;
  readonly log: Pick<Log, "warn" | "debug">;
  readonly now?: () => number;
  readonly tokens?: (tokens: number) => void;
};

/** Raise it when the same reply would mean something else. */
const VERSION = 1;

/** Puts a reader behind a cache, a queue, a circuit breaker and the check of its replies. */
export function guarded(reader: Reader, { limits, summaries = false, kept, log, now, tokens }: ReaderOptions): GuardedReader {
  const turns = new FairQueue(limits.parallel);
  const breaker = new Breaker(now);
  const trouble = (error: unknown, message: string) => {
    const { trouble, status } = error instanceof ReaderError ? error : { trouble: nameOf(error), status: null };
    const level = trouble === "busy" || trouble === "resting" ? "debug" : "warn";
    log[level]({ reader: reader.model, trouble, ...(status !== null && { status }) }, message);
  };

  async function known(key: string, candidates: readonly PassageCandidate[]): Promise<ReaderChoice | null> {
    try {
      const found = await kept?.reading(key);
      return found == null ? null : checkReading(found, candidates);
    } catch (error) {
      trouble(error, "a kept reading could not be used");
      return null;
    }
  }

  async function fresh(key: string, { question, candidates, most, asker, signal }: GuardedQuestion): Promise<ReaderChoice> {
    if (breaker.resting) throw new ReaderError("resting");
    const end = await turns.take(asker, signal);
    try {
      const raw = await beforeAbort(reader.read({ question, candidates, most }, signal), signal);
      if (raw.tokens !== null) tokens?.(raw.tokens);
      const reading = checkReading(raw.reading, candidates);
      breaker.succeeded();
      await kept?.keepReading(key, raw.reading).catch((error) => trouble(error, "a reading could not be kept"));
      return reading;
    } catch (error) {
      breaker.failed(error instanceof ReaderError ? error : new ReaderError("failed"));
      throw error;
    } finally {
      end();
    }
  }

  return {
    model: reader.model,
    host: reader.host,
    limits,
    summaries,
    close: reader.close,
    async read(asked) {
      const key = keyOf(reader, asked);
      const found = await known(key, asked.candidates);
      if (found !== null) return found;
      return fresh(key, asked).catch((error) => {
        trouble(error, "the reader gave no choice: the rules answer");
        return null;
      });
    },
  };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown");

const keyOf = ({ model, host }: Reader, { question, places, most }: GuardedQuestion): string =>
  createHash("sha256")
    .update(JSON.stringify([VERSION, model, host, question.trim().toLowerCase(), most, places]))
    .digest("base64url");

/** The result of `work`; a ReaderError as soon as `signal` aborts, whether or not `work` heeds it. */
function beforeAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new ReaderError("late"));
    if (signal.aborted) late();
    signal.addEventListener("abort", late, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", late));
  });
}
