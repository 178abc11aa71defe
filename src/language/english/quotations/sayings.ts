import { Tag } from "../lexicon.ts";
import { CUE_NOUNS, type CueClass } from "./cues.ts";
import { has, isDash, isWord, type Phrase, phraseEndingAt, phraseStartingAt } from "./phrases.ts";
import {
  type FoundSubject,
  nameBehind,
  namesSomebody,
  openingPhrase,
  personIn,
  subjectAfter,
  subjectBefore,
} from "./subjects.ts";
import type { UnitItem } from "./units.ts";
import { cueEnd, type Verb, verbAt } from "./verbs.ts";

/** How a cue and its subject stand to each other. */
export type Pattern =
  | "before" // Ma said
  | "aside" // Ma, who was in Delhi, said
  | "relative" // Ma, who said
  | "shared" // Ma came and said; Ma came, saying
  | "main" // Ma denied that Brandt came, saying
  | "participle" // with Ma saying
  | "after" // said Ma
  | "agent" // as told by Ma
  | "according" // according to Ma
  | "noun" // Ma's claim that
  | "label"; // Ma: “…”; “…” — Ma

/**
 * A subject and the cue that says it said something, as ranges of items of one sentence. `at` is the cue's main word. The cue is empty if a
 * line only names the speaker.
 */
export type Saying = {
  readonly cue: Phrase;
  readonly at: number;
  readonly subject: Phrase;
  /** The relative pronoun that stands for the subject at the cue: "who" of "Ma, who said". */
  readonly pronoun: Phrase | null;
  readonly pattern: Pattern;
  /** null for other verbs than those of saying. */
  readonly class: CueClass | null;
  readonly form: "past" | "present" | "base" | "ing" | "none";
  readonly passive: boolean;
};

/** After these comes where or to what somebody speaks, not who: "responded to the vote on Facebook writing". */
const PLACE = /^(?:to|on|in|at|about|via)$/;

/** Classes of verbs that people have: "footage of Ma saying" is Ma's, "a letter from Ma showing" the letter's. */
const SPEAKS = /^(?:say|address|voice|call)$/;

const CLASSLESS = { class: null, form: "none", passive: false, pronoun: null } as const;

/** Everything anybody is said to say or do in a sentence: verbs with their subjects, "according to", nouns such as "claim", labels. */
export function findSayings(items: readonly UnitItem[]): Saying[] {
  const found: Saying[] = [];
  const verbs: Verb[] = [];
  for (let at = 0; at < items.length; at++) {
    if (items[at]!.kind !== "word") continue;
    const verb = verbAt(items, at);
    if (verb) verbs.push(verb);
  }
  let current: Phrase | null = null;
  let main: Phrase | null = null;
  let relative: (FoundSubject & { readonly at: number }) | null = null;
  const waiting: Verb[] = [];
  for (const verb of verbs) {
    const inverted = subjectAfter(items, verb);
    if (inverted && items[verb.from - 1]?.lower !== ",") {
      found.push(saying(items, verb, inverted, "after"));
      continue;
    }
    const agent = verb.form === "past" ? agentOf(items, verb) : null;
    if (agent) found.push({ ...saying(items, verb, agent, "agent"), passive: false });
    const trailing = inverted && trails(items, inverted) ? inverted : null;
    const direct = verb.finite ? subjectBefore(items, verb.from, verb.at + 1) : null;
    if (direct) {
      found.push({ ...saying(items, verb, direct.subject, direct.pattern), pronoun: direct.pronoun });
      if (direct.pattern === "relative") relative = { ...direct, at: verb.at };
      if (direct.pattern !== "relative" || current === null) current = direct.subject;
      if (main === null && direct.pattern !== "relative" && !opensSubordinate(items, direct.subject)) main = direct.subject;
      if (trailing) found.push(saying(items, verb, trailing, "after"));
      // "After saying her foot hurt, she left": not the foot.
      const isTold = (early: Verb) => direct.subject.from === cueEnd(items, early.at) && early.class !== null;
      for (const early of waiting.splice(0))
        if (isTold(early)) waiting.push(early);
        else found.push(saying(items, early, direct.subject, "shared"));
      continue;
    }
    const described = verb.form === "ing" && !verb.finite ? phraseEndingAt(items, verb.from - 1) : null;
    if (described && !(current && PLACE.test(items[described.from - 1]?.lower ?? "")))
      found.push(saying(items, verb, SPEAKS.test(verb.class ?? "") ? personIn(items, described) : described, "participle"));
    if (inverted) found.push(saying(items, verb, inverted, "after"));
    else if (relative && joins(items, relative.at, verb.from))
      found.push({ ...saying(items, verb, relative.subject, "relative"), pronoun: relative.pronoun });
    else if (current) found.push(saying(items, verb, current, "shared"));
    else waiting.push(verb);
    const apart =
      verb.form === "ing" ? items[verb.from - 1]?.kind !== "word" : /^(?:and|but)$/.test(items[verb.from - 1]?.lower ?? "");
    if (main && main !== current && apart && !goesOn(items, verb, found)) found.push(saying(items, verb, main, "main"));
  }
  const opening = waiting.length > 0 ? openingPhrase(items, waiting[0]!.from) : null;
  if (opening) for (const verb of waiting) found.push(saying(items, verb, opening, "shared"));
  for (let at = 0; at < items.length; at++) {
    const item = items[at]!;
    const according = item.lower === "according" && items[at + 1]?.lower === "to" ? 2 : isPerSomebody(items, at) ? 1 : 0;
    if (according > 0) {
      if (relays(items, at, found)) continue;
      const subject = phraseStartingAt(items, at + according);
      if (subject)
        found.push({ ...CLASSLESS, cue: { from: at, to: at + according }, at, subject, pattern: "according", class: "say" });
    } else if (item.kind === "word" && CUE_NOUNS.has(item.lower)) noun(items, at, current, found);
  }
  labels(items, verbs, found);
  return found;
}

