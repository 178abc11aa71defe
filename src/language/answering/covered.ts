import { isOpposite } from "./confusable.ts";
import type { Match, Query } from "./match.ts";
import type { Window } from "./windows.ts";

/** An article with a name in this share of its sentences is about it: the name need not be beside the answer. */
const ABOUT = 3;

/** Numbers that are as often words as figures ("one", "first", "both" for "two"). */
const SMALL = /^(?:[012]|1st|2nd)$/;

/**
 * Are the question's specifics near a window, that is in it, beside it or in the headline: each name (any part of it, or anywhere in an article
 * about it) and each number (a year also as the article's own)? If several articles were searched, one more word is needed besides the names:
 * an article about a person does not answer everything about them.
 */
export function covered(query: Query, match: Match, { first, last }: Pick<Window, "first" | "last">, searched: boolean): boolean {
  const { masks, near, title, postings } = match;
  let exact = title;
  let around = title;
  for (let at = Math.max(0, first - 1); at <= Math.min(masks.length - 1, last + 1); at++) {
    exact |= masks[at]!;
    around |= masks[at]! | near[at]!;
  }
  const { terms, names } = query.question;
  const isAbout = (name: number) => masks.reduce((count, mask) => count + ((mask & name) !== 0 ? 1 : 0), 0) >= ABOUT;
  const named = names.every((places) => {
    const name = places.reduce((mask, place) => mask | (1 << place), 0);
    return (around & name) !== 0 || isAbout(name);
  });
  const numbered = terms.every(
    ({ word, number }, i) => !number || SMALL.test(word) || (exact & (1 << i)) !== 0 || word === String(postings.year),
  );
  const others = query.all & ~query.names;
  if (searched && isOpposite(query, match)) return false;
  return named && numbered && !(searched && others !== 0 && (around & others) === 0);
}
