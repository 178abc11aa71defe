import { MONTH, monthNumber } from "../text/months.ts";

/** Time zones of RFC 5322 (4.3), and those common in news. */
const ZONES: Readonly<Record<string, string>> = {
  ...{
    z: "Z",
    ut: "Z",
    utc: "Z",
    gmt: "Z",
    est: "-05:00",
    edt: "-04:00",
    cst: "-06:00",
    cdt: "-05:00",
    mst: "-07:00",
    mdt: "-06:00",
  },
  ...{ pst: "-08:00", pdt: "-07:00", bst: "+01:00", cet: "+01:00", cest: "+02:00", eet: "+02:00", eest: "+03:00", msk: "+03:00" },
  ...{ jst: "+09:00", kst: "+09:00", aest: "+10:00", aedt: "+11:00" },
};

/** The first newspaper was printed in 1605; systems write the year 1 for an unknown day. */
const FIRST_YEAR = 1605;

const ISO =
  /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:(?:T|\s+)(\d{1,2})[:.]?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?\s*([A-Za-z]{1,5}|[+-]\d{2}(?::?\d{2})?)?)?(?:\s*\[[\w/]+\])?$/;

const MAIL =
  /^(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]*\.?,?[\s-]+(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([A-Za-z]{1,5}|[+-]\d{2}:?\d{2})?)?(?:\s*\(.*\))?$/;

/** Seconds or milliseconds since 1970, between 2001 and 2286. */
const EPOCH = /^(\d{10})(\d{3})?$/;

/**
 * A date as pages, feeds and newsroom formats write it (ISO 8601, RFC 5322, Unix time, a day in words), as ISO 8601 in its own zone. Without a zone
 * or a time if it has none. Null if it is not a date, or there is no such day.
 */
export function isoDate(raw: string | null | undefined): string | null {
  const text = raw?.trim() ?? "";
  const iso = ISO.exec(text);
  if (iso) return joined(iso[1]!, iso[2]!, iso[3]!, iso[4], iso[5], iso[6], iso[7], iso[8]);
  const mail = MAIL.exec(text);
  if (mail) {
    const year = mail[3]!.length === 2 ? `${Number(mail[3]) < 70 ? 20 : 19}${mail[3]}` : mail[3]!;
    return joined(year, mail[2]!, mail[1]!, mail[4], mail[5], mail[6], undefined, mail[7]);
  }
  const epoch = EPOCH.exec(text);
  if (epoch) return new Date(Number(epoch[1]) * 1000 + Number(epoch[2] ?? 0)).toISOString().replace(".000Z", "Z");
  return text.length <= 120 ? dateIn(text) : null;
}

function joined(
  year: string,
  month: string,
  day: string,
  hour?: string,
  minute?: string,
  second?: string,
  part?: string,
  zone?: string,
) {
  const date = dayOf(year, month, day);
  if (date === null) return null;
  if (hour === undefined || minute === undefined) return date;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return date;
  return `${date}T${hour.padStart(2, "0")}:${minute}${second ? `:${second}` : ""}${part ? `.${part}` : ""}${zoneOf(zone)}`;
}

/** An offset as ISO 8601 writes it; empty for an unknown zone. */
function zoneOf(zone: string | undefined): string {
  if (!zone) return "";
  const offset = /^([+-]\d{2}):?(\d{2})?$/.exec(zone);
  return offset ? `${offset[1]}:${offset[2] ?? "00"}` : (ZONES[zone.toLowerCase()] ?? "");
}

const DAYS: readonly RegExp[] = [
  /\b(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:T(?<time>\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?))?/,
  new RegExp(`\\b(?<day>\\d{1,2})(?:st|nd|rd|th)? (?<month>${MONTH}),? (?<year>\\d{4})\\b`, "i"),
  new RegExp(`\\b(?<month>${MONTH}) (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})\\b`, "i"),
];

/** The day that a line of text names, as ISO 8601, with its time if that is in ISO 8601 too; null if it names none. */
export function dateIn(line: string): string | null {
  for (const pattern of DAYS) {
    const found = pattern.exec(line)?.groups;
    if (!found) continue;
    const { year, month, day, time } = found;
    const date = dayOf(year!, month!, day!);
    return date && time ? `${date}T${time}` : date;
  }
  return null;
}

/** The day as ISO 8601, the month in figures or in words; null if there is no such day or no newspaper was printed on it. */
function dayOf(year: string, month: string, day: string): string | null {
  const date = `${year}-${String(Number(month) || monthNumber(month)).padStart(2, "0")}-${day.padStart(2, "0")}`;
  const there = new Date(`${date}T00:00:00Z`);
  const isDay = !Number.isNaN(there.getTime()) && there.getUTCDate() === Number(day);
  return isDay && Number(year) >= FIRST_YEAR ? date : null;
}
