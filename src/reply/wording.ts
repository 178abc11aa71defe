import i18next from "i18next";
import type { Part } from "./parts.ts";
import en from "./wording/en.json" with { type: "json" };

type Plural = "zero" | "one" | "two" | "few" | "many" | "other";
type Phrase<K> = K extends `${infer Base}_${Plural}` ? Base : K;

/** The phrases of the catalogue, plural forms counted as one. */
export type Key = Phrase<keyof typeof en>;

/** What fills the places of a phrase; a number is shown as a figure of ours, `count` also chooses the plural. */
export type Slots = Readonly<Record<string, readonly Part[] | number>>;

const resources = { en: { translation: en } };

/** The languages that the catalogue speaks, BCP 47. */
export const languages: readonly string[] = Object.keys(resources);

const catalogue = i18next.createInstance();
catalogue.init({
  resources,
  fallbackLng: "en",
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
});

/** The locale itself where `Intl` knows how to read it, else English. */
export function readable(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? "en";
  } catch {
    return "en";
  }
}

export const number = (value: number, locale: string): string =>
  new Intl.NumberFormat(readable(locale), { maximumFractionDigits: 6 }).format(value);

/** A phrase in the asker's language (English where we do not speak it), its places filled. */
export function say(locale: string, key: Key, slots: Slots = {}): Part[] {
  const count = typeof slots.count === "number" ? { count: slots.count } : {};
  const phrase = catalogue.getFixedT(readable(locale))(key as string, { ...count, skipInterpolation: true });
  return phrase.split(/(\{\{\w+\}\})/).flatMap((piece): Part[] => {
    const place = /^\{\{(\w+)\}\}$/.exec(piece)?.[1];
    if (place === undefined) return piece === "" ? [] : [{ kind: "wording", text: piece }];
    const filling = slots[place] ?? [];
    return typeof filling === "number" ? [{ kind: "figure", text: number(filling, locale), instant: null }] : [...filling];
  });
}
