import type { Request } from "../../answer/command.ts";
import type { Rate } from "../../config.ts";
import type { Log } from "../../log.ts";
import type { State } from "../../state/state.ts";
import type { Cooldown } from "../cooldown.ts";
import type { Action } from "./action.ts";
import type { Ids } from "./parse-interaction.ts";
import type { Seen } from "./seen.ts";

/** What gateway and HTTP endpoint share. */
export type Bot = {
  readonly actions: ReadonlyMap<string, Action>;
  readonly ids: Ids;
  /** The speaker at the place of a context request; null if nobody or several people speak there. */
  readonly speakerAt: (context: Request) => Promise<string | null>;
  readonly state: State;
  readonly cooldown: Cooldown;
  /** Interactions and messages that were answered, by this process or another. */
  readonly seen: Seen;
  /** Rate limits per user and channel, unless a server sets its own. */
  readonly rates: { readonly user: Rate; readonly channel: Rate };
  readonly log: Log;
  /** Milliseconds until an answer is deferred; Discord gives up after 3,000. */
  readonly patience: number;
};
