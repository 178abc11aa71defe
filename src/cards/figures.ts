import type { FactKind, FactValue } from "../language/analysis.ts";
import { dates, numbers, remembered } from "./formats.ts";
import type { Part } from "./parts.ts";
import { number } from "./wording.ts";

/** A longer text is not shown as a figure. */
const LONGEST = 60;

const figure = (text: string, instant: number | null = null): Part[] =>
  text === "" || text.length > LONGEST ? [] : [{ kind: "figure", text, instant }];

/** A name from the operator's settings. */
export const named = (text: string): Part[] => [{ kind: "wording", text }];

/**
 * A moment or a date, as precise as ISO 8601 gives it; nothing if it cannot be read. With a time and a zone it is a moment, which Discord
 * shows in each reader's own time zone and other surfaces as a UTC day, with the time if that is `wanted`. A bare date is the same day
 * everywhere.
 */
export const date = (iso: string | null, locale: string, wanted: "day" | "time" = "day"): readonly Part[] =>
  iso === null ? [] : dated(`${locale}\n${wanted}\n${iso}`);

/** Dates by locale, precision and ISO 8601. */
const dated = remembered((asked): readonly Part[] => {
  const [locale, wanted, iso] = asked.split("\n") as [string, string, string];
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(T\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2}))?)?)?/.exec(iso);
  if (match === null) return [];
  const [, year, month, day, time] = match;
  const at = Date.parse(time === undefined ? `${year}-${month ?? "01"}-${day ?? "01"}` : iso);
  if (Number.isNaN(at)) return [];
  const style: Intl.DateTimeFormatOptions =
    wanted === "time" && time !== undefined
      ? { dateStyle: "medium", timeStyle: "short" }
      : { year: "numeric", ...(month && { month: "short" }), ...(day && { day: "numeric" }) };
  const text = dates(locale, { ...style, timeZone: "UTC" }).format(at);
  return figure(style.timeStyle ? `${text} UTC` : text, time === undefined ? null : Math.floor(at / 1000));
});

function amount(value: number, unit: string | null, locale: string): string {
  if (unit !== null && /^[A-Z]{3}$/.test(unit)) {
    const style = { style: "currency", currency: unit, maximumFractionDigits: 2, trailingZeroDisplay: "stripIfInteger" } as const;
    return numbers(locale, style).format(value);
  }
  const digits = number(value, locale);
  return unit === null ? digits : `${digits} ${unit}`;
}

/** Is a unit a symbol (currency, per cent, points, SI) rather than a word of the article? */
const isSymbol = (unit: string | null): boolean =>
  unit !== null && /^(?:[A-Z]{3}|%|pp|[°µ]?\p{L}{1,2}\d?[²³]?(?:\/\p{L}{1,2})?)$/u.test(unit);

function one(value: number | string, kind: FactKind, unit: string | null, locale: string): string {
  if (typeof value === "number") {
    return Number.isFinite(value) ? amount(value, isSymbol(unit) ? unit : null, locale) : "";
  }
  if (kind !== "date") return value;
  const read = date(value, locale)[0];
  return read?.kind === "figure" && /^\d{4}(?:-\d{2}){0,2}$/.test(value) ? read.text : value;
}

/** The normalised value of a fact; nothing for a role, which is words of the article, or a fact without a value. */
export function value(value: FactValue | null, kind: FactKind, unit: string | null, locale: string): Part[] {
  if (value === null || kind === "role") return [];
  const values = typeof value === "object" ? value : [value];
  return figure(values.map((single) => one(single, kind, unit, locale)).join(" – "));
}

/** A share of a whole, from 0 to 1. */
export const percent = (share: number, locale: string): Part[] =>
  figure(numbers(locale, { style: "percent", maximumFractionDigits: 0 }).format(share));
