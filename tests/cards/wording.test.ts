import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { inLanguageOf, localised, localisedChoice } from "../../src/cards/localised-commands.ts";
import { plain } from "../../src/cards/parts.ts";
import de from "../../src/cards/wording/de.json" with { type: "json" };
import en from "../../src/cards/wording/en.json" with { type: "json" };
import es from "../../src/cards/wording/es.json" with { type: "json" };
import fr from "../../src/cards/wording/fr.json" with { type: "json" };
import hi from "../../src/cards/wording/hi.json" with { type: "json" };
import ja from "../../src/cards/wording/ja.json" with { type: "json" };
import pt from "../../src/cards/wording/pt-BR.json" with { type: "json" };
import { type Key, languages, say } from "../../src/cards/wording.ts";
import {
  BUTTON_LABEL,
  COMMAND_DESCRIPTION,
  COMMAND_NAME,
  FIELD_LABEL,
  FIELD_NOTE,
  FORM_TITLE,
  MENU_PROMPT,
  OPTION_LABEL,
} from "../../src/surfaces/discord/limits.ts";
import { checkCommand } from "../discord-command-rules.ts";

const catalogues: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, es, fr, de, "pt-BR": pt, hi, ja };
const PLURAL = /_(?:zero|one|two|few|many|other)$/;
const singular = Object.keys(en).filter((key) => !PLURAL.test(key));
const plural = [...new Set(Object.keys(en).flatMap((key) => (PLURAL.test(key) ? [key.replace(PLURAL, "")] : [])))];
const places = (phrase: string) => [...phrase.matchAll(/\{\{\w+\}\}/g)].map(([place]) => place).sort();

/** Phrases that Discord bounds: buttons, menus, and the parts of forms. */
const LONGEST: readonly (readonly [RegExp, number])[] = [
  [/^button\.|^source\.read$/, BUTTON_LABEL],
  [/^menu\./, MENU_PROMPT],
  [/^(?:report|form|settings|further)\.title$/, FORM_TITLE],
  [/^report\.words$|^further\.question$|^settings\.(?:replies|channels|user|channel|language)$/, FIELD_LABEL],
  [/^(?:report|further)\.note$|^settings\.(?:channels|rate)\.note$/, FIELD_NOTE],
  [/^settings\.replies\.|^settings\.language\.own$/, OPTION_LABEL],
];

describe.each(languages)("the catalogue in %s", (language) => {
  const phrases = catalogues[language]!;
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;

  it("has every phrase in every plural form", () => {
    const wanted = [...singular, ...plural.flatMap((key) => forms.map((form) => `${key}_${form}`))];
    expect(Object.keys(phrases).sort()).toEqual(wanted.sort());
  });

  it("fills every slot of a phrase", () => {
    for (const [key, phrase] of Object.entries(phrases)) {
      const english = (en as Record<string, string>)[key] ?? (en as Record<string, string>)[key.replace(PLURAL, "_other")]!;
      expect([key, places(phrase)]).toEqual([key, places(english)]);
    }
  });

  it("keeps within Discord's limits", () => {
    for (const [key, phrase] of Object.entries(phrases)) {
      const most = LONGEST.find(([pattern]) => pattern.test(key))?.[1] ?? 400;
      expect([key, phrase.length <= most]).toEqual([key, true]);
    }
  });

  it("never looks like a quotation", () => {
    for (const phrase of Object.values(phrases)) expect(phrase).not.toMatch(/["“”„«»「」『』]|(?<!\p{L})[‘’]/u);
  });
});

it("has a catalogue for each language and no other", () => {
  const files = readdirSync(new URL("../../src/cards/wording", import.meta.url)).filter((name) => name.endsWith(".json"));
  expect(files.map((name) => name.replace(".json", "")).sort()).toEqual([...languages].sort());
});

describe("say", () => {
  it.each<[string, Key, Record<string, number>, string]>([
    ["en-US", "quotes.count", { count: 1 }, "1 quotation"],
    ["en-GB", "quotes.count", { count: 2000 }, "2,000 quotations"],
    ["es-419", "quotes.count", { count: 2 }, "2 citas"],
    ["es-ES", "quotes.count", { count: 1_000_000 }, "1.000.000 citas"],
    ["fr", "facts.count", { count: 0 }, "0 donnée"],
    ["pt-BR", "facts.count", { count: 2 }, "2 dados"],
    ["ja", "articles.count", { count: 3 }, "記事3件"],
    ["sv-SE", "articles.count", { count: 3 }, "3 articles"],
    ["no locale", "articles.count", { count: 3 }, "3 articles"],
  ])("in %s %s %j", (locale, key, slots, said) => expect(plain(say(locale, key, slots))).toBe(said));

  it("separates figures from wording, and leaves an unfilled slot empty", () => {
    expect(say("en", "page.of", { page: 2, pages: 5 }).map(({ kind }) => kind)).toEqual([
      "wording",
      "figure",
      "wording",
      "figure",
    ]);
    expect(plain(say("en", "help.also"))).toBe("Also ");
  });
});

describe("commands in other languages", () => {
  const typed = [...commands.values()].filter(({ hidden }) => !hidden);

  it.each(typed.map((command) => [command.name, command] as const))(
    "/%s lacks none and is one that Discord takes",
    (name, command) => {
      const texts = (key: string) => ({
        name_localizations: localised(`${key}.name`),
        description_localizations: localised(`${key}.description`),
      });
      const options = Object.entries(command.options).map(([option, { description }]) => ({
        type: 3,
        name: option,
        description,
        ...texts(`${name}.${option}`),
      }));
      const body = { name, description: command.description, ...texts(name), options };
      expect(checkCommand(body)).toEqual([]);
      for (const item of [body, ...options]) {
        for (const [map, most] of [
          [item.name_localizations, COMMAND_NAME],
          [item.description_localizations, COMMAND_DESCRIPTION],
        ] as const) {
          expect([item.name, Object.keys(map ?? {}).length]).toEqual([item.name, 7]);
          for (const text of Object.values(map ?? {})) expect(text!.length).toBeLessThanOrEqual(most);
        }
      }
    },
  );

  it("have a name of their own in every language", () => {
    const names = typed.flatMap(({ name }) => Object.entries(localised(`${name}.name`) ?? {}).map((entry) => entry.join(" ")));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it("are described in the asker's language, else in English", () => {
    expect(inLanguageOf("es-419", "help.description", "english")).toContain("Verbatim");
    expect(inLanguageOf("es-AR", "help.description", "english")).toContain("Qué");
    expect(inLanguageOf("sv-SE", "help.description", "english")).toBe("english");
    expect(inLanguageOf("constructor", "help.description", "english")).toBe("english");
    expect(inLanguageOf("de", "nowhere.description", "english")).toBe("english");
  });

  const choices = typed.flatMap(({ name, options }) =>
    Object.entries(options).flatMap(([option, { choices = [] }]) => choices.map((value) => `${name}.${option}.${value}`)),
  );
  it("have localised choices", () => {
    expect(choices).toContain("summary.length.short");
    for (const key of choices) expect([key, Object.keys(localisedChoice(key) ?? {}).length]).toEqual([key, 7]);
    expect(localisedChoice("summary.length.short")).toMatchObject({ de: "kurz", "es-419": "corta", ja: "短い" });
    expect(localisedChoice("facts.kind.money")).toMatchObject({ fr: "argent" });
    expect(localisedChoice("summary.length.nowhere")).toBeNull();
  });
});
