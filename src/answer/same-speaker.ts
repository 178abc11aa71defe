import { isName, sameName } from "../language/english/names/same-person.ts";
import type { Attribution } from "./outcome.ts";

/** What no person is called. */
const THING = /^its?$/i;

/**
 * Is this the speaker whom the asker names, in any form that the article has for them at the quotation ("he" too, where it says "he")? Null
 * where the article names nobody: a pronoun that stands for we know not whom, or a description ("one of the senators"), which may well
 * be of the one who is meant; but "it" is no person. `person`: is it somebody whom the article knows as a person?
 */
export function namesSpeaker(name: string, { name: full, mention, role }: Attribution, person: boolean): boolean | null {
  const forms = [full, mention, role].filter((form) => form !== null);
  if (forms.some(({ text }) => sameName(name, text))) return true;
  if (full === null) return person && THING.test(mention.text) ? false : null;
  return isName(full.text) ? false : null;
}