/** The words at the cue that stand for the speaker. */
export const mentionIn = ({ pronoun, subject }: Saying): Phrase => pronoun ?? subject;

/** Ma of "was called “a gift” by Ma" and of "labelled as a “gift” by Ma". */
function agentOf(items: readonly UnitItem[], { at, passive, class: of }: Verb): Phrase | null {
  let by = at + 1;
  if (of === "call" && items[by]?.lower === "as") by += has(items[by + 1], Tag.determiner) ? 2 : 1;
  if (items[by]?.kind === "quote") by++;
  if (!passive && !(by > at + 2)) return null;
  return items[by]?.lower === "by" ? phraseStartingAt(items, by + 1) : null;
}

/** "Ma, who came and said": does the clause with "who" go on, with no comma in between? */
const joins = (items: readonly UnitItem[], from: number, to: number): boolean =>
  items[to - 1]?.lower === "and" && items.slice(from, to).every(({ lower }) => lower !== "," && lower !== ";");

/** "…, said Hans Ma of Hangzhou.", not "…, said Ma would come". */
const trails = (items: readonly UnitItem[], { from, to }: Phrase): boolean =>
  (!isWord(items[to]) || /^(?:of|in|at|from|who)$/.test(items[to]!.lower) || has(items[to], Tag.time)) &&
  (namesSomebody(items, { from, to }) || items.slice(from, to).some((item) => has(item, Tag.actor)));

/** "Ma said, adding": the participle of whoever was just said to speak. */
const goesOn = (items: readonly UnitItem[], verb: Verb, found: readonly Saying[]): boolean =>
  found.some(({ cue, class: of }) => cue.to === verb.from - 1 && of === "say" && items[cue.to]!.lower === ",");

/** Does the phrase begin a subordinate clause: "when Brandt came"? */
const opensSubordinate = (items: readonly UnitItem[], { from }: Phrase): boolean =>
  has(items[from - 1], Tag.subordinator | Tag.relative);

/** "Per Reuters", "per the Post", not "per day". */
const isPerSomebody = (items: readonly UnitItem[], at: number): boolean =>
  items[at]!.lower === "per" && (items[at + 1]?.capital || (items[at + 1]?.lower === "the" && items[at + 2]?.capital)) === true;

/** “…,” Ma said, according to Reuters: the words are Ma's, Reuters only relays them. */
const relays = (items: readonly UnitItem[], at: number, found: readonly Saying[]): boolean =>
  items[at - 1]?.lower === "," &&
  found.some(
    ({ cue, subject, class: of }) =>
      (of === "say" || of === "address") &&
      Math.max(cue.to, subject.to) < at &&
      items.slice(0, Math.min(cue.from, subject.from)).at(-1)?.kind === "quote" &&
      items.slice(Math.max(cue.to, subject.to), at).every(({ kind }) => kind !== "quote"),
  );

