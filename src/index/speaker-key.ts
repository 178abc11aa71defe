import { words } from "../text/words.ts";

/** Titles before a name that are not part of it. */
const TITLES = new Set(
  `mr mrs ms miss mx dr prof professor sir dame lord lady rev st president prime minister chancellor senator sen representative rep governor gov mayor
  king queen prince princess pope general gen colonel col captain capt judge justice chief secretary ambassador chairman chairwoman chair ceo`.split(
    /\s+/,
  ),
);

/** One ending of Slavic names, as newsrooms write it in Latin letters: Zelensky, Zelenskyy, Zelenskiy, Zelenski. */
const SLAVIC = /(?<=\p{L}{2}sk)(?:yy|yi|iy|ij|ii|i)$/u;

/** The words of a name as people may type them: folded, without titles. */
export function nameWords(name: string): string[] {
  const all = words(name).map(({ word }) => word.replace(SLAVIC, "y"));
  const first = all.findIndex((word) => !TITLES.has(word));
  return first < 0 ? all : all.slice(first);
}

/** One key for the forms of a name: "Mr. Jack Ma" and "Jack Ma" are "jack ma". */
export const speakerKey = (name: string): string => nameWords(name).join(" ");
