import { isName, sameName } from "../language/english/names/same-person.ts";
import type { Attribution } from "./outcome.ts";

/** Words that name no person. */
const THING = /^its?$/i;

/**
 * Whether the attribution names the asker's speaker in any form ("he" too, if the article says "he"). Null if the article names nobody: an
 * unresolved pronoun, or a description ("one of the senators") that may fit the speaker; "it" is never a person. `person`: the article knows
 * the name as a person.
 */
export function namesSpeaker(name: string, { name: full, mention, role }: Attribution, person: boolean): boolean | null {
  const forms = [full, mention, role].filter((form) => form !== null);
  if (forms.some(({ text }) => sameName(name, text))) return true;
  if (full === null) return person && THING.test(mention.text) ? false : null;
  return isName(full.text) ? false : null;
}
