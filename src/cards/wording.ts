import i18next from "i18next";
import { numbers, readable, remembered } from "./formats.ts";
import type { Part } from "./parts.ts";
import de from "./wording/de.json" with { type: "json" };
import en from "./wording/en.json" with { type: "json" };
import es from "./wording/es.json" with { type: "json" };
import fr from "./wording/fr.json" with { type: "json" };
import hi from "./wording/hi.json" with { type: "json" };
import ja from "./wording/ja.json" with { type: "json" };
import pt from "./wording/pt-BR.json" with { type: "json" };

type Plural = "zero" | "one" | "two" | "few" | "many" | "other";
type WithoutPlural<K> = K extends `${infer Base}_${Plural}` ? Base : K;

/** Keys of the catalogue, without plural suffixes. */
export type Key = WithoutPlural<keyof typeof en>;

/** What fills the slots of a phrase. A number becomes a figure; `count` also selects the plural. */
export type Slots = Readonly<Record<string, readonly Part[] | number>>;

const phrases = { en, es, fr, de, "pt-BR": pt, hi, ja };

/** The languages of the catalogue, BCP 47. */
export const languages: readonly string[] = Object.keys(phrases);

const catalogue = i18next.createInstance();
catalogue.init({
  resources: Object.fromEntries(Object.entries(phrases).map(([language, translation]) => [language, { translation }])),
  fallbackLng: "en",
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
});

/** A phrase by a computed key, such as that of a choice; null if there is none. */
export const phraseOf = (locale: string, key: string): string | null => (catalogue.exists(key) ? translator(locale)(key) : null);

/** A slot in a phrase; splitting by it alternates text and names. */
const PLACE = /\{\{(\w+)\}\}/g;

export const number = (value: number, locale: string): string => numbered(`${locale}\n${value}`);

/** Numbers by locale and value. */
const numbered = remembered((asked) => {
  const [locale, value] = asked.split("\n");
  return numbers(locale!, { maximumFractionDigits: 6 }).format(Number(value));
});

const translator = remembered((locale) => catalogue.getFixedT(readable(locale)));

/** Phrases by locale, key and count, which selects the plural; an empty count is none. Each is split by `PLACE`. */
const phrased = remembered((asked): readonly string[] => {
  const [locale, key, count] = asked.split("\n");
  const text = translator(locale!)(key!, { ...(count !== "" && { count: Number(count) }), skipInterpolation: true });
  return text.split(PLACE);
});

/** A phrase in a language, English if the catalogue lacks it: words of ours, and between them names of slots. */
const phrase = (locale: string, key: Key, count?: number): readonly string[] => phrased(`${locale}\n${key}\n${count ?? ""}`);

/** A phrase in a language, with its slots filled. */
export function say(locale: string, key: Key, slots: Slots = {}): Part[] {
  const pieces = phrase(locale, key, typeof slots.count === "number" ? slots.count : undefined);
  if (pieces.length === 1) return [{ kind: "wording", text: pieces[0]! }];
  return pieces.flatMap((piece, index): Part[] => {
    if (index % 2 === 0) return piece === "" ? [] : [{ kind: "wording", text: piece }];
    const filling = slots[piece] ?? [];
    return typeof filling === "number" ? [{ kind: "figure", text: number(filling, locale), instant: null }] : [...filling];
  });
}
