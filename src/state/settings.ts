import type { Rate } from "../config.ts";

/** A server's settings from `/settings`. A missing cooldown means the operator's. */
export type ServerSettings = {
  /** Show replies only to the asker, unless they ask otherwise. */
  readonly private: boolean;
  /** Channels where the bot answers mentions; empty for all. */
  readonly channels: readonly string[];
  readonly cooldown: { readonly user?: Rate; readonly channel?: Rate };
  /** Language of public replies, BCP 47; null for each asker's own. */
  readonly language: string | null;
  /** Let the operator's model choose answers, if there is one. */
  readonly reader: boolean;
};

export const defaults: ServerSettings = { private: false, channels: [], cooldown: {}, language: null, reader: true };
