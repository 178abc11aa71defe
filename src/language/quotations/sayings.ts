import { Tag } from "../lexicon.ts";
import { CUE_NOUNS, CUE_VERBS, type CueClass, PHRASAL } from "./cues.ts";
import { has, isDash, isWord, nounByNeighbour, type Phrase, phraseEndingAt, phraseStartingAt } from "./phrases.ts";
import type { Item } from "./units.ts";

/** How a cue and its subject stand to each other. */
export type Pattern =
  | "before" // Ma said
  | "aside" // Ma, who was in Delhi, said
  | "relative" // Ma, who said
  | "shared" // Ma came and said; Ma came, saying
  | "participle" // with Ma saying
  | "after" // said Ma
  | "agent" // as told by Ma
  | "according" // according to Ma
  | "noun" // Ma's claim that
  | "label"; // Ma: “…”; “…” — Ma

/** A subject and the words that say that it said something. Ranges of items of one sentence; `at` is the cue's main word. */
export type Saying = {
  readonly cue: Phrase;
  readonly at: number;
  readonly subject: Phrase;
  readonly pattern: Pattern;
  /** null for a verb that says nothing of speech by itself. */
  readonly class: CueClass | null;
  readonly form: "past" | "present" | "base" | "ing" | "none";
  readonly passive: boolean;
};

type Verb = {
  readonly at: number;
  /** First item of its group, auxiliaries and adverbs taken in. */
  readonly from: number;
  readonly form: Saying["form"];
  readonly finite: boolean;
  readonly passive: boolean;
  readonly class: CueClass | null;
};

/** The verb whose main word stands at `at`, or null when it is none there. */
function verbAt(items: readonly Item[], at: number): Verb | null {
  const item = items[at]!;
  if (item.kind !== "word" || (item.capital && at > 0 && items[at - 1]!.kind !== "quote")) return null;
  const cue = CUE_VERBS.get(item.lower);
  const phrasal = PHRASAL.get(item.lower)?.has(items[at + 1]?.lower ?? "") ? "say" : null;
  const ing = cue?.form === "ing" || has(item, Tag.ing);
  const present = cue?.form === "s" || has(item, Tag.present) || (phrasal !== null && item.lower.endsWith("s"));
  const past = cue?.form === "past" || has(item, Tag.past) || (phrasal !== null && !ing && !present);
  const base = cue?.form === "base" || has(item, Tag.base);
  if (!past && !present && !ing && !base) {
    // A bare auxiliary is the main verb when no other follows: "was", "has a message".
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
    if (has(before, Tag.auxiliary)) {
      auxiliary = true;
      if (has(before, Tag.be)) be = true;
      from--;
    } else if (has(before, Tag.adverb) && !before.capital) from--;
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
    if (nounByNeighbour(items, at)) return null;
    if (group.class === null && has(item, Tag.noun)) return null;
    return { ...group, form: "present", finite: true, passive: false };
  }
  if (nounByNeighbour(items, at) || before === undefined || !isWord(before)) return null;
  const plural =
    has(before, Tag.plural) ||
    /^(?:i|we|they|you|who|people|police|some|many|others|critics)$/.test(before.lower) ||
    (!before.capital && /[^s]s$/.test(before.lower));
  return plural ? { ...group, form: "base", finite: true, passive: false } : null;
}

const isGroup = (items: readonly Item[], at: number): boolean => {
  for (let next = at; next < Math.min(at + 3, items.length); next++) {
    const item = items[next]!;
    if (has(item, Tag.adverb | Tag.auxiliary)) continue;
    return has(item, Tag.past | Tag.ing | Tag.base) || CUE_VERBS.has(item.lower);
  }
  return false;
};

