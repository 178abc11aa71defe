import { Tag } from "../lexicon.ts";
import { CUE_VERBS } from "./cues.ts";
import type { UnitItem } from "./units.ts";

/** A noun phrase as a range of items, end exclusive. */
export type Phrase = { readonly from: number; readonly to: number };

const LONGEST = 28;

export const isWord = (item: UnitItem | undefined): boolean =>
  item !== undefined && (item.kind === "word" || item.kind === "number");
export const isDash = (item: UnitItem | undefined): boolean => item?.kind === "mark" && /^[-‐-―]$/.test(item.lower);
export const has = (item: UnitItem | undefined, tags: number): boolean => item !== undefined && (item.tags & tags) !== 0;

const NEVER_IN_NOUN_PHRASE = Tag.auxiliary | Tag.subordinator | Tag.relative;
const BEFORE_NOUN = Tag.determiner | Tag.adjective | Tag.preposition;
const LINKS = new Set(["of", "for", "from", "at", "in", "with", "on", "to", "under", "near", "behind"]);
const VERBAL = Tag.past | Tag.present | Tag.base | Tag.ing;

/** Does the word before make this one part of a noun phrase, though it could be a verb ("the leading candidate", "his aides")? */
export function nounByNeighbour(items: readonly UnitItem[], at: number): boolean {
  const before = items[at - 1];
  if (before === undefined || !isWord(before)) return false;
  if (before.owns) return true;
  if (has(before, Tag.pronoun) && !has(before, Tag.determiner)) return false;
  if (before.lower === "to") return false;
  // "Another tweeted, “…”": nothing follows that it could describe.
  if (PRONOUNS.has(before.lower) && !isWord(items[at + 1])) return false;
  // "Earnest responded": a name that is an adjective too.
  if (before.capital && has(before, Tag.adjective) && !has(before, Tag.determiner | Tag.preposition)) return false;
  if (/^\d+-year-old$/.test(before.lower)) return true;
  return has(before, BEFORE_NOUN) && !has(before, VERBAL | Tag.auxiliary);
}

/** Does a word inside a possible noun phrase count as a finite verb? */
function verbInside(items: readonly UnitItem[], at: number): boolean {
  const item = items[at]!;
  if (item.capital || item.kind === "number") return false;
  if (item.lower === "said" || item.lower === "told" || item.lower === "says") return true;
  if (!has(item, VERBAL)) return false;
  if (has(item, Tag.noun | Tag.adjective) && !has(item, Tag.past)) return false;
  if (nounByNeighbour(items, at)) return false;
  if (has(item, Tag.past | Tag.ing)) return true;
  const before = items[at - 1];
  if (has(item, Tag.present)) return isWord(before) && (before!.capital || has(before, Tag.noun | Tag.pronoun));
  return has(before, Tag.pronoun | Tag.auxiliary) || before?.lower === "to";
}

/** An article alone is not a noun phrase. */
const isArticle = (item: UnitItem): boolean => item.lower === "a" || item.lower === "an" || item.lower === "the";

const isTime = (item: UnitItem): boolean => has(item, Tag.time) && !has(item, Tag.male | Tag.female | Tag.surname);

/** May this word be part of a noun phrase? Pronouns stand alone and are handled elsewhere. */
function nominal(items: readonly UnitItem[], at: number): boolean {
  const item = items[at];
  if (item === undefined || !isWord(item)) return false;
  if (
    item.capital &&
    (at > 0 || !has(item, Tag.auxiliary | Tag.conjunction | Tag.relative | Tag.subordinator | Tag.preposition | Tag.adverb))
  ) {
    return !isTime(item);
  }
  // "May said": an auxiliary before a verb in the past is a name.
  if (item.capital && has(item, Tag.auxiliary) && has(items[at + 1], Tag.past) && /^(?:may|will|might)$/.test(item.lower))
    return true;
  if (has(item, NEVER_IN_NOUN_PHRASE)) return false;
  if (has(item, Tag.pronoun) && !has(item, Tag.determiner))
    return item.lower === "one" || item.lower === "others" || item.lower === "everyone";
  if (has(item, Tag.adverb) && !has(item, Tag.adjective | Tag.noun)) return has(items[at - 1], Tag.determiner);
  if (has(item, Tag.conjunction) || has(item, Tag.preposition)) return false;
  return !verbInside(items, at);
}

const PRONOUNS = new Set([
  "he",
  "she",
  "they",
  "it",
  "we",
  "i",
  "you",
  "who",
  "someone",
  "everyone",
  "nobody",
  "one",
  "others",
  "this",
  "that",
  "these",
  "those",
  "some",
  "many",
  "another",
  "two",
  "three",
  "several",
  "most",
  "both",
]);

