import { detectAll } from "tinyld/light";
import { runsOf } from "../text/letter-runs.ts";
import { mayBeLetter } from "../text/letters.ts";
import { Remembered } from "../text/word-cache.ts";

/** Below this many letters nothing is recognised: too short to tell. */
const ENOUGH = 60;

/** What the library says of a text below this is a guess between names: prose in a language that it knows comes out above a third. */
const SURE = 0.1;

/** Little words that fill a fifth to a half of any English prose and of no other language's. */
const ENGLISH = new Set(
  "the of to and that is was for with by as from at it he his had has have been which were this".split(" "),
);

const englishWords = new Remembered((word) => ENGLISH.has(word.toLowerCase()));

/** So much of a text is looked at. */
const SAMPLE = 1500;
/** More of its words than this are such words. */
const SHARE = 0.1;
/** Where more of the letters than this are not from a to z, the words are looked at whole. */
const FOREIGN = 0.05;

/** The language that a text is written in (ISO 639-1), or null when it is too short or too little like prose to tell. The library errs on English with many names. */
export function recogniseLanguage(text: string): string | null {
  if (isPlainlyEnglish(text)) return "en";
  const sample = text.slice(0, SAMPLE);
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.reduce((letters, word) => letters + word.length, 0) < ENOUGH) return null;
  if (words.filter((word) => ENGLISH.has(word)).length / words.length > SHARE) return "en";
  const [likeliest] = detectAll(sample);
  return likeliest && likeliest.accuracy >= SURE ? likeliest.lang : null;
}

/** Is it English, told by its runs of letters from a to z alone? They are found and numbered for whoever reads the text, where it is. */
function isPlainlyEnglish(text: string): boolean {
  const { count, starts, ends, numbers } = runsOf(text);
  let [run, letters, english] = [0, 0, 0];
  for (; run < count && starts[run]! < SAMPLE; run++) {
    letters += ends[run]! - starts[run]!;
    if (englishWords.numbered(numbers[run]!)) english++;
  }
  if (letters < ENOUGH || english / run <= SHARE) return false;
  let foreign = 0;
  for (let at = 0; at < Math.min(SAMPLE, text.length); at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x80 && mayBeLetter(code)) foreign++;
  }
  return foreign <= FOREIGN * letters;
}

/** A language tag in the form of BCP 47 ("pt_br" is "pt-BR"); null for what is none. */
export function languageTag(tag: string | null | undefined): string | null {
  try {
    return tag ? (Intl.getCanonicalLocales(tag.split(",")[0]!.trim().replaceAll("_", "-"))[0] ?? null) : null;
  } catch {
    return null;
  }
}
