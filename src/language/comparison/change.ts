import { stem } from "../../text/stem.ts";

/** What a change affects, most serious first. */
export const EFFECTS = ["negation", "number", "unit", "name", "modality", "quantifier", "tense", "word"] as const;
export type Effect = (typeof EFFECTS)[number];

const set = (words: string) => new Set(words.split(/\s+/));

const NEGATIONS = set("not no never none nobody nothing nowhere neither nor cannot without hardly scarcely barely ain't");
const NUMBERS = set(
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
  thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands dozen dozens first second third fourth fifth sixth seventh
  eighth ninth tenth once twice thrice half quarter double triple`,
);
const UNITS = set(
  `million millions billion billions trillion trillions percent percentage point points dollar dollars cent cents euro euros pound pounds yen yuan rupee rupees
  second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries inch inches foot feet
  yard yards mile miles meter meters metre metres kilometer kilometers kilometre kilometres km cm mm kg gram grams kilogram kilograms ounce ounces
  ton tons tonne tonnes liter liters litre litres gallon gallons barrel barrels acre acres hectare hectares degree degrees celsius fahrenheit watt watts
  megawatt megawatts gigawatt gigawatts am pm`,
);
const MODALS = set("will would shall should can could may might must ought perhaps maybe probably possibly certainly definitely");
const QUANTIFIERS = set(
  "all any some most many much few several every each both either more less least fewer only almost nearly about around always often usually sometimes rarely seldom everyone everybody everything anyone anybody anything someone somebody something entire whole",
);
const AUXILIARIES = set("is are was were am be been being has have had does do did says said");

/** Is the word, given by its key, a negation? */
export const isNegation = (key: string): boolean => key.endsWith("n't") || NEGATIONS.has(key);

/** What the endings of contractions stand for; "'s" and "n't" stay as they are. */
const CONTRACTED = new Map(Object.entries({ ll: "will", d: "would", ve: "have", re: "are", m: "am" }));
const PREFIX = /^(?:un|in|im|il|ir|dis|non)(?=..)/;

/** A differing word as written, and whether it opens its sentence, where a capital says nothing. */
export type Written = { readonly word: string; readonly key: string; readonly opens: boolean };

/** The most serious effect of replacing the stored words by the given ones. */
export function effectOf(stored: readonly Written[], given: readonly Written[]): Effect {
  const [before, after] = [atoms(stored), atoms(given)];
  const differ = (test: (atom: string) => boolean) => bag(before.filter(test)) !== bag(after.filter(test));
  if (differ(isNegation) || prefixed(before, after) || prefixed(after, before)) return "negation";
  if (differ((atom) => /\p{N}/u.test(atom) || NUMBERS.has(atom))) return "number";
  if (differ((atom) => UNITS.has(atom) || /\p{Sc}|[‰°]/u.test(atom))) return "unit";
  if ([...stored, ...given].some(({ word, opens }) => !opens && /^\p{Lu}/u.test(word) && word !== "I" && !/^I'/.test(word)))
    return "name";
  if (differ((atom) => MODALS.has(atom))) return "modality";
  if (differ((atom) => QUANTIFIERS.has(atom))) return "quantifier";
  if (differ((atom) => AUXILIARIES.has(atom)) || inflected(before, after)) return "tense";
  return "word";
}

const atoms = (words: readonly Written[]): string[] =>
  words.flatMap(({ key }) => {
    const [whole, negated] = /^(.+)(n't)$/.exec(key)?.slice(1) ?? [];
    if (whole !== undefined && negated !== undefined) return [whole, negated];
    const [first, ...ends] = key.split("'");
    return [first!, ...ends.map((end) => CONTRACTED.get(end) ?? `'${end}`)];
  });

const bag = (words: readonly string[]): string => words.toSorted().join(" ");

const prefixed = (words: readonly string[], others: readonly string[]): boolean =>
  words.some((word) => PREFIX.test(word) && others.includes(word.replace(PREFIX, "")));

/** One verb in two forms; a plural is not a change of tense. */
function inflected(before: readonly string[], after: readonly string[]): boolean {
  const [one, other] = [before[0], after[0]];
  if (before.length !== 1 || after.length !== 1 || one === undefined || other === undefined) return false;
  const bare = (word: string) => word.replace(/(?:es|s)$/, "");
  return stem(one) === stem(other) && bare(one) !== bare(other);
}
