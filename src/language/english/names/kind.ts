import type { Name } from "../../analysis.ts";
import { Tag, tagsOf } from "../lexicon.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const ORGANISATION = words(
  "inc corp co ltd llc plc gmbh company group bank university college school institute institution department ministry agency bureau commission committee council court senate congress parliament party union association foundation federation league times post news journal tribune herald guardian press network radio tv magazine airlines airways motors police army navy force guard team club fc pac fund trust authority board office administration campaign coalition alliance society center centre museum hospital church house service services international partners capital holdings industries technologies systems labs research media studios pictures entertainment records caucus assembly organization organisation nations conference democrats republicans broadcasting corporation enterprises ventures brigade front movement",
);
/** Does a name that has this word at its end, or before "of", name an organisation? */
export const isOrganisationWord = (word: string): boolean => ORGANISATION.has(word);

const PLACE = words(
  "street avenue road boulevard square park county city town village island islands river lake sea ocean mountain mountains valley bay beach airport bridge province state states republic kingdom coast desert peninsula district hills springs harbor harbour north south east west",
);
const WORK = words(
  "act award awards prize cup games day war week deal agreement treaty amendment bill championship festival olympics series plan project summit convention election tour bowl",
);

/** May these words, two or more, be a forename and surname? */
export function mayBePerson(parts: readonly string[]): boolean {
  const last = parts.at(-1)!;
  if (parts.length > 4 || parts.includes("of") || ORGANISATION.has(last) || PLACE.has(last) || WORK.has(last)) return false;
  const first = tagsOf(parts[0]!);
  return (first & (Tag.male | Tag.female)) !== 0 || (first & (Tag.place | Tag.demonym | Tag.adjective | Tag.organisation)) === 0;
}

const COMMON =
  Tag.noun |
  Tag.adjective |
  Tag.past |
  Tag.present |
  Tag.base |
  Tag.ing |
  Tag.adverb |
  Tag.place |
  Tag.organisation |
  Tag.demonym |
  Tag.time;

/** Does the lexicon know the word only as a name, or not at all? */
const isUncommon = (part: string): boolean => (tagsOf(part) & COMMON) === 0;

/** What is built and named after people: "Victor Verster prison". */
export const BUILT = words(
  "prison jail airport stadium arena hospital hotel bridge station university college school theatre theater museum park barracks camp cemetery tower hall library square street highway tunnel dam port",
);

/** What precedes an organisation's name: "the newspaper Der Morgen". */
export const BODY = words(
  "newspaper weekly magazine website broadcaster network agency company firm bank retailer airline carmaker startup club band party charity group",
);

/** Evidence from the words around a name's mentions, counted. */
export type Evidence = { person: number; place: number; thing: number; titled: boolean; built: boolean; described: boolean };

/** The kind of a name, by its words and the evidence around it. */
export function kindOf(parts: readonly string[], written: string, evidence: Evidence): Name["kind"] {
  if (evidence.titled) return "person";
  const last = parts.at(-1)!;
  const first = tagsOf(parts[0]!);
  const whole = parts.length === 1 ? first : tagsOf(parts.join(" "));
  if ((whole & Tag.organisation) !== 0) return "organisation";
  if ((whole & Tag.place) !== 0 && (evidence.person <= evidence.place || parts.length > 1)) return "place";
  if (parts.length > 1 && ORGANISATION.has(last)) return "organisation";
  if (parts.some((part) => part === "of") || /&/.test(written))
    return ORGANISATION.has(parts[0]!) ? "organisation" : PLACE.has(parts[0]!) ? "place" : "other";
  if (PLACE.has(last) && parts.length > 1) return "place";
  if (WORK.has(last)) return "other";
  if (evidence.described && (first & (Tag.male | Tag.female)) === 0) return "organisation";
  if (evidence.built && evidence.person === 0) return "place";
  if (parts.length > 1 && parts.length < 5 && (first & (Tag.male | Tag.female)) !== 0) return "person";
  if (parts.length === 1 && ORGANISATION.has(last)) return "organisation";
  if (/^[\p{Lu}.]{2,6}$/u.test(written)) return "organisation";
  if (evidence.person > 0 && evidence.person >= evidence.place) return "person";
  if ((first & (Tag.male | Tag.female | Tag.surname)) !== 0 && evidence.place === 0) return "person";
  if ((tagsOf(last) & Tag.surname) !== 0 && evidence.place === 0) return "person";
  if ((first & Tag.demonym) !== 0) return "other";
  if (
    (parts.length === 2 || parts.length === 3) &&
    evidence.thing + evidence.place === 0 &&
    parts.every(isUncommon) &&
    !/\p{Lu}{2}/u.test(written)
  )
    return "person";
  return evidence.place > 0 ? "place" : "other";
}
