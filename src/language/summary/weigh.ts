import { vocabularyOf } from "../../text/vocabulary.ts";
import { words as textWords, type Word } from "../../text/words.ts";
import type { Frequency } from "../frequency.ts";

/** The stems of a sentence by number and what each weighs: how often it says them and how rarely other articles do. As a vector it has length 1. */
export type Vector = { readonly stems: readonly number[]; readonly weights: readonly number[] };

/** Makes vectors of runs of words, from the word `from` to before `to`; and one of a headline, of which it leaves out what the text does not say. */
export function vectorsOf(words: readonly Word[], frequency: Frequency) {
  const vocabulary = vocabularyOf(words);
  const { stemOf, numbers } = vocabulary;
  const telling = new Float64Array(vocabulary.stems.length).fill(Number.NaN);
  const sums = new Float64Array(vocabulary.stems.length);

  const vectorOf = (from: number, to: number): Vector => {
    const stems: number[] = [];
    for (let i = from; i < to; i++) {
      if (words[i]!.stop) continue;
      const stem = stemOf[numbers[i]!]!;
      if (Number.isNaN(telling[stem])) telling[stem] = -Math.log(frequency(vocabulary.stems[stem]!));
      if (sums[stem] === 0) stems.push(stem);
      sums[stem]! += telling[stem]!;
    }
    const weights = stems.map((stem) => sums[stem]!);
    for (const stem of stems) sums[stem] = 0;
    return { stems, weights: unit(weights) };
  };

  const headlineOf = (title: string): Vector => {
    const weights = new Map<string, number>();
    for (const { stem, stop } of textWords(title))
      if (!stop) weights.set(stem, (weights.get(stem) ?? 0) - Math.log(frequency(stem)));
    const all = unit([...weights.values()]);
    const known = [...weights.keys()]
      .map((stem, i) => [vocabulary.stems.indexOf(stem), all[i]!] as const)
      .filter(([stem]) => stem >= 0);
    return { stems: known.map(([stem]) => stem), weights: known.map(([, weight]) => weight) };
  };

  return { vectorOf, headlineOf, size: vocabulary.stems.length };
}

function unit(weights: readonly number[]): number[] {
  const length = Math.hypot(...weights) || 1;
  return weights.map((weight) => weight / length);
}

/** How much each of some texts says the same as another one: the cosines of their vectors, from 0 to 1. `size`: how many stems there are. */
export function likenesses(vectors: readonly Vector[], other: Vector, size: number): number[] {
  const spread = new Float64Array(size);
  other.stems.forEach((stem, i) => {
    spread[stem] = other.weights[i]!;
  });
  return vectors.map((vector) => against(vector, spread));
}

function against({ stems, weights }: Vector, spread: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < stems.length; i++) sum += weights[i]! * spread[stems[i]!]!;
  return sum;
}

/** Of each vector how much it is like all before it together: what it says against their sum, which is the sum of the cosines. */
function likenessToEarlier(vectors: readonly Vector[], size: number): number[] {
  const sum = new Float64Array(size);
  return vectors.map((vector) => {
    const total = against(vector, sum);
    for (let i = 0; i < vector.stems.length; i++) sum[vector.stems[i]!]! += vector.weights[i]!;
    return total;
  });
}

/**
 * What a sentence's place counts, as the logarithm of odds. The curve is fitted to which sentences answer the questions that readers of an
 * article's highlights asked (NewsQA), and half as steep again, since editors keep nearer to the opening than those readers.
 */
const place = (index: number): number => 1.5 * (9.6 / Math.sqrt(1 + index) - 5.3 / (1 + index));

/** The other features on the same scale, from the same questions where they show it; docs/summaries.md has the figures. */
const HEADLINE = 1;
const TAKEN_UP = 2;
const REPEATS = 1;
const QUOTED = 1;
/** A question or a few words tell little by themselves. */
const QUESTION = 1;
const SHORT = 0.5;
const FEW = 9;

const QUOTATION = /["“][^"“”]*["”]?/g;

/**
 * How much each sentence, in the article's order, tells of its story; only good for comparing. It tells more the earlier it stands, the more
 * it shares with the headline, the more of it later sentences take up, and the less it repeats (directed centrality after Zheng and Lapata,
 * PacSum, ACL 2019), and less the more of it is quoted. `lengths`: of each its words; `size`: how many stems the vectors count by.
 */
export function weigh(
  sentences: readonly string[],
  lengths: readonly number[],
  vectors: readonly Vector[],
  headline: Vector,
  size: number,
): number[] {
  const titled = likenesses(vectors, headline, size);
  const earlier = likenessToEarlier(vectors, size);
  const later = likenessToEarlier([...vectors].reverse(), size).reverse();
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
