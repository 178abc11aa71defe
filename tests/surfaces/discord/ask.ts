import { expect } from "vitest";
import { answer } from "../../../src/surfaces/discord/answer.ts";
import type { Bot } from "../../../src/surfaces/discord/bot.ts";
import { checkCallback } from "../../discord-rules.ts";

type Data = { content?: string; flags?: number; choices?: { name: string }[]; custom_id?: string };

/** The answer, checked against Discord's rules. */
export async function ask(interaction: object, bot: Bot) {
  const { callback, later } = await answer(interaction, bot);
  expect(checkCallback(callback)).toEqual([]);
  const data = ("data" in callback ? callback.data : {}) as Data;
  return { type: callback.type, data, isPrivate: ((data?.flags ?? 0) & 64) !== 0, later: later && (await later) };
}
