import type { Layout } from "../../../text/sentences.ts";
import type { Span } from "../../../text/span.ts";
import type { Name } from "../../analysis.ts";
import { Tag } from "../lexicon.ts";
import { findPeople, type Gender, type Person } from "../names/people.ts";
import { type Word, wordsOf } from "../words.ts";
import { CUE_VERBS } from "./cues.ts";

// Weights are whole numbers, tenths of a mention as object: V8 recompiles readers of a field that switches between integers and fractions.
/** How strongly a mention's place in its sentence suggests that a pronoun refers to it. */
const SUBJECT = 30;
const SUBORDINATE = 24;
const OBJECT = 10;
const POSSESSIVE = 5;

const PER_SENTENCE = 11;
const FARTHEST = 6;
const SPEAKER = 16;
const UNKNOWN_GENDER = 12;
const UNKNOWN_KIND = 16;
const CLEAR = 4;
/** Before the first sentence. */
const NEVER = -99;

const GENDER: ReadonlyMap<string, Gender> = new Map([
  ["he", "male"],
  ["she", "female"],
  ["his", "male"],
  ["her", "female"],
  ["him", "male"],
]);

type PersonTrace = { sentence: number; role: number; count: number; spoke: number };
type Mention = Span & { readonly person: Person };

/**
 * Resolves the pronouns of a text in order, as they are asked for. A resolved one counts as a mention, so that chains hold together; a person
 * named only inside quotations is never chosen.
 */
export class Pronouns {
  readonly #words: readonly Word[];
  readonly #mentions: readonly Mention[];
  readonly #outside: (offset: number) => boolean;
  readonly #traces = new Map<Person, PersonTrace>();
  readonly #people = new Map<Name, Person>();
  readonly #resolved = new Map<number, Person | null>();
  #word = 0;
  #latest: Mention | null = null;
  #mention = 0;
  #sentence = 0;
  #last = -1;

  constructor(layout: Layout, names: readonly Name[], outside: (offset: number) => boolean) {
    this.#words = wordsOf(layout);
    this.#outside = outside;
    const people = findPeople(layout, names);
    for (const person of people) this.#people.set(person.name, person);
    this.#mentions = people
      .flatMap((person) => person.name.mentions.map((mention) => ({ ...mention, person })))
      .sort((a, b) => a.start - b.start);
  }

  /** The referent of the pronoun at `offset`; null if unclear. Offsets must not go back past those given to `spoke`. */
  at(offset: number): Name | null {
    this.#readTo(offset + 1);
    return this.#resolved.get(offset)?.name ?? null;
  }

  /** Notes that a quotation ending at `offset` is `name`'s. */
  spoke(name: Name, offset: number): void {
    this.#readTo(offset);
    const person = this.#people.get(name);
    const trace = person && this.#traces.get(person);
    if (trace) {
      for (const other of this.#traces.values()) other.spoke = NEVER;
      trace.spoke = this.#sentence;
    }
  }

  #readTo(offset: number): void {
    for (; this.#word < this.#words.length; this.#word++) {
      const word = this.#words[this.#word]!;
      if (word.start >= offset) return;
      if (!this.#outside(word.start)) continue;
      if (word.sentence !== this.#last) {
        this.#last = word.sentence;
        this.#sentence++;
      }
      while (this.#mentions[this.#mention] && this.#mentions[this.#mention]!.start < word.start) this.#mention++;
      const mention = this.#mentions[this.#mention];
      if (mention?.start === word.start) this.#see(mention);
      else if (word.lower.length <= 3 && GENDER.has(word.lower)) this.#resolve(word);
    }
  }

  #see(mention: Mention): void {
    const { person, end } = mention;
    this.#latest = mention;
    let after = this.#word + 1;
    while (after < this.#words.length && this.#words[after]!.start < end) after++;
    this.#trace(person, roleOf(this.#words, this.#word, after));
  }

  #trace(person: Person, role: number): void {
    const held = this.#traces.get(person);
    // Anybody else who acts in between ends the last speaker's turn.
    if (role >= SUBJECT) for (const [other, trace] of this.#traces) if (other !== person) trace.spoke = NEVER;
    if (!held) this.#traces.set(person, { sentence: this.#sentence, role, count: 1, spoke: NEVER });
    else {
      held.role = held.sentence === this.#sentence ? Math.max(held.role, role) : role;
      held.sentence = this.#sentence;
      held.count++;
    }
  }

  #resolve(word: Word): void {
    const gender = GENDER.get(word.lower)!;
    const beside = this.#beside(word);
    let best: Person | null = null;
    let highest = Number.NEGATIVE_INFINITY;
    let second = Number.NEGATIVE_INFINITY;
    for (const [person, trace] of this.#traces) {
      if (person === beside) continue;
      const score = this.#score(person, trace, gender);
      if (score > highest) {
        second = highest;
        highest = score;
        best = person;
      } else if (score > second) second = score;
    }
    const clear = best !== null && highest - second >= CLEAR;
    this.#resolved.set(word.start, clear ? best : null);
    if (clear) this.#trace(best!, word.lower === "he" || word.lower === "she" ? SUBJECT : POSSESSIVE);
  }

  /** Whoever is named right before the pronoun's comma is not its referent: "of Ma, he said"; "Ma, he said, was right". */
  #beside(word: Word): Person | null {
    const comma = this.#words[this.#word - 1];
    const named = this.#words[this.#word - 2];
    const adjacent =
      comma?.lower === "," && comma.sentence === word.sentence && named !== undefined && this.#latest?.end === named.end;
    return adjacent ? this.#latest!.person : null;
  }

