import type { Excerpt } from "../article/excerpt.ts";
import type { Citation, Quote } from "./cited.ts";

/** A person by the keys of their name (`speakerKey`); `name` is what is shown. */
export type FollowedPerson = { readonly name: string; readonly keys: readonly string[]; readonly said: "quoted" | "named" };

/** What a follow asks of an article. Every condition given must be met; `topic`, `words` and `without` are in search syntax. */
export type Conditions = {
  readonly person?: FollowedPerson;
  readonly topic?: string;
  readonly words?: string;
  readonly source?: string;
  readonly without?: string;
};

/** A condition of a follow and whether an article meets it. */
export type JudgedCondition = { readonly condition: keyof Conditions; readonly met: boolean };

/** Where a request was made, and by whom. Ids are the surface's own. */
export type RequestOrigin = {
  readonly channel: string;
  /** Null in direct messages and in the local channel. */
  readonly server: string | null;
  readonly user: string;
  /** The user may change what is followed there. */
  readonly manages: boolean;
  /** The bot may post there by itself. */
  readonly member: boolean;
};

/** Hours in which nothing is posted: "22:00-07:00" in an IANA time zone. */
export type QuietHours = { readonly from: string; readonly to: string; readonly zone: string };

/** A follow before it is saved. */
export type NewFollow = Pick<RequestOrigin, "channel" | "server" | "user"> & {
  readonly conditions: Conditions;
  /** BCP 47 language of its posts. */
  readonly locale: string;
  readonly quiet: QuietHours | null;
  /** A role that is mentioned with each post. */
  readonly role: string | null;
  /** The place of the archive's last change when it began: nothing older is posted. */
  readonly begins: number;
};

export type Follow = NewFollow & {
  readonly id: number;
  /** When it began, ISO 8601. */
  readonly since: string;
  readonly paused: boolean;
  /** What it asked before its last edit, of what came in after the place `begins`, up to `until`. */
  readonly earlier: { readonly conditions: Conditions; readonly begins: number; readonly until: number } | null;
};

/**
 * Why an article was or was not posted for a follow that it matches. `copied`: another post already carries the story; `older`: published before
 * the follow began; `late`: published long before it came in; `limit`: the channel had its posts of that hour; `refused`: by the surface; `unsure`: sent
 * twice, and the surface does not say whether either arrived.
 */
export type Fate = "waiting" | "quiet" | "posted" | "copied" | "older" | "late" | "limit" | "refused" | "stopped" | "unsure";

/** What may be changed of a follow. `begins` moves when it is taken up again or asks for something else. */
export type FollowChange = Partial<Pick<Follow, "conditions" | "quiet" | "role" | "paused" | "begins" | "earlier">>;

/** The stored follows. Every method may reject with a DatabaseError. */
export interface Follows {
  add(follow: NewFollow): Promise<Follow>;
  get(id: number): Promise<Follow | null>;
  /** Follows of a channel, a server, or a person in direct messages, oldest first; all without any. */
  list(of?: { readonly channel?: string; readonly server?: string; readonly user?: string }): Promise<readonly Follow[]>;
  change(id: number, change: FollowChange): Promise<void>;
  stop(id: number): Promise<void>;
  /** What became of an article, by follow; only matches have a fate. */
  fates(article: string, now: number): Promise<ReadonlyMap<number, Fate>>;
  /** How many articles were posted, by follow. */
  posted(channel: string): Promise<ReadonlyMap<number, number>>;
  /** Since when a channel cannot be posted to, in milliseconds; null if it can. */
  closedSince(channel: string): Promise<number | null>;
  /** Changes whenever a follow does, here or in another process. */
  version(): Promise<number>;
}

/** The outcomes of following. */
export type FollowOutcome =
  | {
      /** Before a follow is saved: what it would have posted. */
      readonly kind: "follow preview";
      readonly conditions: Conditions;
      readonly days: number;
      /** The forum requires a tag that only moderators may use. */
      readonly moderated: boolean;
      readonly found: readonly { readonly citation: Citation; readonly passage: Excerpt | null }[];
    }
  | { readonly kind: "followed"; readonly follow: Follow }
  | {
      readonly kind: "follow refused";
      readonly why: "empty" | "place" | "member" | "manager" | "gone" | "quiet" | "cancelled" | "stopped" | "limit";
      readonly limit?: number;
    }
  | {
      readonly kind: "following";
      readonly follows: readonly { readonly follow: Follow; readonly posted: number; readonly here: boolean }[];
      readonly manages: boolean;
      /** The channel cannot be posted to since then (ISO 8601). */
      readonly closed: string | null;
    }
  | {
      readonly kind: "why";
      readonly citation: Citation;
      readonly reasons: readonly {
        readonly follow: Follow;
        readonly judged: readonly JudgedCondition[];
        readonly fate: Fate | null;
      }[];
    }
  | {
      /** A post: what an article has for some follows. */
      readonly kind: "alert";
      readonly citation: Citation;
      readonly quotes: readonly Quote[];
      readonly passages: readonly { readonly excerpt: Excerpt; readonly matches: readonly Excerpt[] }[];
      readonly copies: readonly Citation[];
    }
  | {
      /** A quotation that was posted has changed in its article, or is gone from it. */
      readonly kind: "correction";
      readonly citation: Citation;
      readonly before: Citation;
      readonly was: Excerpt;
      readonly becomes: Excerpt | null;
    }
  /** So many more articles match than are posted in an hour. */
  | { readonly kind: "rest"; readonly count: number; readonly limit: number }
  /** A channel is closed to us. */
  | { readonly kind: "notice"; readonly channel: string };
