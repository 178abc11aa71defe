import type { Span } from "../text/span.ts";

/** A passage that may answer: sentences of one article in its order, some perhaps left out between them. Readers see it; they never see where it stands. */
export type PassageCandidate = {
  readonly title: string;
  readonly source: string | null;
  /** ISO 8601; null if unknown. */
  readonly published: string | null;
  readonly sentences: readonly string[];
};

/** A question, the passages that may answer it, and how many sentences are wanted at most. */
export type ReaderQuestion = {
  readonly question: string;
  readonly candidates: readonly PassageCandidate[];
  readonly most: number;
};

/** What a reader returned, not yet checked; `tokens` are those it was charged for, null if unknown. */
export type RawReading = { readonly reading: unknown; readonly tokens: number | null };

/** A model that points at the passages that answer a question. */
export type Reader = {
  /** Its name, shown on cards. */
  readonly model: string;
  /** Where the question and the candidates are sent; null if they stay on this machine. */
  readonly host: string | null;
  /** May throw anything; a ReaderError names the trouble. */
  readonly read: (asked: ReaderQuestion, signal: AbortSignal) => Promise<RawReading>;
  readonly close: () => Promise<void>;
};

/** A sentence that a reader chose. Indices count from 0; `sentence` and `span` (inside that sentence) are null if it named only the passage. */
export type Pick = {
  readonly candidate: number;
  readonly sentence: number | null;
  readonly span: Span | null;
  /** From 0 to 1; null if the reader gives none. */
  readonly confidence: number | null;
};

/** The choice of a reader, best first; empty if it says that none answers. */
export type ReaderChoice = readonly Pick[];

/** What can be wrong with a reader or its reply. */
export type Trouble =
  | "late"
  | "busy"
  | "resting"
  | "unreachable"
  | "unauthorised"
  | "limited"
  | "failed"
  | "too long"
  | "cut short"
  | "not a reading"
  | "out of range"
  | "double";

/** A reader could not be used. Holds no private text. */
export class ReaderError extends Error {
  override readonly name = "ReaderError";
  readonly trouble: Trouble;
  /** The HTTP status, if a server refused. */
  readonly status: number | null;
  /** Milliseconds until the server wants to be asked again; null if it did not say. */
  readonly retryAfter: number | null;

  constructor(
    trouble: Trouble,
    { status = null, retryAfter = null }: { status?: number | null; retryAfter?: number | null } = {},
  ) {
    super(status === null ? trouble : `${trouble} (status ${status})`);
    this.trouble = trouble;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}
