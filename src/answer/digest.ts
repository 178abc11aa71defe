import type { Excerpt } from "../article/excerpt.ts";
import type { Citation, Passage } from "./cited.ts";
import type { RequestOrigin } from "./follow.ts";

/** When a digest comes: at a time of day in an IANA time zone, on some days of the week (0 is Sunday), or on all. */
export type Schedule = { readonly at: string; readonly zone: string; readonly days: readonly number[] };

/** A channel's digest. `next` and `since` in milliseconds: when it is due, and what it begins with. */
export type Digest = Pick<RequestOrigin, "channel" | "server" | "user"> & {
  readonly schedule: Schedule;
  readonly locale: string;
  readonly next: number;
  readonly since: number;
};

/** The digests that are kept, one a channel. Every method may reject with a DatabaseError. */
export interface Digests {
  get(channel: string): Promise<Digest | null>;
  set(digest: Digest): Promise<void>;
  remove(channel: string): Promise<void>;
  /** Digests that are due. */
  due(now: number): Promise<readonly Digest[]>;
}

/** A story of a digest: its newest article's sentences, whom its articles quote, and the other articles that carry it. */
export type DigestStory = {
  readonly citation: Citation;
  readonly passages: readonly Passage[];
  readonly voices: readonly { readonly name: Excerpt; readonly citation: Citation }[];
  readonly others: readonly Citation[];
};

/** The outcomes of `/digest`. */
export type DigestOutcome =
  | { readonly kind: "digest"; readonly since: string; readonly stories: readonly DigestStory[] }
  | { readonly kind: "digest set"; readonly digest: Digest | null }
  | { readonly kind: "digest refused"; readonly why: "at" | "zone" | "days" | "nothing" };
