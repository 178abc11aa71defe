import { KINDS } from "./candidates.ts";
import type { Match, Query } from "./match.ts";

/** How many of the best articles a sentence is chosen from. */
export const READ = 10;

/** An article with the probabilities of its sentences. */
type Judged = { readonly match: Match; readonly sentences: Float64Array };

const NAMES = ["person", "organisation", "place", "name"].reduce(
  (bits, kind) => bits | (1 << KINDS.indexOf(kind as (typeof KINDS)[number])),
  0,
);
const PERSON = KINDS.indexOf("person");

/**
 * How far other articles agree with a sentence, from 0 to 1: the sum over the other articles of their likeliest sentence with the same run of words
 * of the wanted kind. One number for each sentence of the articles read, one article after the other.
 */
export function measureVotes(query: Query, ranked: readonly Judged[]): Float64Array {
  const kinds = query.kinds || NAMES;
  const read = ranked.slice(0, READ);
  const said = read.map((article) => readKeys(article, kinds));
  const votes = new Map<string, number>();
  for (const article of said)
    for (const [key, probability] of likeliest(article)) votes.set(key, (votes.get(key) ?? 0) + probability);
  return Float64Array.from(
    said.flatMap((article) => {
      const own = likeliest(article);
      return article.map(({ keys }) => keys.reduce((most, key) => Math.max(most, votes.get(key)! - own.get(key)!), 0));
    }),
  );
}

type Said = { readonly keys: readonly string[]; readonly probability: number };

function likeliest(article: readonly Said[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { keys, probability } of article) for (const key of keys) found.set(key, Math.max(found.get(key) ?? 0, probability));
  return found;
}

/** What each sentence adds of the wanted kind to the question: a person by the surname, everything else by its stems. */
function readKeys({ match: { postings, terms }, sentences }: Judged, kinds: number): Said[] {
  const { candidates, words, forms } = postings;
  let at = 0;
  return Array.from(sentences, (probability, i) => {
    const keys = new Set<string>();
    for (; at < candidates.length && candidates[at]! < postings.sentences[i + 1]!; at += 3) {
      const [from, to, kind] = [candidates[at]!, candidates[at + 1]!, candidates[at + 2]!];
      if (((1 << kind) & kinds) === 0 || terms.subarray(from, to).some((term) => term >= 0)) continue;
      keys.add(Array.from(words.subarray(kind === PERSON ? to - 1 : from, to), (word) => forms.stem(word)).join(" "));
    }
    return { keys: [...keys], probability };
  });
}
