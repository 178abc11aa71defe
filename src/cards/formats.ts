import { LRUCache } from "lru-cache";

/** Intl's formatters and the catalogue's phrases take longer to make than to use: each is made once. */

/** Locales come from outside: the cache must not grow for ever. */
const MOST = 5000;

/** Caches what a function gave for the arguments last used. */
export function remembered<T extends {}>(make: (key: string) => T): (key: string) => T {
  const made = new LRUCache<string, T>({ max: MOST });
  return (key) => {
    const before = made.get(key);
    if (before !== undefined) return before;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

/** The locale itself where `Intl` knows how to read it, else English. */
export const readable = remembered((locale: string): string => {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? "en";
  } catch {
    return "en";
  }
});

const numberFormat = remembered(
  (key: string) => new Intl.NumberFormat(...(JSON.parse(key) as [string, Intl.NumberFormatOptions])),
);
const dateFormat = remembered(
  (key: string) => new Intl.DateTimeFormat(...(JSON.parse(key) as [string, Intl.DateTimeFormatOptions])),
);

export const numbers = (locale: string, style: Intl.NumberFormatOptions): Intl.NumberFormat =>
  numberFormat(JSON.stringify([readable(locale), style]));

export const dates = (locale: string, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  dateFormat(JSON.stringify([readable(locale), style]));
