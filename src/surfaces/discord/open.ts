import type { Command, Request } from "../../answer/command.ts";
import { placeIn } from "../../answer/context.ts";
import { speakerAt } from "../../answer/speaker-at.ts";
import type { Runtime } from "../../cards/respond.ts";
import { languages } from "../../cards/wording.ts";
import type { Config } from "../../config.ts";
import type { Log } from "../../log.ts";
import { DatabaseError } from "../../sqlite/error.ts";
import type { State } from "../../state/state.ts";
import { openCooldown } from "../cooldown.ts";
import { errorFields } from "../failure.ts";
import type { Shape } from "./action.ts";
import type { Bot } from "./bot.ts";
import { commandAction, shapeOf } from "./commands.ts";
import { idOf, isKept, keyOf, pressed } from "./custom-id.ts";
import { editFollowAction } from "./edit-follow.ts";
import { furtherAction } from "./further.ts";
import type { Asker } from "./interaction.ts";
import type { SharedLimits } from "./postgres-limits.ts";
import { reportAction } from "./report.ts";
import { INTERACTION_LIFE, openSeen } from "./seen.ts";
import { settingsAction, settingsShape } from "./settings.ts";

/** Later answers are deferred: Discord waits three seconds, network included. */
const patience = 1500;

/** Everything to register with Discord. */
export const shapes = (commands: ReadonlyMap<string, Command>, hasReader: boolean): readonly Shape[] => [
  ...[...commands.values()].map(shapeOf),
  settingsShape(hasReader),
];

/**
 * The bot that gateway and HTTP endpoint share: every command, and the actions that exist only on Discord. `limits`: what it shares with other
 * processes.
 */
export function openBot(runtime: Runtime, state: State, config: Config, log: Log, limits: SharedLimits | null = null): Bot {
  // A full disk costs long buttons, not the answer.
  const keep = async (request: Request) => {
    if (!isKept(idOf(request, false))) return;
    try {
      await state.keep(keyOf(request), request);
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      log.error(errorFields(error), "a long button will not work");
    }
  };
  const settings = settingsAction(state, languages, runtime.services.reader !== undefined);
  const shown = { ...runtime, forms: true, otherCommands: [settings] };
  const readerAllowed = async ({ server }: Asker) => (await state.settings(server)).reader;
  const commands = [...runtime.commands.values()].map((command) => commandAction(command, shown, keep, readerAllowed));
  const editing = runtime.services.following ? [editFollowAction(shown, keep)] : [];
  const actions = [...commands, settings, reportAction(log), ...editing, furtherAction(() => bot)];
  const bot: Bot = {
    actions: new Map(actions.map((action) => [action.name, action])),
    ids: { keep, decode: (id, locale) => pressed(id, locale, state.kept) },
    speakerAt: (context) => speakerAt(runtime.services.archive, placeIn(context)),
    state,
    cooldown: limits?.cooldown ?? openCooldown(),
    seen: limits?.seen ?? openSeen(INTERACTION_LIFE),
    rates: config.cooldown,
    log,
    patience,
  };
  return bot;
}
