import { nameWords } from "../index/speaker-key.ts";
import type { Attribution } from "./outcome.ts";

/** What no person is called. */
const THING = /^its?$/i;

/**
 * Is this the speaker whom the asker names, in any form that the article has for them at the quotation ("he" too, where it says "he")? Null
 * where the article names nobody: a pronoun that stands for we know not whom, or a description ("one of the senators"), which may well
 * be of the one who is meant; but "it" is no person. `person`: is it somebody whom the article knows as a person?
 */
export function speaks(name: string, { name: full, mention, role }: Attribution, person: boolean): boolean | null {
  const forms = [full, mention, role].filter((form) => form !== null);
  if (forms.some(({ text }) => sameName(name, text))) return true;
  if (full === null) return person && THING.test(mention.text) ? false : null;
  return isName(full.text) ? false : null;
}

/** Words that a name may hold in small letters. */
const PARTICLE = /^(?:of|the|and|for|in|at|on|de|del|della|di|da|do|dos|la|le|el|al|bin|bint|ibn|van|von|der|den|ter|zu|y|e)$/;

/** Is it written as a name is, with capital letters? */
export function isName(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu) ?? [];
  return /\p{Lu}/u.test(text) && words.every((word) => !/^\p{Ll}/u.test(word) || PARTICLE.test(word));
}

/**
 * Two forms of one name: "Ma", "Mr. Ma" and "Jack Ma"; "Joe Biden" and "Joseph Biden", for a forename has short forms. "Trump" is not the
 * "Trump campaign": what a name has besides must be names too.
 */
export function sameName(one: string, other: string): boolean {
  const [shorter, longer] = [one, other].map(wordsOf).sort((a, b) => a.length - b.length);
  if (!shorter || !longer || shorter.length === 0) return false;
  const besides = longer.filter((word) => !shorter.includes(word));
  if (longer.length - besides.length >= shorter.length) {
    const text = [one, other].find((form) => wordsOf(form).length === longer.length)!;
    // Whoever types a name in small letters means it as a name all the same.
    return !/\p{Lu}/u.test(text) || besides.every((word) => !new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, "u").test(text));
  }
  return shorter.length > 1 && shorter.at(-1) === longer.at(-1) && shorter[0]![0] === longer[0]![0];
}

const wordsOf = (name: string): string[] => nameWords(name).filter((word) => word !== "the");
