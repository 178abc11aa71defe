import { Tag } from "../lexicon.ts";
import { CUE_VERBS } from "./cues.ts";
import { has, isDash, isWord, type Phrase, phraseEndingAt, phraseStartingAt } from "./phrases.ts";
import type { UnitItem } from "./units.ts";
import { cueEnd, type Verb } from "./verbs.ts";

/** Index of the mark that opens the aside closed by the mark at `close`; -1 if there is none. */
function asideBefore(items: readonly UnitItem[], close: number): number {
  const mark = items[close]!.lower;
  const wanted = mark === ")" ? "(" : mark === "]" ? "[" : items[close]!.kind === "quote" ? "," : mark;
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

/** Skips "on Tuesday", "late Monday", "during a Sunday" and the like between a subject and its verb. */
function beforeTime(items: readonly UnitItem[], last: number): number {
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
    else if ((before.lower === "a" || before.lower === "the") && has(items[at - 2], Tag.preposition)) at -= 3;
    else if (has(items[at], Tag.time)) at--;
    else return last;
  }
  return at;
}

const REFLEXIVE = /^(?:him|her|it|them)sel(?:f|ves)$/;

/** A subject and its place relative to its verb; "who" itself, if it stands between them. */
export type FoundSubject = {
  readonly subject: Phrase;
  readonly pattern: "before" | "aside" | "relative";
  readonly pronoun: Phrase | null;
};

const found = (subject: Phrase, pattern: "before" | "aside"): FoundSubject => ({ subject, pattern, pronoun: null });

/** The subject to the left of a verb group that begins at `from`. */
export function subjectBefore(items: readonly UnitItem[], from: number, end: number): FoundSubject | null {
  let last = beforeTime(items, from - 1);
  let pattern: FoundSubject["pattern"] = "before";
  for (let step = 0; step < 4 && last >= 0; step++) {
    const item = items[last]!;
    if (item.kind === "quote" && !item.comma) return null;
    if (has(item, Tag.pronoun) && REFLEXIVE.test(item.lower)) {
      last--;
      continue;
    }
    if (item.lower === "," && items[last - 1]?.lower === ")" && asideBefore(items, last) < 0) {
      // A stray comma: "Ma (Greens), said".
      last--;
      continue;
    }
    if (item.kind === "mark" || item.kind === "quote") {
      if (!(item.kind === "quote" || item.lower === "," || item.lower === ")" || item.lower === "]" || isDash(item))) return null;
      const open = asideBefore(items, last);
      if (open <= 0) return null;
      const comma = item.lower === "," || item.kind === "quote";
      const inner = comma && describes(items, open) ? phraseEndingAt(items, last - 1) : null;
      // "her rival, Hans Weber, said": the name is between the commas.
      if (inner?.from === open + 1 && namesSomebody(items, inner)) return found(inner, "aside");
      if (comma && !beginsAside(items, open + 1, last)) return null;
      last = open - 1;
      pattern = "aside";
      continue;
    }
    if (has(item, Tag.preposition) && !has(item, Tag.adverb) && items[last - 1]?.capital) {
      // A preposition right before a finite verb is a typo.
      last--;
      continue;
    }
    if (
      item.lower === "who" ||
      item.lower === "which" ||
      (item.lower === "that" && isWord(items[last - 1]) && has(items[last - 1], Tag.noun))
    ) {
      let comma = items[last - 1]?.lower === "," ? last - 1 : last;
      while (isDash(items[comma - 1])) comma--;
      const of = items[comma - 1]?.lower === ")" ? asideBefore(items, comma - 1) : comma;
      const phrase = phraseEndingAt(items, of - 1);
      if (phrase === null) return null;
      const subject = item.lower === "who" ? personIn(items, phrase) : phrase;
      return { subject, pattern: "relative", pronoun: { from: last, to: last + 1 } };
    }
    const ending = phraseEndingAt(items, last);
    if (ending === null) return null;
    const adverbial = beforeAdverbial(items, ending);
    if (adverbial !== null) {
      last = adverbial;
      continue;
    }
    const phrase = beforeModifier(items, beforeRelative(items, ending));
    const outer = pattern === "aside" ? outermost(items, phrase) : items[end]?.lower === "," ? null : outerName(items, phrase);
    return outer ? found(outer, "aside") : found(phrase, pattern);
  }
  return null;
}

