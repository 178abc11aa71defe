import { stem } from "../../text/stem.ts";
import { KINDS } from "./candidates.ts";
import type { Match, Query } from "./match.ts";

/** Words of which a thing is one or the other. */
const OPPOSITES: ReadonlyMap<string, string> = new Map(
  ["solar lunar", "men women", "winter summer", "north south", "northern southern", "east west", "eastern western", "boys girls"]
    .map((pair) => pair.split(" ").map(stem) as [string, string])
    .flatMap(([one, other]) => [
      [one, other],
      [other, one],
    ]),
);

/** Is an article about the opposite of what is asked: does its headline say "lunar", and neither it nor the opening "solar"? */
export function isOpposite({ question }: Query, { postings, title, lede }: Match): boolean {
  const stems = new Set(Array.from(postings.title, (form) => postings.forms.stem(form)));
  return question.terms.some((term, i) => {
    const opposite = OPPOSITES.get(term.stem);
    return opposite !== undefined && stems.has(opposite) && ((title | lede) & (1 << i)) === 0;
  });
}

const PERSON = KINDS.indexOf("person");

/**
 * The sentences that name somebody by the surname asked for ("Carter", if Rosalynn Carter is asked for), in an article with other people of that
 * surname: who is meant is not said there. As an array over the sentences; null if there are none.
 */
export function ofNamesake({ question }: Query, { postings, terms, masks }: Match): readonly boolean[] | null {
  const named = question.terms.flatMap(({ name }, i) => (name ? [i] : []));
  const surname = named.at(-1);
  if (surname === undefined || !named.includes(surname - 1)) return null;
  const { candidates } = postings;
  let others = false;
  for (let i = 0; i < candidates.length && !others; i += 3) {
    const [from, to] = [candidates[i]!, candidates[i + 1]!];
    others = candidates[i + 2] === PERSON && to - from > 1 && terms[to - 1] === surname && !named.includes(terms[to - 2]!);
  }
  const whole = (1 << surname) | (1 << (surname - 1));
  return others ? Array.from(masks, (mask) => (mask & whole) === 1 << surname) : null;
}
