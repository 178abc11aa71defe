import { stem } from "../../text/stem.ts";
import { WordCache } from "../../text/word-cache.ts";
import type { Word } from "../../text/words.ts";
import table from "./frequencies.json" with { type: "json" };

/** The share of all articles that a stem occurs in, from 0 to 1. */
export type Frequency = (stem: string) => number;

/** The share of a stem that is not in the table, which fewer than 5 articles in a thousand have. */
const RARE = 0.002;

const shares = new Map(
  Object.entries(table).flatMap(([perMille, stems]) => stems.split(" ").map((stem) => [stem, Number(perMille) / 1000] as const)),
);

/**
 * The share of English news articles that a stem (as `stem` gives it) occurs in, from 0 to 1. `scripts/count-stems.ts` counted the table over
 * 4,600 articles of four collections: the BBC of 2004 and 2005, CNN of 2006 to 2010 (NewsQA), United States politics of 2015 and 2016 (PolNeAR),
 * and the pages behind the news quizzes of 2022 to 2024 (RealTimeQA).
 */
export const frequency: Frequency = (stem) => shares.get(stem) ?? RARE;

/** Is the stem in the table, so that the word is not misspelt? */
export const isKnown = (stem: string): boolean => shares.has(stem);

const tellings = new WordCache((word) => -Math.log(frequency(stem(word))));

/** The inverse document frequency of a stem, as a logarithm (Spärck Jones, 1972). */
export const telling = ({ key, word }: Word): number => tellings.numbered(key, word);
