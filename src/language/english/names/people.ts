import type { Layout } from "../../../text/sentences.ts";
import type { Span } from "../../../text/span.ts";
import type { Name } from "../../analysis.ts";
import { Tag, tagsOf } from "../lexicon.ts";
import { type Word, wordsOf } from "../words.ts";

export type Gender = "male" | "female";

/** A name with the gender its pronouns need. */
export type Person = { readonly name: Name; readonly gender: Gender | null; readonly certain: boolean };

const MALE =
  /^(?:mr|sir|lord|king|prince|congressman|councilman|father|pope|baron|imam|husband|son|brother|spokesman|businessman|chairman|actor|policeman|man|dad|uncle|himself|his|he|widower|duke|monk)$/;
const FEMALE =
  /^(?:mrs|ms|miss|lady|dame|queen|princess|congresswoman|councilwoman|mother|wife|daughter|sister|spokeswoman|businesswoman|chairwoman|actress|policewoman|woman|mom|mum|aunt|herself|her|she|widow|duchess|nun|baroness)$/;

const genderOfWord = (word: string): Gender | null => (MALE.test(word) ? "male" : FEMALE.test(word) ? "female" : null);

/** First index of `words` that ends after `offset`. */
export function wordIndexAt(words: readonly Span[], offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The people, and what may be people, among a text's names. Titles, nouns beside the name and forenames tell their gender. */
export function findPeople(layout: Layout, names: readonly Name[]): Person[] {
  const words = wordsOf(layout);
  return names
    .filter((name) => name.kind === "person" || name.kind === "other")
    .map((name) => genderOf(layout.text, words, name))
    .filter((person) => person.gender !== null || !isPlace(layout.text, person));
}

/** A country that acts ("Argentina will win") looks like a person, but nobody calls it "he". */
const isPlace = (text: string, { name: { name } }: Person): boolean =>
  (tagsOf(text.slice(name.start, name.end).toLowerCase()) & Tag.place) !== 0;

function genderOf(text: string, words: readonly Word[], name: Name): Person {
  const votes = { male: 0, female: 0 };
  const vote = (word: Word | undefined, weight: number) => {
    const gender = word && genderOfWord(word.lower);
    if (gender) votes[gender] += weight;
  };
  for (const mention of name.mentions) {
    const first = wordIndexAt(words, mention.start);
    const title = words[first - 1];
    if (title && (title.tags & Tag.title) !== 0) vote(title, 5);
    if (title && (title.tags & Tag.actor) !== 0) vote(title, 2);
    let after = first;
    while (after < words.length && words[after]!.start < mention.end) after++;
    if (words[after]?.lower === "himself" || words[after]?.lower === "herself") vote(words[after], 4);
    // "Ma, a spokesman for …": the noun of the description after the name.
    if (words[after]?.lower !== ",") continue;
    for (let at = after + 1; at < Math.min(after + 6, words.length); at++) {
      const word = words[at]!;
      if (word.kind === "mark" || (word.tags & (Tag.preposition | Tag.relative | Tag.past)) !== 0) break;
      if ((word.tags & (Tag.actor | Tag.noun)) !== 0) vote(word, 2);
    }
  }
  if (votes.male !== votes.female) return { name, gender: votes.male > votes.female ? "male" : "female", certain: true };
  const parts = text.slice(name.name.start, name.name.end).toLowerCase().split(/\s+/);
  // A forename tells the gender only before a surname, or if the article uses it alone for a person.
  const forename = tagsOf(parts[0]!);
  const both = Tag.male | Tag.female;
  if ((parts.length > 1 || name.kind === "person") && (forename & both) !== 0 && (forename & both) !== both) {
    return { name, gender: (forename & Tag.male) !== 0 ? "male" : "female", certain: parts.length > 1 };
  }
  return { name, gender: null, certain: false };
}
