import { REST } from "discord.js";
import { expect } from "vitest";
import { commands } from "../../../commands/index.ts";
import { configuration } from "../../../src/config.ts";
import { openLog } from "../../../src/log.ts";
import { answer } from "../../../src/surfaces/discord/answer.ts";
import { withForums } from "../../../src/surfaces/discord/forum.ts";
import { openBot } from "../../../src/surfaces/discord/open.ts";
import { deliverer } from "../../../src/surfaces/discord/posts.ts";
import { openTeller } from "../../../src/tell/teller.ts";
import { checkCallback } from "../../discord-rules.ts";
import { tellerOn } from "../../tell/support.ts";
import { standIn, token } from "./stand-in.ts";

export const TEXT =
  "The bank left its rates alone. “We are not done with inflation,” said Christine Lagarde, its president. Markets fell.";
export const manager = { permissions: "32" };

export type Component = {
  custom_id?: string;
  content?: string;
  value?: string;
  label?: string;
  components?: Component[];
  options?: Component[];
  component?: Component;
};
export const all = (one: Component): Component[] => [
  one,
  ...[...(one.components ?? []), ...(one.options ?? []), ...(one.component ? [one.component] : [])].flatMap(all),
];
export const labelled = (components: readonly Component[], label: string) => {
  const found = components.find((one) => one.label?.startsWith(label));
  return found?.custom_id ?? found?.value ?? "";
};
export const said = (components: readonly Component[]) => components.flatMap(({ content }) => content ?? []).join("\n");

/** A bot that posts what is followed to a stand-in for Discord; `turn` decides and sends. */
export async function followingOn() {
  const on = await tellerOn();
  const server = await standIn();
  server.state.now = () => on.clock.now;
  const following = {
    follows: on.follows,
    digests: on.digests,
    last: on.archive.lastChange,
    limits: { perServer: 2, perPerson: 1 },
  };
  const rest = new REST({ api: server.api, retries: 0 }).setToken(token);
  const services = withForums({ archive: on.archive, now: () => new Date(on.clock.now), following }, () => rest);
  const runtime = { commands, services, share: 1 / 3 };
  const log = openLog("silent");
  const bot = openBot(runtime, on.state, configuration({ COOLDOWN_USER: "off", COOLDOWN_CHANNEL: "off" }), log);
  const deliver = deliverer(rest, { ...runtime, forms: true }, bot.ids.keep, log);
  const { archive, follows, digests, outbox } = on;
  const { turn } = openTeller({
    archive,
    follows,
    digests,
    outbox,
    deliver,
    sends: "discord",
    perHour: 10,
    now: () => on.clock.now,
    failed: (error) => {
      throw error;
    },
  });

  return {
    ...on,
    server,
    bot,
    turn,
    /** The components of the reply to an interaction, which Discord must accept. */
    async asked(interaction: object): Promise<Component[]> {
      const { callback } = await answer(interaction, bot);
      expect(checkCallback(callback)).toEqual([]);
      return all(("data" in callback ? callback.data : {}) as Component).slice(1);
    },
    close: async () => {
      await server.close();
      await on.close();
    },
  };
}
