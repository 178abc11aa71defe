import { Tag } from "../lexicon.ts";
import { CUE_VERBS, type CueClass, PHRASAL } from "./cues.ts";
import { has, isWord, nounByNeighbour } from "./phrases.ts";
import type { UnitItem } from "./units.ts";

/** A verb as its auxiliaries make it. */
export type Verb = {
  readonly at: number;
  /** First item of its group, auxiliaries and adverbs included. */
  readonly from: number;
  readonly form: "past" | "present" | "base" | "ing";
  readonly finite: boolean;
  readonly passive: boolean;
  readonly class: CueClass | null;
};

const CLOSED = Tag.determiner | Tag.pronoun | Tag.preposition | Tag.conjunction;
const OPEN = Tag.past | Tag.present | Tag.base | Tag.ing | Tag.auxiliary;

/** The verb whose main word is at `at`, or null. */
export function verbAt(items: readonly UnitItem[], at: number): Verb | null {
  const item = items[at]!;
  if (item.kind !== "word" || (item.capital && at > 0 && items[at - 1]!.kind !== "quote")) return null;
  // Half of all words are "the", "of", "and" and the like: skip them early.
  if (has(item, CLOSED) && !has(item, OPEN)) return null;
  const cue = CUE_VERBS.get(item.lower);
  const phrasal = PHRASAL.get(item.lower)?.has(items[at + 1]?.lower ?? "") ? "say" : null;
  const ing = cue?.form === "ing" || has(item, Tag.ing);
  const present = cue?.form === "s" || has(item, Tag.present) || (phrasal !== null && item.lower.endsWith("s"));
  const past = cue?.form === "past" || has(item, Tag.past) || (phrasal !== null && !ing && !present);
  const base = cue?.form === "base" || has(item, Tag.base);
  if (!past && !present && !ing && !base) {
    // A bare auxiliary is the main verb if no other follows: "was", "has a message".
    return has(item, Tag.auxiliary) && !isGroup(items, at + 1)
      ? { at, from: at, form: "past", finite: true, passive: false, class: null }
      : null;
  }
  if (has(item, Tag.auxiliary | Tag.preposition | Tag.conjunction)) return null;
  let from = at;
  let auxiliary = false;
  let be = false;
  let to = false;
  while (from > 0) {
    const before = items[from - 1]!;
    if (has(before, Tag.auxiliary) && !(before.capital && before.kind === "word" && from > 1)) {
      auxiliary = true;
      if (has(before, Tag.be)) be = true;
      from--;
    } else if (isAdverb(items, from - 1) && !before.capital) from--;
    else if (before.lower === "to" && !to && !auxiliary) {
      to = true;
      from--;
    } else break;
  }
  while (from < at && has(items[from], Tag.adverb) && !has(items[from + 1], Tag.auxiliary) && from + 1 < at) from++;
  const group = { at, from, class: phrasal ?? cue?.class ?? null };
  if (to) return { ...group, form: "base", finite: false, passive: false };
  if (auxiliary) {
    if (ing && be) return { ...group, form: "ing", finite: true, passive: false };
    const passive = past && be && !present;
    return { ...group, form: past ? "past" : "base", finite: true, passive };
  }
  const before = items[from - 1];
  if (past) {
    if (nounByNeighbour(items, at) && item.lower !== "said") return null;
    return { ...group, form: "past", finite: true, passive: items[at + 1]?.lower === "by" };
  }
  if (ing)
    return nounByNeighbour(items, at) && has(before, Tag.determiner | Tag.adjective)
      ? null
      : { ...group, form: "ing", finite: false, passive: false };
  if (present) {
    if (nounByNeighbour(items, at) || describesNoun(before)) return null;
    if (group.class === null && has(item, Tag.noun) && !has(before, Tag.relative)) return null;
    return { ...group, form: "present", finite: true, passive: false };
  }
  const subject =
    items[from - 3]?.lower === "," && before?.lower === "," && has(items[from - 2], Tag.adverb) ? from - 4 : from - 1;
  if (nounByNeighbour(items, at) || !isWord(items[subject])) return null;
  return isPlural(items, subject) ? { ...group, form: "base", finite: true, passive: false } : null;
}

/** Adjectives, numbers and determiners that are adverbs behind an auxiliary: "has long argued", "have both said". */
const AFTER_AUXILIARY = /^(?:long|first|next|best|better|sooner|early|both|all|each|either)$/;

const isAdverb = (items: readonly UnitItem[], at: number): boolean =>
  has(items[at], Tag.adverb) || (AFTER_AUXILIARY.test(items[at]!.lower) && has(items[at - 1], Tag.auxiliary));

const ADJECTIVE = /(?:ous|ful|ive|able|ible|ical|less)$/;

/** "Numerous questions", "many Asian states": an adjective that the word lists lack, or a people's. */
const describesNoun = (before: UnitItem | undefined): boolean =>
  before?.kind === "word" &&
  ((before.tags === 0 && ADJECTIVE.test(before.lower)) ||
    (before.capital && has(before, Tag.demonym) && !before.lower.endsWith("s")));

/** May what ends here be the subject of a verb in the base form: "we", "officials", "Ma and Brandt"? */
function isPlural(items: readonly UnitItem[], at: number): boolean {
  const item = items[at]!;
  if (
    has(item, Tag.plural) ||
    /^(?:i|we|they|you|who|people|police|some|many|others|critics|two|three|four|both|several|most|few)$/.test(item.lower)
  )
    return true;
  const name = has(item, Tag.male | Tag.female | Tag.surname);
  if ((!item.capital || (at === 0 && !name)) && /[^s]s$/.test(item.lower)) return true;
  let first = at;
  while (item.capital && items[first - 1]?.capital) first--;
  return item.capital && items[first - 1]?.lower === "and" && items[first - 2]?.capital === true;
}

const isGroup = (items: readonly UnitItem[], at: number): boolean => {
  for (let next = at; next < Math.min(at + 3, items.length); next++) {
    const item = items[next]!;
    if (isAdverb(items, next) || has(item, Tag.auxiliary)) continue;
    return has(item, Tag.past | Tag.ing | Tag.base) || CUE_VERBS.has(item.lower);
  }
  return false;
};

/** Where a cue ends: "fired back", "put it". */
export const cueEnd = (items: readonly UnitItem[], at: number): number =>
  PHRASAL.get(items[at]!.lower)?.has(items[at + 1]?.lower ?? "") ? at + 2 : at + 1;
