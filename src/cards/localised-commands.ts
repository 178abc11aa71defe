import { readable, remembered } from "./formats.ts";
import de from "./wording/commands/de.json" with { type: "json" };
import es from "./wording/commands/es.json" with { type: "json" };
import fr from "./wording/commands/fr.json" with { type: "json" };
import hi from "./wording/commands/hi.json" with { type: "json" };
import ja from "./wording/commands/ja.json" with { type: "json" };
import pt from "./wording/commands/pt-BR.json" with { type: "json" };
import { phraseOf } from "./wording.ts";

/** A text by Discord locale. */
export type Localised = Readonly<Record<string, string>>;

/** Names and descriptions of commands by Discord locale; the commands themselves have the English. */
const LOCALES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de,
  "es-ES": es,
  "es-419": es,
  fr,
  hi,
  ja,
  "pt-BR": pt,
};

/** A key in those files: commands begin with a slash, and an option has one name in every command. */
const keyOf = (key: string): string => {
  const [command, ...rest] = key.split(".");
  return rest.length === 1 ? `/${command}.${rest[0]}` : rest.join(".");
};

/**
 * A name or description in other languages, for Discord's `*_localizations` fields; null if there are none. Keys: "quote.name",
 * "check.menu", "quote.speaker.description".
 */
export function localised(key: string): Localised | null {
  const found = Object.entries(LOCALES).flatMap(([locale, texts]) =>
    texts[keyOf(key)] === undefined ? [] : [[locale, texts[keyOf(key)]!]],
  );
  return found.length === 0 ? null : Object.fromEntries(found);
}

/** A fixed choice of an option in other languages, from the catalogue ("facts.kind.money"); null if there are none. */
export function localisedChoice(key: string): Localised | null {
  const found = Object.keys(LOCALES).flatMap((locale) => {
    const phrase = phraseOf(locale, key);
    return phrase === null ? [] : [[locale, phrase]];
  });
  return found.length === 0 ? null : Object.fromEntries(found);
}

/** A text by locale and key, which a line break divides; empty if there is none. */
const inLanguage = remembered((localeAndKey) => {
  const [locale = "", key = ""] = localeAndKey.split("\n");
  const language = new Intl.Locale(readable(locale)).language;
  // A Map, since a client may send any locale, even "constructor".
  const texts = new Map(Object.entries(localised(key) ?? {}));
  return texts.get(locale) ?? [...texts].find(([known]) => known.split("-")[0] === language)?.[1] ?? "";
});

/** A name or description in the asker's language, or `english` if there is none. */
export const inLanguageOf = (locale: string, key: string, english: string): string => inLanguage(`${locale}\n${key}`) || english;