const saying = (items: readonly UnitItem[], verb: Verb, subject: Phrase, pattern: Pattern): Saying => ({
  cue: { from: verb.from, to: cueEnd(items, verb.at) },
  at: verb.at,
  subject,
  pronoun: null,
  pattern,
  class: verb.class,
  form: verb.form,
  passive: verb.passive,
});

/** "Ma's claim that", "a statement from Ma", "in the words of Ma". */
function noun(items: readonly UnitItem[], at: number, current: Phrase | null, found: Saying[]): void {
  const cue = { from: at, to: at + 1 };
  let first = items[at - 1]?.kind === "quote" ? at - 2 : at - 1;
  while (
    first > 0 &&
    isWord(items[first]) &&
    !items[first]!.owns &&
    at - first < 4 &&
    has(items[first], Tag.adjective | Tag.noun | Tag.past)
  )
    first--;
  if (items[at - 1]?.lower === "’" || items[at - 1]?.lower === "'") {
    // "In Sanders’ words".
    const subject = /s$/.test(items[at - 2]?.lower ?? "") ? phraseEndingAt(items, at - 2) : null;
    if (subject) found.push({ ...CLASSLESS, cue, at, subject, pattern: "noun", class: "show" });
    return;
  }
  const owner = items[first];
  if (owner && isWord(owner) && (owner.owns || has(owner, Tag.possessive))) {
    const subject = owner.owns ? phraseEndingAt(items, first) : { from: first, to: first + 1 };
    if (subject) found.push({ ...CLASSLESS, cue, at, subject, pattern: "noun", class: "show" });
    return;
  }
  const link = items[at + 1]?.lower;
  if (link === "from" || link === "by" || link === "of") {
    const subject = phraseStartingAt(items, at + 2);
    if (subject && items[subject.from]!.kind === "word") {
      found.push({ ...CLASSLESS, cue, at, subject, pattern: "noun", class: "show" });
      return;
    }
  }
  if (current) found.push({ ...CLASSLESS, cue, at, subject: current, pattern: "noun", class: null });
}

/** "MA: “…”" at the start of a sentence and “…” — Ma at its end. */
function labels(items: readonly UnitItem[], verbs: readonly Verb[], found: Saying[]): void {
  const colon = items.findIndex((item) => item.lower === ":");
  const before = colon > 0 && items[colon + 1]?.kind === "quote" ? labelBefore(items, colon, verbs) : null;
  if (before)
    found.push({ ...CLASSLESS, cue: { from: colon, to: colon + 1 }, at: colon, subject: before, pattern: "label", class: "say" });
  for (let at = 0; at < items.length - 1; at++) {
    if (!isDash(items[at]) || !items[at + 1]!.capital) continue;
    const before = items[at - 1];
    if (at > 0 && before!.kind !== "quote" && !isDash(before)) continue;
    const subject = phraseStartingAt(items, at + 1);
    if (subject) found.push({ ...CLASSLESS, cue: { from: at, to: at + 1 }, at, subject, pattern: "label", class: "say" });
  }
}

/** The speaker before a colon: "MA: “…”", "Ma, Harbor Post: “…”", "The mayor, Ma: “…”"; null if a verb makes it a clause. */
function labelBefore(items: readonly UnitItem[], colon: number, verbs: readonly Verb[]): Phrase | null {
  // A dash or a bullet may come first; in a transcript the mark does: "“WEBER: …".
  const first = items[0]!.kind === "mark" ? items.findIndex(isWord) : 0;
  if (first < 0 || first > 2) return null;
  const last = phraseEndingAt(items, colon - 1);
  if (last && (last.from === first || isDash(items[last.from - 1]))) return last;
  const opening = phraseStartingAt(items, first);
  const next = opening && items[opening.to];
  if (!next || opening.to >= colon || !/^[,(]$/.test(next.lower)) return null;
  if (verbs.some(({ at, finite }) => finite && at < colon) || items.slice(0, colon).some(({ kind }) => kind === "quote"))
    return null;
  const name = nameBehind(items, opening);
  if (name) return name;
  return items[first]!.capital && !has(items[first], Tag.determiner | Tag.pronoun) ? opening : null;
}