/** Index of the mark that opens the aside which the mark at `close` ends; -1 when none does. */
function asideBefore(items: readonly Item[], close: number): number {
  const mark = items[close]!.lower;
  const wanted = mark === ")" ? "(" : mark === "]" ? "[" : mark;
  for (let at = close - 1; at > 0 && close - at < 45; at--) {
    const item = items[at]!;
    if (item.kind !== "mark") continue;
    if (item.lower === wanted || (isDash(item) && isDash(items[close]))) return at;
    if (item.lower === ";" || item.lower === ":") return -1;
    if (wanted === "," && item.lower === ")") {
      const open = asideBefore(items, at);
      if (open > 0) at = open;
    }
  }
  return -1;
}

/** Steps left over "on Tuesday", "late Monday" and the like, which stand between a subject and its verb. */
function beforeTime(items: readonly Item[], last: number): number {
  let at = last;
  while (
    at > 0 &&
    (has(items[at], Tag.time) || items[at]!.kind === "number") &&
    !has(items[at], Tag.male | Tag.female | Tag.surname)
  ) {
    const before = items[at - 1]!;
    if (
      before.lower === "on" ||
      before.lower === "in" ||
      before.lower === "late" ||
      before.lower === "early" ||
      before.lower === "last" ||
      before.lower === "this"
    )
      at -= 2;
    else if (has(items[at], Tag.time)) at--;
    else return last;
  }
  return at;
}

type Found = { readonly subject: Phrase; readonly pattern: "before" | "aside" | "relative" };

/** The subject that stands to the left of a verb group beginning at `from`. */
function subjectBefore(items: readonly Item[], from: number, end: number): Found | null {
  let last = beforeTime(items, from - 1);
  let pattern: Found["pattern"] = "before";
  for (let step = 0; step < 4 && last >= 0; step++) {
    const item = items[last]!;
    if (item.kind === "quote") return null;
    if (item.kind === "mark") {
      if (!(item.lower === "," || item.lower === ")" || item.lower === "]" || isDash(item))) return null;
      const open = asideBefore(items, last);
      if (open <= 0) return null;
      const inner = item.lower === "," && !items[open - 1]!.capital ? phraseEndingAt(items, last - 1) : null;
      // "her rival, Hans Weber, said": what stands between the commas is the name itself.
      if (inner?.from === open + 1 && namesSomebody(items, inner)) return { subject: inner, pattern: "aside" };
      if (item.lower === "," && !beginsAside(items, open + 1, last)) return null;
      last = open - 1;
      pattern = "aside";
      continue;
    }
    if (has(item, Tag.preposition) && !has(item, Tag.adverb) && items[last - 1]?.capital) {
      // A preposition right before a finite verb is a slip of the writer's.
      last--;
      continue;
    }
    if (
      item.lower === "who" ||
      item.lower === "which" ||
      (item.lower === "that" && isWord(items[last - 1]) && has(items[last - 1], Tag.noun))
    ) {
      const of = items[last - 1]?.lower === "," ? last - 2 : last - 1;
      const phrase = phraseEndingAt(items, of);
      return phrase && { subject: phrase, pattern: "relative" };
    }
    const ending = phraseEndingAt(items, last);
    if (ending === null) return null;
    const phrase = beforeModifier(items, ending);
    const outer = pattern === "aside" ? outermost(items, phrase) : items[end]?.lower === "," ? null : outerName(items, phrase);
    if (outer) return { subject: outer, pattern: "aside" };
    return { subject: phrase, pattern };
  }
  return null;
}

/** Of "protesters marching through the streets chanted": the noun that the participle describes, not the participle's own object. */
function beforeModifier(items: readonly Item[], phrase: Phrase): Phrase {
  for (let at = phrase.from - 1; at > 0 && phrase.from - at < 8; at--) {
    const item = items[at]!;
    if (item.kind !== "word" || has(item, Tag.conjunction | Tag.subordinator | Tag.auxiliary | Tag.pronoun | Tag.relative))
      return phrase;
    if (!has(item, Tag.ing) || has(item, Tag.preposition)) continue;
    const of = phraseEndingAt(items, at - 1);
    return of && of.from === 0 ? of : phrase;
  }
  return phrase;
}

