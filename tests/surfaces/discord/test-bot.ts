import { setTimeout as wait } from "node:timers/promises";
import type { Request } from "../../../src/answer/command.ts";
import { openLog } from "../../../src/log.ts";
import { openState, type State } from "../../../src/state/state.ts";
import { openCooldown } from "../../../src/surfaces/cooldown.ts";
import type { Action } from "../../../src/surfaces/discord/action.ts";
import type { Bot } from "../../../src/surfaces/discord/bot.ts";
import { idOf, keyOf, pressed } from "../../../src/surfaces/discord/custom-id.ts";
import { field, form, longText } from "../../../src/surfaces/discord/form.ts";
import { furtherAction } from "../../../src/surfaces/discord/further.ts";
import { reportAction } from "../../../src/surfaces/discord/report.ts";
import { INTERACTION_LIFE, openSeen } from "../../../src/surfaces/discord/seen.ts";
import { settingsAction } from "../../../src/surfaces/discord/settings.ts";

const text = { description: "Some text", type: "text" } as const;
const yesOrNo = { description: "Yes or no", type: "yes or no" } as const;

const base = {
  description: "An action of a test",
  options: {},
  completes: [],
  complete: async () => [],
  form: async () => null,
} satisfies Partial<Action>;

/** A bot with actions of its own, which answer with what they were asked; `asked` holds what reached them. */
export function testBot(more: Partial<Bot> & { actions?: never } = {}, now: () => number = Date.now) {
  const asked: Request[] = [];
  const logged: string[] = [];
  const log = more.log ?? openLog("debug", { write: (line) => logged.push(line) });
  const state: State = more.state ?? openState(":memory:");
  const echo = async (request: Request) => {
    asked.push(request);
    return { content: JSON.stringify(request), allowed_mentions: { parse: [] } };
  };
  const actions: Action[] = [
    {
      ...base,
      name: "echo",
      options: { words: { ...text, required: true, longest: 200 }, kind: { ...text, choices: ["a", "b"] }, private: yesOrNo },
      completes: ["words"],
      complete: async (request, option, typed) => {
        if (typed === "break") throw new Error("private words");
        if (typed === "slow") await wait(200);
        return [{ name: `${option} ${typed || "…"} ${Object.keys(request.options).join()}`.slice(0, 100), value: "v" }];
      },
      run: echo,
    },
    { ...base, name: "ask", options: { question: { ...text, required: true }, article: text }, run: echo },
    { ...base, name: "quote", options: { speaker: text, topic: text, article: text }, run: echo },
    { ...base, name: "help", run: echo },
    { ...base, name: "context", hidden: true, options: { article: text, revision: text, place: text }, run: echo },
    {
      ...base,
      name: "slow",
      options: { private: yesOrNo, fail: yesOrNo },
      run: async (request) => {
        await wait(150);
        if (request.options.fail) throw new Error("private words");
        return echo(request);
      },
    },
    {
      ...base,
      name: "refused",
      options: { late: yesOrNo },
      run: async ({ options }) => {
        if (options.late) await wait(150);
        return { content: "x".repeat(2001), allowed_mentions: { parse: [] } };
      },
    },
    {
      ...base,
      name: "broken",
      run: async ({ options }) => {
        throw new TypeError(`no ${JSON.stringify(options)}, private words`);
      },
    },
    {
      ...base,
      name: "check",
      options: { quote: { ...text, required: true, form: true }, speaker: text, private: yesOrNo },
      onMessage: { name: "Check this", option: "quote" },
      form: async ({ options }, _, id) =>
        options.quote === undefined ? form(id, "Check", [field("Words", longText("quote"))]) : null,
      run: echo,
    },
    settingsAction(state, ["en", "fr"], true),
    reportAction(log),
  ];
  const kept = (request: Request, turns: boolean) => {
    void state.keep(keyOf(request), request);
    return idOf(request, turns);
  };
  const bot: Bot = {
    actions: new Map([...actions, furtherAction(() => bot)].map((action) => [action.name, action])),
    ids: { keep: (request) => state.keep(keyOf(request), request), decode: (id, locale) => pressed(id, locale, state.kept) },
    speakerAt: async () => null,
    state,
    cooldown: openCooldown(now),
    seen: openSeen(INTERACTION_LIFE),
    rates: { user: null, channel: null },
    log,
    patience: 50,
    ...more,
  };
  const button = (command: string, options: Request["options"] = {}, turns = false) =>
    kept({ command, options, page: 0, locale: "en" }, turns);
  return { bot, asked, logged, button };
}
