import { type Vocabulary, vocabularyOf } from "../../../text/vocabulary.ts";
import { words as textWords, type Word } from "../../../text/words.ts";
import { telling } from "../frequency.ts";

/** A sentence's stems by number with their weights: how often it has them and how rare they are. A vector of length 1. */
export type SentenceVector = { readonly stems: readonly number[]; readonly weights: readonly number[] };

/** The vectors of a text's sentences. */
export class Vectors {
  readonly #words: readonly Word[];
  readonly #vocabulary: Vocabulary;
  /** A number for each stem, all 0 between calls. */
  readonly #sums: Float64Array;

  constructor(words: readonly Word[]) {
    this.#words = words;
    this.#vocabulary = vocabularyOf(words);
    this.#sums = new Float64Array(this.#vocabulary.stems.length);
  }

  /** The vector of the words from `from` to before `to`. */
  of(from: number, to: number): SentenceVector {
    const { stemOf, numbers } = this.#vocabulary;
    const sums = this.#sums;
    const stems: number[] = [];
    for (let i = from; i < to; i++) {
      const word = this.#words[i]!;
      if (word.stop) continue;
      const stem = stemOf[numbers[i]!]!;
      if (sums[stem] === 0) stems.push(stem);
      sums[stem]! += telling(word);
    }
    const weights = stems.map((stem) => sums[stem]!);
    this.#clear(stems);
    return { stems, weights: unit(weights) };
  }

  /** The vector of a headline, without stems that the text lacks. */
  ofHeadline(title: string): SentenceVector {
    const weights = new Map<string, number>();
    for (const word of textWords(title)) if (!word.stop) weights.set(word.stem, (weights.get(word.stem) ?? 0) + telling(word));
    const all = unit([...weights.values()]);
    const known = [...weights.keys()]
      .map((stem, i) => [this.#vocabulary.stems.indexOf(stem), all[i]!] as const)
      .filter(([stem]) => stem >= 0);
    return { stems: known.map(([stem]) => stem), weights: known.map(([, weight]) => weight) };
  }

  /** The cosine of each vector with another one, from 0 to 1. */
  likenesses(vectors: readonly SentenceVector[], other: SentenceVector): number[] {
    this.#add(other);
    const found = vectors.map((vector) => this.#against(vector));
    this.#clear(other.stems);
    return found;
  }

  /** For each vector, the sum of its cosines with all before it, taken against their sum. */
  likenessToEarlier(vectors: readonly SentenceVector[]): number[] {
    const found = vectors.map((vector) => {
      const total = this.#against(vector);
      this.#add(vector);
      return total;
    });
    this.#sums.fill(0);
    return found;
  }

  #add({ stems, weights }: SentenceVector): void {
    for (let i = 0; i < stems.length; i++) this.#sums[stems[i]!]! += weights[i]!;
  }

  #against({ stems, weights }: SentenceVector): number {
    let sum = 0;
    for (let i = 0; i < stems.length; i++) sum += weights[i]! * this.#sums[stems[i]!]!;
    return sum;
  }

  #clear(stems: readonly number[]): void {
    for (const stem of stems) this.#sums[stem] = 0;
  }
}

function unit(weights: readonly number[]): number[] {
  const length = Math.hypot(...weights) || 1;
  return weights.map((weight) => weight / length);
}

/**
 * What a sentence's position counts, as log odds. The curve is fitted to which sentences answer the questions of readers of an article's highlights
 * (NewsQA), and half as steep again, since editors keep closer to the opening than those readers.
 */
const place = (index: number): number => 1.5 * (9.6 / Math.sqrt(1 + index) - 5.3 / (1 + index));

/** The other features on the same scale, from the same questions if they show it; docs/summaries.md has the figures. */
const HEADLINE = 1;
const TAKEN_UP = 2;
const REPEATS = 1;
const QUOTED = 1;
/** A question, or a few words, say little on their own. */
const QUESTION = 2;
const SHORT = 0.5;
const FEW = 9;

const QUOTATION = /["“][^"“”]*["”]?/g;

/**
 * How much each sentence tells of its story, for comparison only. More, the earlier it stands, the more it shares with the headline, the more of it
 * later sentences take up and the less it repeats (directed centrality after Zheng and Lapata, PacSum, ACL 2019); less, the more of it is quoted.
 * `lengths` are the sentences' words, `each` their vectors, each one of `vectors`.
 */
export function weigh(
  sentences: readonly string[],
  lengths: readonly number[],
  vectors: Vectors,
  each: readonly SentenceVector[],
  headline: SentenceVector,
): number[] {
  const titled = vectors.likenesses(each, headline);
  const earlier = vectors.likenessToEarlier(each);
  const later = vectors.likenessToEarlier(each.toReversed()).reverse();
  const most = Math.max(...later) || 1;
  return sentences.map((sentence, i) => {
    const repeated = earlier[i]! / Math.max(1, i);
    const quoted = (sentence.match(QUOTATION) ?? []).join("").length / sentence.length;
    return (
      place(i) +
      HEADLINE * titled[i]! +
      (TAKEN_UP * later[i]!) / most -
      REPEATS * repeated -
      QUOTED * quoted -
      (/\?["'”’»)\]]*$/u.test(sentence) ? QUESTION : 0) -
      (lengths[i]! < FEW ? SHORT : 0)
    );
  });
}