/** Of "Ma, a spokesman for Alibaba said", where the second comma is missing: the name before the comma. */
function outerName(items: readonly Item[], phrase: Phrase): Phrase | null {
  const name = items[phrase.from - 2];
  const first = items[phrase.from]!;
  if (items[phrase.from - 1]?.lower !== "," || name === undefined || !isWord(name) || !name.capital || has(name, Tag.time))
    return null;
  if (first.capital || has(first, Tag.pronoun)) return null;
  if (!items.slice(phrase.from, phrase.to).some((item) => has(item, Tag.actor))) return null;
  const outer = phraseEndingAt(items, phrase.from - 2);
  const full = outer !== null && outer.from === 0 && outer.to - outer.from > 1 && items[0]!.capital;
  return first.lower !== "the" || full ? outer : null;
}

/** Of "Ma, 50, of Hangzhou, Zhejiang, who …, said": the name that all the asides between commas describe; null for the phrase itself. */
function outermost(items: readonly Item[], phrase: Phrase): Phrase | null {
  let found = phrase;
  for (let step = 0; step < 5 && !namesSomebody(items, found); step++) {
    let before = found.from - 1;
    if (has(items[before], Tag.preposition) && items[before - 1]?.lower === ",") before--;
    if (items[before]?.lower !== ",") break;
    const outer = phraseEndingAt(items, before - 1);
    if (outer === null || (has(items[outer.from - 1], Tag.preposition) && items[outer.from - 2]?.lower !== ",")) break;
    found = outer;
  }
  return found === phrase ? null : found;
}

/** Is the phrase a full name or a title with one, so that nothing before it is described by it? */
function namesSomebody(items: readonly Item[], { from, to }: Phrase): boolean {
  const first = items[from]!;
  if (has(first, Tag.pronoun) && !has(first, Tag.determiner)) return true;
  if (!first.capital || has(first, Tag.determiner)) return false;
  return has(first, Tag.title | Tag.male | Tag.female) || (to - from > 1 && items[from + 1]!.capital);
}

/** May the items from `from` to `to` stand as an aside behind a name, rather than as a clause of their own? */
function beginsAside(items: readonly Item[], from: number, to: number): boolean {
  const first = items[from];
  if (first === undefined || from >= to) return false;
  if (
    has(first, Tag.relative | Tag.determiner | Tag.preposition | Tag.ing | Tag.past | Tag.actor | Tag.adverb) ||
    first.kind !== "word"
  )
    return true;
  if (/^(?:him|her|it|them)sel/.test(first.lower)) return true;
  if (has(first, Tag.pronoun)) return first.lower === "one" && items[from + 1]?.lower === "of";
  return !items.slice(from, to).some((item, index) => index > 0 && has(item, Tag.auxiliary)) || to - from < 6;
}

const CLASSLESS = { class: null, form: "none", passive: false } as const;

/** Where the words of a cue end: "fired back", "put it". */
const cueEnd = (items: readonly Item[], at: number): number =>
  PHRASAL.get(items[at]!.lower)?.has(items[at + 1]?.lower ?? "") ? at + 2 : at + 1;

