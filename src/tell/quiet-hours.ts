import type { QuietHours } from "../answer/follow.ts";

const TEXT = /^([01]?\d|2[0-3])(?::([0-5]\d))?\s*[-–]\s*([01]?\d|2[0-3])(?::([0-5]\d))?(?:\s+(\S+))?$/;

/** Is it a time zone that this machine knows, by its IANA name? */
function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Reads "22:00-07:00 Europe/Paris" or "22-7" (then UTC); null for anything else, or for no time between. */
export function readQuietHours(typed: string): QuietHours | null {
  const read = TEXT.exec(typed.trim());
  if (!read) return null;
  const [, fromHour, fromMinute = "00", toHour, toMinute = "00", zone = "UTC"] = read;
  const [from, to] = [`${fromHour!.padStart(2, "0")}:${fromMinute}`, `${toHour!.padStart(2, "0")}:${toMinute}`];
  return from === to || !isZone(zone) ? null : { from, to, zone };
}

export const quietHoursText = ({ from, to, zone }: QuietHours): string => `${from}-${to} ${zone}`;

const MINUTE = 60_000;
const DAY = 24 * 60;

/** When the quiet hours end that a moment falls into, in milliseconds; the moment itself outside them. To the minute, by the zone's own clock. */
export function quietUntil({ from, to, zone }: QuietHours, moment: number): number {
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
  const [start, end] = [minutes(from), minutes(to)];
  const isQuiet = (at: number) => {
    const time = minutes(clock.format(at));
    return start < end ? start <= time && time < end : start <= time || time < end;
  };
  if (!isQuiet(moment)) return moment;
  const floor = Math.floor(moment / MINUTE) * MINUTE;
  const left = (end - minutes(clock.format(moment)) + DAY) % DAY;
  // A change of the clocks in between moves the end by up to an hour.
  let until = floor + left * MINUTE;
  while (isQuiet(until)) until += MINUTE;
  while (until > moment && !isQuiet(until - MINUTE)) until -= MINUTE;
  return until;
}
