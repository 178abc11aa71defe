import type { Ranked } from "../language/answering/rank.ts";

/** Sentences of one article, in its order: the article's index among the ranked ones, and sentence indices. */
export type PassagePlaces = { readonly article: number; readonly sentences: readonly number[] };

/** A passage has at most this many words, or is one sentence. */
const WORDS = 240;
/** How much the article counts beside the passage, and how evenly its sentences count: docs/reader.md says how they were chosen. */
const ARTICLE = 0.5;
const EVENLY = 1.5;

const LEAST = 1e-6;

/** Divides each article into passages: its best sentences, the next best, and so on. Likeliest passage first, each sentence once. */
export function passagePlaces(ranked: readonly Ranked[]): PassagePlaces[] {
  const all = ranked.flatMap((one, article) => passagesOf(one).map((passage) => ({ article, ...passage })));
  return all.sort((a, b) => b.worth - a.worth);
}

function passagesOf({ scores, share, match: { postings } }: Ranked): { sentences: number[]; worth: number }[] {
  const best = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  const odds = scores.map((score) => Math.exp((score - best) / EVENLY));
  const total = sum(odds);
  const passages: { sentences: number[]; words: number }[] = [];
  for (const at of [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!)) {
    const words = postings.sentences[at + 1]! - postings.sentences[at]!;
    const last = passages.at(-1);
    if (last !== undefined && last.words + words <= WORDS) {
      last.sentences.push(at);
      last.words += words;
    } else passages.push({ sentences: [at], words });
  }
  return passages.map(({ sentences }) => {
    const chance = sum(sentences.map((at) => odds[at]!)) / total;
    return {
      sentences: sentences.sort((a, b) => a - b),
      worth: ARTICLE * Math.log(Math.max(LEAST, share)) + Math.log(Math.max(LEAST, chance)),
    };
  });
}

const sum = (numbers: Iterable<number>): number => Iterator.from(numbers).reduce((total, one) => total + one, 0);
