import type { Rate } from "../config.ts";

/** What those who manage a server set with `/settings`. `null` and an absent cooldown mean: as the operator has it. */
export type ServerSettings = {
  /** Replies are shown to the asker alone, unless they ask otherwise. */
  readonly private: boolean;
  /** Channels in which the bot answers when it is mentioned; empty for all. */
  readonly channels: readonly string[];
  readonly cooldown: { readonly user?: Rate; readonly channel?: Rate };
  /** Language of the bot's own wording in public replies, BCP 47; null for each asker's own. */
  readonly language: string | null;
};

export const defaults: ServerSettings = { private: false, channels: [], cooldown: {}, language: null };
