import type { Request } from "../../answer/command.ts";
import type { Rate } from "../../config.ts";
import type { Log } from "../../log.ts";
import type { State } from "../../state/state.ts";
import type { Action } from "./action.ts";
import type { Cooldown } from "./cooldown.ts";
import type { Ids } from "./parse-interaction.ts";

/** All that the doors share. */
export type Bot = {
  readonly actions: ReadonlyMap<string, Action>;
  readonly ids: Ids;
  /** Who speaks at the place that a request for its context names; null where nobody does, or several. */
  readonly speakerAt: (context: Request) => Promise<string | null>;
  readonly state: State;
  readonly cooldown: Cooldown;
  /** How often one user and one channel may ask, where their server has not set its own. */
  readonly rates: { readonly user: Rate; readonly channel: Rate };
  readonly log: Log;
  /** How long an answer may take before it is deferred, in milliseconds. Discord gives up after 3,000. */
  readonly patience: number;
};