/** Of "the mouth of Ma, who": the person, which is the last noun unless the first one is a person already ("a spokesman for Ma, who"). */
export function personIn(items: readonly UnitItem[], { from, to }: Phrase): Phrase {
  let start = from;
  for (let at = from + 1; at < to - 1; at++) {
    if (!has(items[at], Tag.preposition)) continue;
    if (items.slice(start, at).some((item) => (item.capital && !has(item, Tag.determiner)) || has(item, Tag.actor | Tag.pronoun)))
      break;
    start = at + 1;
  }
  const person = items.slice(start, to).some((item) => has(item, Tag.actor | Tag.title | Tag.male | Tag.female | Tag.surname));
  return person ? { from: start, to } : { from, to };
}

/** Of "an official who saw the letter said": the noun before "who", not the object of its clause. */
function beforeRelative(items: readonly UnitItem[], phrase: Phrase): Phrase {
  for (let at = phrase.from - 2; at > 0 && phrase.from - at < 8; at--) {
    const item = items[at]!;
    if (item.kind !== "word" || has(item, Tag.subordinator)) return phrase;
    if (item.lower !== "who") continue;
    const verbs = items.slice(at + 1, phrase.from);
    const tells = verbs.some(({ lower }) => {
      const cue = CUE_VERBS.get(lower);
      return cue !== undefined && (/^(?:say|address)$/.test(cue.class) || /^(?:believe|think|hope|fear|know)$/.test(cue.lemma));
    });
    const isClause = has(
      verbs.find((word) => !has(word, Tag.adverb)),
      Tag.past | Tag.present | Tag.base | Tag.auxiliary,
    );
    return (isClause && !tells && phraseEndingAt(items, at - 1)) || phrase;
  }
  return phrase;
}

/** Skips "in the past" of "Ma, who has in the past called" and "in a statement" of "and in a statement called"; null if there is none. */
function beforeAdverbial(items: readonly UnitItem[], { from }: Phrase): number | null {
  if (!has(items[from - 1], Tag.preposition)) return null;
  let at = from - 2;
  while (has(items[at], Tag.auxiliary)) at--;
  return at < from - 2 || has(items[at], Tag.relative) || /^(?:and|but)$/.test(items[at]?.lower ?? "") ? at : null;
}

/** Does the phrase before the comma describe somebody without a name: "her rival", "the mayor of Kelso"? */
export function describes(items: readonly UnitItem[], comma: number): boolean {
  if (!items[comma - 1]!.capital) return true;
  const phrase = phraseEndingAt(items, comma - 1);
  if (phrase === null || !has(items[phrase.from], Tag.determiner)) return false;
  const link = items.findIndex((item, at) => at > phrase.from && at < phrase.to && has(item, Tag.preposition));
  return link > 0 && !items[link - 1]!.capital && has(items[link - 1], Tag.actor | Tag.title);
}

