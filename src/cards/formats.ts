import { LRUCache } from "lru-cache";

/** Intl's formatters and the catalogue's phrases cost more to make than to use, so each is made once. */

/** Locales come from clients, so the cache must be bounded. */
const MOST = 5000;

/** Caches the results of a function for its most recent arguments. */
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

/** The locale, or English if `Intl` cannot read it. */
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