  #score(person: Person, trace: PersonTrace, gender: Gender): number {
    if (person.gender !== null && person.gender !== gender) return Number.NEGATIVE_INFINITY;
    const distance = this.#sentence - trace.sentence;
    if (distance > FARTHEST) return Number.NEGATIVE_INFINITY;
    let score = trace.role - PER_SENTENCE * distance + Math.min(10, Math.log2(trace.count) * 2.5);
    if (this.#sentence - trace.spoke <= 3) score += SPEAKER;
    if (person.gender === null) score -= UNKNOWN_GENDER;
    if (person.name.kind !== "person") score -= UNKNOWN_KIND;
    return score;
  }
}

const VERB = Tag.past | Tag.present | Tag.auxiliary;

/** Is the mention from word `first` to before `after` the subject of its clause, a possessive, or anything else? */
function roleOf(words: readonly Word[], first: number, after: number): number {
  const last = words[after - 1]!;
  if (last.owns) return POSSESSIVE;
  let start = first;
  while (
    start > 0 &&
    words[start - 1]!.kind === "word" &&
    (words[start - 1]!.capital || has(words[start - 1]!, Tag.actor | Tag.title))
  )
    start--;
  const before = words[start - 1];
  const inside = before !== undefined && before.sentence === last.sentence;
  const next = words[after];
  if (!inside) return SUBJECT;
  if (before.lower === "," && describes(words, start - 2)) return phraseOpensSentence(words, start - 2) ? SUBJECT : OBJECT;
  if (has(before, Tag.subordinator)) return SUBORDINATE;
  if (has(before, Tag.preposition)) return OBJECT;
  const follows = next !== undefined && next.sentence === last.sentence;
  if (follows && (has(next, VERB | Tag.adverb) || CUE_VERBS.has(next.lower))) return SUBJECT;
  if (has(before, Tag.auxiliary) && next?.kind === "mark") return SUBJECT;
  if (CUE_VERBS.get(before.lower)?.class === "say" && words[start - 2]?.kind === "mark") return SUBJECT;
  if ((next?.lower === "," || next?.lower === "(") && (before.kind === "mark" || has(before, Tag.conjunction))) return SUBJECT;
  return OBJECT;
}

const has = (word: Word, tags: number): boolean => (word.tags & tags) !== 0;

/** Does the word before the comma describe the name after it: "her publisher, Max Feld"? */
const describes = (words: readonly Word[], at: number): boolean => {
  const word = words[at];
  return word !== undefined && word.kind === "word" && !word.capital && !has(word, VERB | Tag.adverb | Tag.time);
};

function phraseOpensSentence(words: readonly Word[], last: number): boolean {
  let at = last;
  while (
    at > 0 &&
    words[at - 1]!.sentence === words[last]!.sentence &&
    words[at - 1]!.kind === "word" &&
    !has(words[at - 1]!, VERB | Tag.preposition)
  )
    at--;
  return at === 0 || words[at - 1]!.sentence !== words[last]!.sentence;
}
