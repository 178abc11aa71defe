import { detectAll } from "tinyld/light";

/** Below this many letters nothing is recognised: too short to tell. */
const ENOUGH = 60;

/** What the library says of a text below this is a guess between names: prose in a language that it knows comes out above a third. */
const SURE = 0.1;

/** Little words that fill a fifth to a half of any English prose and of no other language's. */
const ENGLISH = new Set(
  "the of to and that is was for with by as from at it he his had has have been which were this".split(" "),
);

/** The language that a text is written in (ISO 639-1), or null when it is too short or too little like prose to tell. The library errs on English with many names. */
export function recogniseLanguage(text: string): string | null {
  const sample = text.slice(0, 1500);
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.reduce((letters, word) => letters + word.length, 0) < ENOUGH) return null;
  if (words.filter((word) => ENGLISH.has(word)).length / words.length > 0.1) return "en";
  const [likeliest] = detectAll(sample);
  return likeliest && likeliest.accuracy >= SURE ? likeliest.lang : null;
}

/** A language tag in the form of BCP 47 ("pt_br" is "pt-BR"); null for what is none. */
export function languageTag(tag: string | null | undefined): string | null {
  try {
    return tag ? (Intl.getCanonicalLocales(tag.split(",")[0]!.trim().replaceAll("_", "-"))[0] ?? null) : null;
  } catch {
    return null;
  }
}
