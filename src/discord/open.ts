import type { Command } from "../answer/command.ts";
import { placeIn } from "../answer/context.ts";
import { speakerAt } from "../answer/whose.ts";
import type { Config } from "../config.ts";
import type { Log } from "../log.ts";
import { idOf, pressed } from "../reply/custom-id.ts";
import type { House } from "../reply/respond.ts";
import { languages } from "../reply/wording.ts";
import type { State } from "../state/state.ts";
import type { Shape } from "./action.ts";
import type { Bot } from "./bot.ts";
import { commandAction, shapeOf } from "./commands.ts";
import { openCooldown } from "./cooldown.ts";
import { reportAction } from "./report.ts";
import { settingsAction, settingsShape } from "./settings.ts";

/** An answer that is not there after so long is deferred: Discord waits three seconds, part of which the network takes. */
const patience = 1500;

/** Everything that is registered with Discord. */
export const shapes = (commands: ReadonlyMap<string, Command>): readonly Shape[] => [
  ...[...commands.values()].map(shapeOf),
  settingsShape,
];

/** The bot that all doors to Discord share: every command, and what concerns Discord alone. */
export function openBot(house: House, state: State, config: Config, log: Log): Bot {
  const shown = { ...house, reports: true, besides: [settingsShape] };
  const commands = [...house.commands.values()].map((command) => commandAction(command, shown));
  const actions = [...commands, settingsAction(state, languages), reportAction(log)];
  return {
    actions: new Map(actions.map((action) => [action.name, action])),
    ids: {
      encode: (request) => idOf(request, false, state.keep),
      decode: (id, locale) => pressed(id, locale, state.kept),
    },
    whose: (shown) => speakerAt(house.desk.archive, placeIn(shown)),
    state,
    cooldown: openCooldown(),
    rates: config.cooldown,
    log,
    patience,
  };
}
