import { detectAll } from "tinyld/light";
import { runsOf } from "../text/letter-runs.ts";
import { mayBeLetter } from "../text/letters.ts";
import { WordCache } from "../text/word-cache.ts";

/** With fewer letters nothing is recognised. */
const MIN_LETTERS = 60;

/** Below this the library's score is a guess among names: prose in a language it knows scores above a third. */
const MIN_ACCURACY = 0.1;

/** Function words that make up a fifth to a half of English prose and of no other language's. */
const ENGLISH = new Set(
  "the of to and that is was for with by as from at it he his had has have been which were this".split(" "),
);

const englishWords = new WordCache((word) => ENGLISH.has(word.toLowerCase()));

/** How much of a text is looked at. */
const SAMPLE = 1500;
/** The share of function words that makes it English. */
const SHARE = 0.1;
/** If a larger share of the letters is not a to z, whole words are looked at. */
const FOREIGN = 0.05;

/** The language of a text (ISO 639-1), or null if it is too short or too little like prose to tell. The library errs on English full of names. */
export function recogniseLanguage(text: string): string | null {
  if (isPlainlyEnglish(text)) return "en";
  const sample = text.slice(0, SAMPLE);
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.reduce((letters, word) => letters + word.length, 0) < MIN_LETTERS) return null;
  if (words.filter((word) => ENGLISH.has(word)).length / words.length > SHARE) return "en";
  const [likeliest] = detectAll(sample);
  return likeliest && likeliest.accuracy >= MIN_ACCURACY ? likeliest.lang : null;
}

/** Is it English, by its runs of letters a to z alone? Whoever reads the text next needs those runs too. */
function isPlainlyEnglish(text: string): boolean {
  const { count, starts, ends, numbers } = runsOf(text);
  let [run, letters, english] = [0, 0, 0];
  for (; run < count && starts[run]! < SAMPLE; run++) {
    letters += ends[run]! - starts[run]!;
    if (englishWords.numbered(numbers[run]!)) english++;
  }
  if (letters < MIN_LETTERS || english / run <= SHARE) return false;
  let foreign = 0;
  for (let at = 0; at < Math.min(SAMPLE, text.length); at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x80 && mayBeLetter(code)) foreign++;
  }
  return foreign <= FOREIGN * letters;
}

/** A language tag in the form of BCP 47 ("pt_br" is "pt-BR"); null if it is not one. */
export function languageTag(tag: string | null | undefined): string | null {
  try {
    return tag ? (Intl.getCanonicalLocales(tag.split(",")[0]!.trim().replaceAll("_", "-"))[0] ?? null) : null;
  } catch {
    return null;
  }
}
