import { Tag, tagsOf } from "../lexicon.ts";
import { samePerson, surnameOf } from "./same-person.ts";

// Which of the names that articles print are one person's. docs/ways.md gives the errors on a sample.

/** A form of a name and how many articles print it. `variant` counts people of this one name, from 1. */
export type Form = { readonly key: string; readonly variant: number; readonly articles: number };

/** Forenames and their short forms, one person's in news of one surname. */
const SHORT_FORMS =
  `joseph joe;robert bob rob bobby;william bill will billy;michael mike;james jim jimmy;thomas tom;richard dick rick;
charles charlie chuck;edward ed eddie ted;daniel dan danny;david dave;steven stephen steve;anthony tony;andrew andy drew;
christopher chris;matthew matt;gregory greg;jeffrey jeff;kenneth ken;ronald ron;donald don;benjamin ben;samuel sam;nicholas nick;
timothy tim;patrick pat;peter pete;lawrence larry;gerald jerry;bernard bernie;raymond ray;elizabeth liz beth;katherine catherine kate kathy;
margaret maggie meg;susan sue;deborah debbie deb;jennifer jen jenny;rebecca becky;alexander alex;theodore theo;mitchell mitch;
geoffrey geoff;stanley stan;leonard len;frederick fred;philip phil;vincent vince;walter walt;arthur art;albert al;eugene gene;jacob jake;
joshua josh;jonathan jon;nathaniel nate;russell russ;zachary zach;douglas doug;harold hal;pamela pam;barbara barb;cynthia cindy`
    .split(";")
    .map((names) => names.trim().split(/\s+/));
const FULL_FORENAME = new Map(SHORT_FORMS.flatMap(([full, ...short]) => short.map((name) => [name, full!] as const)));
const full = (forename: string): string => FULL_FORENAME.get(forename) ?? forename;

/** The word that forms of one name share: the surname, or the only word. */
export const sharedWord = (key: string): string => surnameOf(key.split(" "));

/** Is the word a forename, which alone tells nobody apart? */
export const isForename = (word: string): boolean => (tagsOf(word) & (Tag.male | Tag.female)) !== 0;

/** The words between the forename and the surname: "b" of "james b comey jr". */
function middleOf(key: string): string {
  const words = key.split(" ");
  return words.slice(1, Math.max(1, words.lastIndexOf(surnameOf(words)))).join(" ");
}

/** Are two full names forms of one: alike but for initials, a misspelling, a middle name or a short forename? */
function isOneName(key: string, other: string): boolean {
  if (samePerson(key, other)) return true;
  const [one, two] = [key.split(" "), other.split(" ")];
  if (one.length < 2 || two.length < 2 || surnameOf(one) !== surnameOf(two) || full(one[0]!) !== full(two[0]!)) return false;
  return !middlesDiffer(key, other);
}

/** "george h w bush" and "george w bush" are two people, though "george bush" may be either. */
function middlesDiffer(key: string, other: string): boolean {
  const [one, two] = [middleOf(key), middleOf(other)];
  return one !== "" && two !== "" && one !== two;
}

/** Full names with another initial are never one person's; short forenames count as the full ones. */
export const initialOf = (key: string): string => full(key.split(" ")[0]!)[0]!;

/** Groups the full names of one surname by person, the most printed first. People told apart by their articles stay apart. */
export function peopleOf<F extends Form>(forms: readonly F[]): F[][] {
  const groups: F[][] = [];
  for (const form of forms.toSorted((a, b) => b.articles - a.articles || a.key.localeCompare(b.key) || a.variant - b.variant)) {
    const group = groups.find(
      (known) =>
        known.some(({ key, variant }) => variant === form.variant && key !== form.key && isOneName(key, form.key)) &&
        !known.some(({ key }) => key === form.key || middlesDiffer(key, form.key)),
    );
    if (group) group.push(form);
    else groups.push([form]);
  }
  return groups;
}

/** The bearer of a bare name must be in this many articles, and in this many times those of the next. */
const KNOWN = 3;
const AHEAD = 4;

/** The person meant by a bare name, of those that bear it: by far the best known, or the only bearer of a rare one; null if it may be another. */
export function bearerOf<P extends { readonly articles: number }>(name: string, bearers: readonly P[]): P | null {
  const [first, second] = bearers.toSorted((a, b) => b.articles - a.articles);
  if (first === undefined) return null;
  if (first.articles >= KNOWN && first.articles >= AHEAD * (second?.articles ?? 0)) return first;
  return second === undefined && tagsOf(name) === 0 ? first : null;
}