/** Of "protesters marching through the streets chanted": the noun the participle describes, not its object. */
function beforeModifier(items: readonly UnitItem[], phrase: Phrase): Phrase {
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

/** Of "Ma, a spokesman for Alibaba said", without the second comma: the name before the first. */
function outerName(items: readonly UnitItem[], phrase: Phrase): Phrase | null {
  const name = items[phrase.from - 2];
  const first = items[phrase.from]!;
  if (items[phrase.from - 1]?.lower !== "," || name === undefined || !isWord(name) || !name.capital || has(name, Tag.time))
    return null;
  if (first.capital || has(first, Tag.pronoun)) return null;
  // "…, party chairman Hans Weber said" needs no name before it.
  const described = items.slice(phrase.from, phrase.to);
  if (described.at(-1)!.capital && !described.some((item) => has(item, Tag.preposition))) return null;
  if (!items.slice(phrase.from, phrase.to).some((item) => has(item, Tag.actor))) return null;
  const outer = phraseEndingAt(items, phrase.from - 2);
  const full = outer !== null && outer.from === 0 && outer.to - outer.from > 1 && items[0]!.capital;
  return first.lower !== "the" || full ? outer : null;
}

/** Of "Ma, 50, of Hangzhou, Zhejiang, who …, said": the name all the asides describe; null for the phrase itself. */
function outermost(items: readonly UnitItem[], phrase: Phrase): Phrase | null {
  let found = phrase;
  for (let step = 0; step < 5 && !(namesSomebody(items, found) && !has(items[found.from - 1], Tag.preposition)); step++) {
    let before = found.from - 1;
    if (has(items[before], Tag.preposition) && items[before - 1]?.lower === ",") before--;
    if (items[before]?.lower !== ",") before = asideOpening(items, found);
    if (before < 0) break;
    const outer = phraseEndingAt(items, before - 1);
    if (outer === null || (has(items[outer.from - 1], Tag.preposition) && items[outer.from - 2]?.lower !== ",")) break;
    found = outer;
  }
  return found === phrase ? null : found;
}

/** Where the aside begins that a phrase ends: the first comma of "Ma, the first man to lead the country, …"; -1 if it ends none. */
function asideOpening(items: readonly UnitItem[], { from, to }: Phrase): number {
  const open = items[to]?.lower === "," ? asideBefore(items, to) : -1;
  if (open <= 0 || !items[open - 1]!.capital || !has(items[open + 1], Tag.determiner)) return -1;
  const inner = items.slice(open + 1, from);
  const relative = inner.findIndex((item) => has(item, Tag.relative));
  const finite =
    inner.some((item) => item.kind !== "word") ||
    (relative < 0 ? inner : inner.slice(0, relative)).some((item) => has(item, Tag.auxiliary | Tag.pronoun));
  return finite ? -1 : open;
}

/** Is the phrase a full name, or a title with a name, so that it describes nothing before it? */
export function namesSomebody(items: readonly UnitItem[], { from, to }: Phrase): boolean {
  const first = items[from]!;
  if (has(first, Tag.pronoun) && !has(first, Tag.determiner)) return true;
  if (!first.capital || has(first, Tag.determiner)) return false;
  return has(first, Tag.title | Tag.male | Tag.female) || (to - from > 1 && items[from + 1]!.capital);
}

/** May the items from `from` to `to` be an aside after a name, rather than a clause? */
function beginsAside(items: readonly UnitItem[], from: number, to: number): boolean {
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

/** The subject of an inverted cue: “…,” said Ma; “…,” called out Ma. */
export function subjectAfter(items: readonly UnitItem[], verb: Verb): Phrase | null {
  if (verb.class === null || verb.from !== verb.at || (verb.form !== "past" && verb.form !== "present")) return null;
  let before = verb.from - 1;
  if (items[before]?.lower === ",") before--;
  else before = beforeManner(items, before);
  const quoted = items[before]?.kind === "quote" || (before === 0 && /^(?:so|thus)$/.test(items[0]!.lower));
  if (!quoted && !(before < 0 || (before === verb.from - 2 && verb.class === "say"))) return null;
  const first = cueEnd(items, verb.at);
  const next = items[first];
  if (next === undefined || !isWord(next) || next.lower === "that" || items[first - 1]!.lower === "it") return null;
  const subject = phraseStartingAt(items, first);
  // "Ma, citing “…,” said the plan would fail": a reported clause.
  if (subject === null || (has(items[subject.to], Tag.auxiliary) && before > 0 && asideBefore(items, before) > 0)) return null;
  return nameBehind(items, subject) ?? subject;
}

/** Skips how or when something was said: “…,” in a low voice said Ma; “…,” on Monday said Ma. */
function beforeManner(items: readonly UnitItem[], last: number): number {
  const phrase = phraseEndingAt(items, last);
  const first = phrase && has(items[phrase.from - 1], Tag.preposition) ? phrase.from - 2 : beforeTime(items, last);
  const opening = items[first]?.lower === "," ? first - 1 : first;
  if (items[opening]?.kind !== "quote") return last;
  // "In a statement the mayor said": two nouns, the second the subject.
  const later = items.slice((phrase?.from ?? last) + 1, last + 1);
  return later.some((item) => item.capital || has(item, Tag.determiner | Tag.actor)) ? last : opening;
}

/** "Marcus Oyelaran" of "said the president of the union, Marcus Oyelaran, …". */
export function nameBehind(items: readonly UnitItem[], { from, to }: Phrase): Phrase | null {
  if (items[to]?.lower !== "," || !has(items[from], Tag.determiner) || !describes(items, to)) return null;
  const name = phraseStartingAt(items, to + 1);
  return name && name.to - name.from > 1 && namesSomebody(items, name) && items[name.to]?.kind !== "word" ? name : null;
}

/** The phrase that opens a sentence, if its verbs have no subject: the grammar in between was too much for these rules. */
export function openingPhrase(items: readonly UnitItem[], before: number): Phrase | null {
  const first = items.findIndex((item) => item.kind === "word");
  const phrase = first >= 0 && items[first]!.capital ? phraseStartingAt(items, first) : null;
  return phrase && phrase.to <= before ? phrase : null;
}