/** All that anybody is said to say or do in a sentence: each verb with its subject, "according to", nouns such as "claim", labels. */
export function findSayings(items: readonly Item[]): Saying[] {
  const found: Saying[] = [];
  const verbs: Verb[] = [];
  for (let at = 0; at < items.length; at++) {
    if (items[at]!.kind !== "word") continue;
    const verb = verbAt(items, at);
    if (verb) verbs.push(verb);
  }
  let current: Phrase | null = null;
  const waiting: Verb[] = [];
  for (const verb of verbs) {
    const inverted = afterSubject(items, verb);
    if (inverted && items[verb.from - 1]?.lower !== ",") {
      found.push(saying(items, verb, inverted, "after"));
      continue;
    }
    if (verb.passive) {
      const agent = items[verb.at + 1]?.lower === "by" ? phraseStartingAt(items, verb.at + 2) : null;
      if (agent) found.push({ ...saying(items, verb, agent, "agent"), passive: false });
    }
    const direct = verb.finite ? subjectBefore(items, verb.from, verb.at + 1) : null;
    if (direct) {
      found.push(saying(items, verb, direct.subject, direct.pattern));
      if (direct.pattern !== "relative" || current === null) current = direct.subject;
      for (const early of waiting.splice(0)) found.push(saying(items, early, direct.subject, "shared"));
      continue;
    }
    const described = verb.form === "ing" && !verb.finite ? phraseEndingAt(items, verb.from - 1) : null;
    if (described) found.push(saying(items, verb, described, "participle"));
    if (inverted) found.push(saying(items, verb, inverted, "after"));
    else if (current) found.push(saying(items, verb, current, "shared"));
    else waiting.push(verb);
  }
  const opening = waiting.length > 0 ? openingPhrase(items, waiting[0]!.from) : null;
  if (opening) for (const verb of waiting) found.push(saying(items, verb, opening, "shared"));
  for (let at = 0; at < items.length; at++) {
    const item = items[at]!;
    const according = item.lower === "according" && items[at + 1]?.lower === "to" ? 2 : item.lower === "per" ? 1 : 0;
    if (according > 0) {
      const subject = phraseStartingAt(items, at + according);
      if (subject)
        found.push({ ...CLASSLESS, cue: { from: at, to: at + according }, at, subject, pattern: "according", class: "say" });
    } else if (item.kind === "word" && CUE_NOUNS.has(item.lower)) noun(items, at, current, found);
  }
  labels(items, found);
  return found;
}

/** The phrase that a sentence opens with, when its verbs found no subject: the grammar between was too much for these rules. */
function openingPhrase(items: readonly Item[], before: number): Phrase | null {
  const first = items.findIndex((item) => item.kind === "word");
  const phrase = first >= 0 && items[first]!.capital ? phraseStartingAt(items, first) : null;
  return phrase && phrase.to <= before ? phrase : null;
}

const saying = (items: readonly Item[], verb: Verb, subject: Phrase, pattern: Pattern): Saying => ({
  cue: { from: verb.from, to: cueEnd(items, verb.at) },
  at: verb.at,
  subject,
  pattern,
  class: verb.class,
  form: verb.form,
  passive: verb.passive,
});

/** The subject of an inverted cue: “…,” said Ma. */
function afterSubject(items: readonly Item[], verb: Verb): Phrase | null {
  if (verb.class === null || verb.from !== verb.at || PHRASAL.has(items[verb.at]!.lower)) return null;
  let before = verb.from - 1;
  if (items[before]?.lower === ",") before--;
  const quoted = items[before]?.kind === "quote";
  if (!quoted && !(before < 0 || (before === verb.from - 2 && verb.class === "say"))) return null;
  if (verb.form !== "past" && verb.form !== "present") return null;
  const next = items[verb.at + 1];
  if (next === undefined || next.kind !== "word") return null;
  return next.lower === "that" ? null : phraseStartingAt(items, verb.at + 1);
}

/** "Ma's claim that", "a statement from Ma", "in the words of Ma". */
function noun(items: readonly Item[], at: number, current: Phrase | null, found: Saying[]): void {
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
function labels(items: readonly Item[], found: Saying[]): void {
  const colon = items.findIndex((item) => item.lower === ":");
  if (colon > 0 && items[colon + 1]?.kind === "quote") {
    const subject = phraseEndingAt(items, colon - 1);
    if (subject && (subject.from === 0 || isDash(items[subject.from - 1])))
      found.push({ ...CLASSLESS, cue: { from: colon, to: colon + 1 }, at: colon, subject, pattern: "label", class: "say" });
  }
  for (let at = 0; at < items.length - 1; at++) {
    if (!isDash(items[at]) || !items[at + 1]!.capital) continue;
    const before = items[at - 1];
    if (at > 0 && before!.kind !== "quote" && !isDash(before)) continue;
    const subject = phraseStartingAt(items, at + 1);
    if (subject) found.push({ ...CLASSLESS, cue: { from: at, to: at + 1 }, at, subject, pattern: "label", class: "say" });
  }
}
