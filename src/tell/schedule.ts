import { Cron } from "croner";
import type { Schedule } from "../answer/digest.ts";

/** The next time of a schedule after a moment, both in milliseconds. A time that the clocks skip comes when they have. */
export function nextTime({ at, zone, days }: Schedule, after: number): number {
  const [hour, minute] = at.split(":").map(Number);
  const on = days.length === 0 ? "*" : days.join(",");
  const cron = new Cron(`${minute} ${hour} * * ${on}`, { timezone: zone, paused: true });
  return cron.nextRun(new Date(after))!.getTime();
}

const TIME = /^([01]?\d|2[0-3])(?:[:.h]([0-5]\d)?)?$/i;

/** Reads "8", "08:00" or "8h30"; null for anything else. */
export function readTime(typed: string): string | null {
  const read = TIME.exec(typed.trim());
  return read ? `${read[1]!.padStart(2, "0")}:${read[2] ?? "00"}` : null;
}

/** Short and long names of the days of the week in a language, Sunday first. */
function dayNames(locale: string): string[][] {
  const sunday = Date.UTC(2026, 0, 4);
  return Array.from({ length: 7 }, (_, day) =>
    (["short", "long"] as const).map((weekday) =>
      new Intl.DateTimeFormat(locale, { weekday, timeZone: "UTC" })
        .format(sunday + day * 86_400_000)
        .toLowerCase()
        .replace(/\.$/, ""),
    ),
  );
}

const GROUPS: Readonly<Record<string, readonly number[]>> = { weekdays: [1, 2, 3, 4, 5], weekends: [0, 6], daily: [] };

/** Reads days such as "mon, wed", "weekdays" or names in the asker's language; all days are an empty list, null what cannot be read. */
export function readDays(typed: string, locale: string): number[] | null {
  const words = typed
    .toLowerCase()
    .split(/[\s,;+&]+/)
    .filter(Boolean);
  const names = [...dayNames("en"), ...dayNames(locale)];
  const days = words.map((word) => {
    const group = Object.hasOwn(GROUPS, word) ? GROUPS[word] : undefined;
    const at = names.findIndex((forms) => forms.includes(word.replace(/\.$/, "")));
    return group ?? (at < 0 ? null : [at % 7]);
  });
  if (days.some((day) => day === null)) return null;
  const all = new Set(days.flatMap((day) => day!));
  return words.includes("daily") || all.size === 7 ? [] : [...all].sort();
}

/** The time zones that this machine knows, by their IANA names. */
const zones = (): string[] => ["UTC", ...Intl.supportedValuesOf("timeZone")];

/** Time zones with the text typed so far: at the beginning of a city first. */
export function suggestZones(typed: string, most: number): string[] {
  const text = typed.trim().toLowerCase().replaceAll(" ", "_");
  const place = (zone: string) => {
    const name = zone.toLowerCase();
    return name.startsWith(text) || name.includes(`/${text}`) ? 0 : 1;
  };
  return zones()
    .filter((zone) => zone.toLowerCase().includes(text))
    .sort((a, b) => place(a) - place(b))
    .slice(0, most);
}

/** A time zone by its IANA name in any case; null if this machine knows none. */
export const readZone = (typed: string): string | null =>
  zones().find((zone) => zone.toLowerCase() === typed.trim().toLowerCase().replaceAll(" ", "_")) ?? null;
