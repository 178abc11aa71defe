import type { Excerpt } from "../article/excerpt.ts";
import type { Archive, Filter, IndexedName, Month } from "../index/archive.ts";
import type { Outcome } from "./outcome.ts";
import { resolveSpeaker } from "./resolve.ts";
import { labelOf } from "./suggest.ts";

/** Articles in a month ("2020-03") or, over more than four years, a year ("2020"). */
export type Period = { readonly period: string; readonly articles: number };

/** How often a person is quoted, or a topic written about: every period from the first to the last, empty ones too. */
export type OverTime = { readonly name: Excerpt | null; readonly periods: readonly Period[] };

/** More months than this are counted by year. */
const MOST_MONTHS = 48;

/** Counts articles over time; an outcome if it is unclear who is meant. */
export async function overTime(
  archive: Archive,
  {
    speaker,
    topic,
    filter,
  }: { readonly speaker?: string | undefined; readonly topic?: string | undefined; readonly filter: Filter },
): Promise<OverTime | { readonly outcome: Outcome }> {
  const resolved = speaker === undefined ? null : await resolveSpeaker(archive, speaker);
  if (resolved !== null && "outcome" in resolved) return resolved;
  const speakers = resolved?.resolved;
  const [months, named] = await Promise.all([
    archive.months({ ...filter, speakers, topic }),
    speakers === undefined ? [] : archive.speakers(speakers[0]!, 25),
  ]);
  const known = named.find(({ key }: IndexedName) => key === speakers?.[0]);
  return { name: known === undefined ? null : labelOf(known), periods: periodsOf(months) };
}

/** Fills in the periods between the first and the last, and sums months to years if there are too many. */
export function periodsOf(months: readonly Month[]): readonly Period[] {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const numberOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
  const [from, to] = [numberOf(first.month), numberOf(last.month)];
  const years = to - from >= MOST_MONTHS;
  const [start, end] = years ? [Math.floor(from / 12), Math.floor(to / 12)] : [from, to];
  const periods = Array.from({ length: end - start + 1 }, (_, index) => ({ period: written(start + index, years), articles: 0 }));
  for (const { month, articles } of months) {
    const at = years ? Math.floor(numberOf(month) / 12) : numberOf(month);
    periods[at - start]!.articles += articles;
  }
  return periods;
}

const written = (number: number, years: boolean): string => {
  if (years) return String(number).padStart(4, "0");
  return `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;
};
