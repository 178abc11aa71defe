import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import type { Action } from "../../../src/surfaces/discord/action.ts";
import { answer } from "../../../src/surfaces/discord/answer.ts";
import type { Bot } from "../../../src/surfaces/discord/bot.ts";
import { checkCallback, checkReply, checkRequest } from "../../discord-rules.ts";
import { interactions } from "./random-interactions.ts";
import { shippedBot } from "./shipped-bot.ts";

let bot: Bot;
let logged: readonly string[];
let reached = 0;

beforeAll(async () => {
  const shipped = await shippedBot();
  logged = shipped.logged;
  const counted = (action: Action): Action => ({
    ...action,
    complete: (...given) => {
      reached++;
      return action.complete(...given);
    },
    form: async (...given) => {
      const form = await action.form(...given);
      if (form !== null) reached++;
      return form;
    },
    run: (...given) => {
      reached++;
      return action.run(...given);
    },
  });
  bot = { ...shipped.bot, actions: new Map([...shipped.bot.actions].map(([name, action]) => [name, counted(action)])) };
});

it("gives each of 10,000 a valid reply, most from a command, none a failure", async () => {
  const runs = 10_000;
  await fc.assert(
    fc.asyncProperty(interactions(bot), async (interaction) => {
      const { callback, later } = await answer(interaction, bot);
      expect(checkCallback(callback)).toEqual([]);
      const after = await later;
      if (after?.kind === "promised")
        expect(checkRequest("PATCH", "/webhooks/1/t/messages/@original", after.message)).toEqual([]);
      if (after?.kind === "private") expect(checkReply(after.message)).toEqual([]);
    }),
    { numRuns: runs },
  );
  expect(reached).toBeGreaterThan(runs / 2);
  expect(logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
}, 120_000);
