import type { Fate } from "../answer/follow.ts";
import type { Attempts } from "./attempt.ts";

/** What a post says, as ids and figures only: the words are read from the archive when it is sent. */
export type PostBody =
  | {
      readonly kind: "alert";
      readonly article: string;
      readonly revision: string;
      readonly follows: readonly number[];
      /** Ids of articles that carry the same story. */
      readonly copies: readonly string[];
    }
  /** A posted quotation was changed: `was` in the earlier revision, `becomes` in the later one, if anything does. */
  | {
      readonly kind: "correction";
      readonly article: string;
      readonly was: { readonly revision: string; readonly start: number; readonly end: number };
      readonly becomes: { readonly revision: string; readonly start: number; readonly end: number } | null;
      /** The message it replies to. */
      readonly message: string;
    }
  /** A story that was posted came in from another paper: its message is drawn again, with the papers named. */
  | { readonly kind: "copies"; readonly article: string; readonly follows: readonly number[]; readonly message: string }
  /** The line for what is over the limit. */
  | { readonly kind: "rest" }
  /** The stories of a time, in milliseconds. */
  | { readonly kind: "digest"; readonly since: number; readonly until: number }
  /** Tells a person that a channel is closed to us. */
  | { readonly kind: "notice"; readonly channel: string };

/** A post to be written down. `key` names it: a channel has each key once, for ever. `due`: not before; null for at once. */
export type NewPost = {
  readonly channel: string;
  readonly key: string;
  readonly locale: string;
  readonly role: string | null;
  readonly written: number;
  readonly due: number | null;
  readonly body: PostBody;
};

export type Post = NewPost & { readonly id: number };

/** A post to be sent now, until its `lease` ends. `newest`: the id of the last message we know to be ours in its channel, if it was tried before. */
export type ClaimedPost = Post & Attempts & { readonly lease: number; readonly newest: string | null };

/** What became of a match: a fate of its own, or that of the post under `key` in the follow's channel. */
export type Decision = { readonly follow: number; readonly article: string } & (
  | { readonly fate: Extract<Fate, "older" | "late"> }
  | { readonly channel: string; readonly key: string; readonly copy: boolean }
);

/** Everything decided about some changes. `copies` are added to the posts of their stories. */
export type Decided = {
  readonly posts: readonly NewPost[];
  readonly decisions: readonly Decision[];
  readonly copies: readonly { readonly channel: string; readonly key: string; readonly article: string }[];
};

export type AlertBody = Extract<PostBody, { kind: "alert" }>;

/** An alert that was written down, and its message once it was sent. */
export type Alerted = Pick<NewPost, "channel" | "locale" | "role"> & {
  readonly body: AlertBody;
  readonly message: string | null;
};

/** Which posts a process sends: those of its surface. */
export type Sends = "discord" | "terminal";

/** The channel of the terminal; all others are Discord's. Notices go to `@` and a user's id. */
export const TERMINAL = "terminal";

/**
 * Posts, written down before they are sent, and the cursor of what was decided. Processes may share one. Times are milliseconds since 1970.
 * Every method may reject with a DatabaseError.
 */
export interface Outbox {
  /** The place of the last change decided; null before the first. */
  cursor(): Promise<number | null>;
  /** Moves the cursor and writes down what was decided, all or nothing; false, and nothing, if another process moved it. */
  decide(from: number | null, to: number, decided: Decided): Promise<boolean>;
  /** Writes a post down; false if its channel has its key. */
  put(post: NewPost): Promise<boolean>;
  /**
   * Takes the next post that is due, of a channel that is open and has none under way; null if there is none. A post whose sender died is given
   * again once its lease has passed.
   */
  claim(now: number, sends: Sends): Promise<ClaimedPost | null>;
  /** Notes an attempt just before it is made, and renews the lease; false if another sender has taken the post. */
  attempt(post: ClaimedPost, now: number, attempts: Attempts): Promise<boolean>;
  /** Notes the message that was posted and, of an alert, the revision that it shows. */
  sent(id: number, message: string, now: number, revision?: string): Promise<void>;
  /** Never to be sent. */
  drop(id: number, why: Extract<Fate, "limit" | "refused" | "stopped" | "late" | "unsure">): Promise<void>;
  /** To be tried again, at the earliest after `milliseconds`; nothing else of the channel goes first. `attempts`: those that may have arrived. */
  retry(id: number, now: number, milliseconds: number, attempts: Attempts): Promise<void>;
  /** Notes that a channel is closed. Returns since when it is, and true if that is news. */
  close(id: number, now: number, attempts: Attempts): Promise<{ readonly since: number; readonly news: boolean }>;
  /** How many alerts were posted in a channel after a time and until another. */
  sentAlerts(channel: string, after: number, until: number): Promise<number>;
  /** Drops the alerts of a channel that are due, as over the limit, and writes down a line for them that is due at `due`. */
  overflow(channel: string, now: number, due: number): Promise<void>;
  /** How many alerts a channel had over the limit since its last line about them. */
  overLimit(channel: string, upTo: number): Promise<number>;
  /** The last alerts of a channel written down after a time, newest first. */
  recent(channel: string, after: number): Promise<readonly Alerted[]>;
  /** When the oldest post that is due and not sent was due, in milliseconds since 1970; null if there is none. */
  oldestDue(now: number): Promise<number | null>;
  /** The alerts about an article. */
  about(article: string): Promise<readonly Alerted[]>;
}
