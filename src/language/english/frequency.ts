import { stem } from "../../text/stem.ts";
import { Remembered } from "../../text/word-cache.ts";
import type { Word } from "../../text/words.ts";
import table from "./frequencies.json" with { type: "json" };

/** In how many of all articles a stem stands, from 0 to 1. */
export type Frequency = (stem: string) => number;

/** What a stem has that is not in the table: fewer than 5 of a thousand articles hold it. */
const RARE = 0.002;

const shares = new Map(
  Object.entries(table).flatMap(([perMille, stems]) => stems.split(" ").map((stem) => [stem, Number(perMille) / 1000] as const)),
);

/**
 * In how many of all English news articles a stem (as `stem` gives it) stands, from 0 to 1. The table that ships was counted by
 * `scripts/count-stems.ts` over 4,600 articles of four collections: the BBC of 2004 and 2005, CNN of 2006 to 2010 (NewsQA), United States
 * politics of 2015 and 2016 (PolNeAR) and the pages behind the news quizzes of 2022 to 2024 (RealTimeQA).
 */
export const frequency: Frequency = (stem) => shares.get(stem) ?? RARE;

/** Is it in the table, so that it is no slip of the pen? */
export const isKnown = (stem: string): boolean => shares.has(stem);

const tellings = new Remembered((word) => -Math.log(frequency(stem(word))));

/** How much a word tells, the more the fewer articles hold its stem: the logarithm of that (Spärck Jones, 1972). */
export const telling = ({ key, word }: Word): number => tellings.numbered(key, word);