/** The noun phrase that ends with the item at `last`, or null. */
export function phraseEndingAt(items: readonly UnitItem[], last: number): Phrase | null {
  const head = items[last];
  if (head === undefined || !isWord(head) || isArticle(head)) return null;
  if (PRONOUNS.has(head.lower) && !head.capital) {
    const of = items[last - 1];
    return { from: has(of, Tag.determiner) && !has(of, Tag.pronoun) ? last - 1 : last, to: last + 1 };
  }
  if (head.capital && PRONOUNS.has(head.lower) && head.lower !== "others" && head.end - head.start < 6)
    return { from: last, to: last + 1 };
  if (!nominal(items, last) && !(head.kind === "number")) return null;
  if (items[last - 1]?.lower === "to" && has(head, Tag.base) && !head.capital) return null;
  let from = last;
  while (from > 0 && last - from < LONGEST) {
    const before = items[from - 1]!;
    if (before.kind === "mark") {
      if ((before.lower === "’" || before.lower === "'") && isWord(items[from - 2])) from -= 2;
      else if (before.lower === "," && /^(?:jr|sr|ii|iii)$/.test(items[from]!.lower)) from--;
      else break;
      continue;
    }
    if (before.kind === "quote") {
      // A nickname or a title inside a name: Dwayne "The Rock" Johnson.
      if (before.end - before.start < 24 && items[from]!.capital && items[from - 2]?.capital) from--;
      else break;
      continue;
    }
    if (LINKS.has(before.lower) && !(before.capital && from - 1 === 0)) {
      if (!nominal(items, from - 2)) break;
      from -= 2;
      continue;
    }
    if (before.lower === "and" || before.lower === "&" || before.lower === "or") {
      if (!nominal(items, from - 2) || items[from - 2]!.capital !== items[from]!.capital) break;
      from -= 2;
      continue;
    }
    if (!nominal(items, from - 1)) break;
    from--;
  }
  from = withoutOwned(items, from, last);
  while (
    from < last &&
    (has(items[from], Tag.time) || (has(items[from], Tag.adverb) && !items[from]!.capital)) &&
    !has(items[from], Tag.male | Tag.female)
  )
    from++;
  return { from, to: last + 1 };
}

/** "Of his own team Ma said": what somebody owns does not describe the name after it. */
function withoutOwned(items: readonly UnitItem[], from: number, last: number): number {
  if (!has(items[from], Tag.possessive) || !items[last]!.capital) return from;
  let name = last;
  while (name > from && items[name - 1]!.capital) name--;
  return items.slice(from, name).some((item) => has(item, Tag.actor | Tag.title)) ? from : name;
}

/** The noun phrase that begins with the item at `first`, or null. */
export function phraseStartingAt(items: readonly UnitItem[], first: number): Phrase | null {
  const head = items[first];
  if (head === undefined || !isWord(head)) return null;
  if (PRONOUNS.has(head.lower) && !nominal(items, first + 1)) return { from: first, to: first + 1 };
  if (!nominal(items, first)) return null;
  let to = first + 1;
  while (to < items.length && to - first < LONGEST) {
    const item = items[to]!;
    if (item.kind === "mark") {
      if ((item.lower === "’" || item.lower === "'") && isWord(items[to + 1])) to++;
      else if (item.lower === "," && /^(?:jr|sr|ii|iii)\.?$/.test(items[to + 1]?.lower ?? "")) to += 2;
      else break;
      continue;
    }
    if (item.kind === "quote") {
      if (item.end - item.start < 24 && items[to - 1]!.capital && items[to + 1]?.capital) to++;
      else break;
      continue;
    }
    if (has(item, Tag.time) && !has(item, Tag.male | Tag.female)) {
      // "A Wednesday editorial".
      if (!isArticle(head) || to > first + 1 || !nominal(items, to + 1)) break;
      to++;
      continue;
    }
    const linked = LINKS.has(item.lower) || item.lower === "and" || item.lower === "&";
    if (linked) {
      if (!nominal(items, to + 1) || has(items[to + 1], Tag.time)) break;
      if (item.lower === "and" && CUE_VERBS.has(items[to + 1]!.lower)) break;
      to += 2;
      continue;
    }
    if (!nominal(items, to) || (has(item, Tag.determiner) && !item.capital && !LINKS.has(items[to - 1]!.lower))) break;
    to++;
  }
  return to === first + 1 && isArticle(head) ? null : { from: first, to };
}

/** The part of a phrase that names the speaker: "Mr. Nevins" of "Mr. Nevins of Showtime", but all of "a spokesman for the company". */
export function coreOf(items: readonly UnitItem[], phrase: Phrase): Phrase {
  for (let at = phrase.from + 1; at < phrase.to; at++) {
    if (!has(items[at], Tag.preposition)) continue;
    const before = items[at - 1]!;
    const opens = at === 1 && !has(before, Tag.male | Tag.female | Tag.surname) && has(before, Tag.noun | Tag.actor | Tag.plural);
    if (!before.capital || opens || has(before, Tag.title)) return phrase;
    // "University of Ohio", "Department of State": part of the organisation's name.
    if (items[at]!.lower === "of" && !has(before, Tag.male | Tag.female | Tag.surname) && has(items[phrase.from], Tag.determiner))
      return phrase;
    return { from: phrase.from, to: at };
  }
  return phrase;
}
