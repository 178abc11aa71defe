import fc from "fast-check";
import type { Option, Request } from "../../../src/answer/command.ts";
import type { Action } from "../../../src/surfaces/discord/action.ts";
import type { Bot } from "../../../src/surfaces/discord/bot.ts";
import { idOf } from "../../../src/surfaces/discord/custom-id.ts";
import { menu, ping, press, slash, submit, typing } from "./interactions.ts";

/** Random interactions of every type, with wrong types, missing options, unknown ids, huge strings and odd Unicode. */

const odd = fc.oneof(
  { weight: 5, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 5, arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }) },
  { weight: 5, arbitrary: fc.constantFrom("", " ", "\u0000", "\ud800", "\u202eabc", '"', "a AND OR (", "*", "😀".repeat(50)) },
  { weight: 2, arbitrary: fc.constantFrom("@everyone <@1> **x** `y` ||z||", "%e2%28", "constructor") },
  { weight: 1, arbitrary: fc.constantFrom("a ".repeat(3000), "“".repeat(6000), "x".repeat(6000), "y".repeat(100_000)) },
);

/** What people might type about the articles that ship. */
const plausible = fc.constantFrom(
  "Jack Ma",
  "jack ma india buyers?",
  "Neil Armstrong",
  "moon",
  '"small step"',
  "alibaba",
  "How many people watched the landing?",
  "That's one small step for man",
  "2012",
  "https://example.com/a",
  "nobody at all",
);

const words = fc.oneof({ weight: 5, arbitrary: plausible }, { weight: 2, arbitrary: odd });
const anything = fc.oneof(words, fc.boolean(), fc.integer(), fc.constantFrom(null, [], {}, 1.5));

const value = (option: Option): fc.Arbitrary<unknown> => {
  if (option.type === "yes or no") return fc.boolean();
  return option.choices === undefined ? words : fc.constantFrom(...option.choices);
};

/** Mostly valid options of an action, sometimes anything. */
function options(action: Action): fc.Arbitrary<Record<string, unknown>> {
  const all = Object.entries(action.options);
  const right = fc.record(Object.fromEntries(all.map(([name, option]) => [name, value(option)])), {
    requiredKeys: all.filter(([, option]) => option.required).map(([name]) => name),
  });
  const wrong = fc.dictionary(fc.oneof(fc.constantFrom("article", "words", "__proto__", "private"), odd), anything, {
    maxKeys: 4,
  });
  return fc.oneof({ weight: 6, arbitrary: right }, { weight: 1, arbitrary: wrong });
}

/** Interactions as a bot gets them: mostly plausible, some malformed. */
export function interactions(bot: Bot): fc.Arbitrary<object> {
  const actions = [...bot.actions.values()];
  const action = fc.constantFrom(...actions);
  const keptId = (request: Request) => {
    void bot.ids.keep(request);
    return idOf(request, false);
  };
  const where = fc.record({
    permissions: fc.constantFrom("0", "32", "8"),
    locale: fc.constantFrom("en-US", "de", "pt-BR", "hi", "ja", "xx-YY", "not a locale"),
    server: fc.constantFrom(null, "200000000000000001"),
  });
  const command = fc.tuple(action, where).chain(([it, at]) => options(it).map((given) => slash(it.name, given, at)));
  const suggestion = fc
    .tuple(
      action.filter(({ completes }) => completes.length > 0),
      where,
      anything,
    )
    .chain(([it, at, typed]) =>
      fc.tuple(fc.constantFrom(...it.completes), options(it)).map(([name, others]) => typing(it.name, name, typed, others, at)),
    );
  const id = fc.oneof(
    { weight: 4, arbitrary: action.chain((it) => options(it).map((given) => keptId(requestOf(it.name, given)))) },
    { weight: 1, arbitrary: odd },
  );
  const button = fc
    .tuple(id, where, fc.constantFrom(0, 64, 32768), fc.boolean())
    .map(([pressed, at, flags, asker]) => press(pressed, { flags, ...(asker ? { asker: "100000000000000001" } : {}) }, at));
  const select = fc.tuple(id, where).map(([pressed, at]) => press("menu", {}, at, [pressed]));
  const form = fc
    .tuple(id, where, fc.dictionary(fc.constantFrom("quote", "words", "replies", "user", "channel"), words))
    .map(([submitted, at, fields]) => submit(submitted, fields, at));
  const onMessage = fc.tuple(fc.constantFrom("Check this", "Nothing"), words, where).map((given) => menu(...given));
  const mangled = fc
    .tuple(command, fc.constantFrom("type", "data", "token", "id", "member", "locale", "guild_id"), anything)
    .map(([it, key, other]) => ({ ...it, [key]: other }));
  return fc.oneof(
    { weight: 6, arbitrary: command },
    { weight: 3, arbitrary: suggestion },
    { weight: 4, arbitrary: button },
    { weight: 1, arbitrary: select },
    { weight: 1, arbitrary: form },
    { weight: 1, arbitrary: onMessage },
    { weight: 1, arbitrary: mangled },
    { weight: 1, arbitrary: fc.constant(ping()) },
  );
}

const requestOf = (command: string, given: Record<string, unknown>) => {
  const fits = Object.entries(given).filter(([, value]) => typeof value === "string" || typeof value === "boolean");
  return { command, options: Object.fromEntries(fits) as Record<string, string | boolean>, page: 0, locale: "en" };
};
