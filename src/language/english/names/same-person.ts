import { respell } from "../../../text/spelling.ts";
import { WordCache } from "../../../text/word-cache.ts";
import { words } from "../../../text/words.ts";
import { Tag, tagsOf } from "../lexicon.ts";

// Whether two names are one person's. `isShortForm` is for one article, `samePerson` for several, `sameName` for what somebody typed.

/** Titles that are not part of a name. */
const TITLES = new Set(
  `mr mrs ms miss mx dr prof professor sir dame lord lady rev st president prime minister chancellor senator sen representative rep governor gov mayor
  king queen prince princess pope general gen colonel col captain capt judge justice chief secretary ambassador chairman chairwoman chair ceo`.split(
    /\s+/,
  ),
);

/** An ending of Slavic names that newsrooms transliterate differently: Zelensky, Zelenskyy, Zelenskiy, Zelenski. */
const SLAVIC = /(?<=\p{L}{2}sk)(?:yy|yi|iy|ij|ii|i)$/u;

type Read = { readonly words: readonly string[]; readonly key: string };

/** An article's names are asked for several times, and the news repeats its names. */
const names = new WordCache((name): Read => {
  const all = words(name).map(({ word }) => word.replace(SLAVIC, "y"));
  const first = all.findIndex((word) => !TITLES.has(word));
  const own = first < 0 ? all : all.slice(first);
  return { words: own, key: own.join(" ") };
});

/** The words of a name, folded and without titles. */
export const nameWords = (name: string): readonly string[] => names.at(name).words;

/** The key of a name: "jack ma" for "Mr. Jack Ma" and "Jack Ma". */
export const speakerKey = (name: string): string => names.at(name).key;

/** Words of a name that may be in lower case. */
const PARTICLE = /^(?:of|the|and|for|in|at|on|de|del|della|di|da|do|dos|la|le|el|al|bin|bint|ibn|van|von|der|den|ter|zu|y|e)$/;

/** Is it capitalised as a name is? */
export function isName(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu) ?? [];
  return /\p{Lu}/u.test(text) && words.every((word) => !/^\p{Ll}/u.test(word) || PARTICLE.test(word));
}

const JUNIOR = /^(?:jr|sr|ii|iii|iv)\.?$/;
/** The last word of a name, "Jr." and the like left out. */
export const surnameOf = (parts: readonly string[]): string =>
  JUNIOR.test(parts.at(-1)!) && parts.length > 1 ? parts.at(-2)! : parts.at(-1)!;

/** Inside one article: is `short` the end of `long`, or the same without its middle names? Both are words in lower case. */
export function isShortForm(short: readonly string[], long: readonly string[]): boolean {
  if (short.length >= long.length || long.includes("of")) return false;
  if (surnameOf(short) !== surnameOf(long)) return false;
  if (short.length === 1) return true;
  // "George W. Lorimer" is not short for George H. W. Lorimer.
  if (short.slice(1, -1).some((part) => part.length === 1)) return false;
  return short[0] === long[0] || short.every((part) => long.includes(part));
}

/**
 * Do two keys from different articles name one person? "donald j trump" and "donald trump" do, and so do keys that differ by a typo in a long
 * forename, one of which is on no list: "volodymr" and "volodymyr".
 */
export function samePerson(key: string, otherKey: string): boolean {
  const [name, other] = [key.split(" "), otherKey.split(" ")];
  const [first, otherFirst] = [name[0]!, other[0]!];
  if (name.length < 2 || other.length < 2 || name.at(-1) !== other.at(-1)) return false;
  if (first === otherFirst) return [name, other].every((one) => one.slice(1, -1).every((word) => word.length === 1));
  if (name.slice(1).join(" ") !== other.slice(1).join(" ") || (isForename(first) && isForename(otherFirst))) return false;
  return Math.min(first.length, otherFirst.length) >= 6 && respell(first, [otherFirst]).length > 0;
}

const isForename = (word: string): boolean => (tagsOf(word) & (Tag.male | Tag.female)) !== 0;

/** "george h w bush" and "george w bush" are two people, though "george bush" may be either. */
export function middleNamesDiffer(key: string, other: string): boolean {
  const [one, two] = [key, other].map((name) => name.split(" ").slice(1, -1).join(" "));
  return one !== "" && two !== "" && one !== two;
}

/** Does one of two keys have all the words of the other, as "jack ma" has those of "ma"? */
export function oneHoldsOther(key: string, other: string): boolean {
  const [shorter, longer] = [key.split(" "), other.split(" ")].sort((a, b) => a.length - b.length);
  return shorter!.every((word) => longer!.includes(word));
}

/**
 * May two names, as typed or printed, be one person's: "Ma", "Mr. Ma" and "Jack Ma"; "Joe Biden" and "Joseph Biden"? "Trump" is not the "Trump
 * campaign": the words that only one of them has must be capitalised.
 */
export function sameName(one: string, other: string): boolean {
  const [shorter, longer] = [one, other].map(wordsOf).sort((a, b) => a.length - b.length);
  if (!shorter || !longer || shorter.length === 0) return false;
  const besides = longer.filter((word) => !shorter.includes(word));
  if (longer.length - besides.length >= shorter.length) {
    const text = [one, other].find((form) => wordsOf(form).length === longer.length)!;
    // People type names in lower case.
    return !/\p{Lu}/u.test(text) || besides.every((word) => !new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, "u").test(text));
  }
  return shorter.length > 1 && shorter.at(-1) === longer.at(-1) && shorter[0]![0] === longer[0]![0];
}

const wordsOf = (name: string): string[] => nameWords(name).filter((word) => word !== "the");
