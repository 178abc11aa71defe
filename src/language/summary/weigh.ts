import { type Word, words } from "../../text/words.ts";
import type { Frequency } from "../frequency.ts";

/** The stems of a text by how often it says them and how rarely other articles do; as a vector it has length 1. */
export type Vector = ReadonlyMap<string, number>;

export function vectorOf(words: readonly Word[], frequency: Frequency): Vector {
  const vector = new Map<string, number>();
  for (const { stem, stop } of words) if (!stop) vector.set(stem, (vector.get(stem) ?? 0) - Math.log(frequency(stem)));
  const length = Math.hypot(...vector.values()) || 1;
  for (const [stem, weight] of vector) vector.set(stem, weight / length);
  return vector;
}

/** How much two texts say the same: the cosine of their vectors, from 0 to 1. */
export function likeness(a: Vector, b: Vector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [stem, weight] of small) sum += weight * (large.get(stem) ?? 0);
  return sum;
}

/** Of each vector how much it is like all before it together: what it says against their sum, which is the sum of the cosines. */
function likenessToEarlier(vectors: readonly Vector[]): number[] {
  const sum = new Map<string, number>();
  return vectors.map((vector) => {
    let total = 0;
    for (const [stem, weight] of vector) {
      const before = sum.get(stem) ?? 0;
      total += weight * before;
      sum.set(stem, before + weight);
    }
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
 * PacSum, ACL 2019), and less the more of it is quoted.
 */
export function weigh(sentences: readonly string[], vectors: readonly Vector[], title: string, frequency: Frequency): number[] {
  const headline = vectorOf(words(title), frequency);
  const earlier = likenessToEarlier(vectors);
  const later = likenessToEarlier([...vectors].reverse()).reverse();
  const most = Math.max(...later) || 1;
  return sentences.map((sentence, i) => {
    const vector = vectors[i]!;
    const repeated = earlier[i]! / Math.max(1, i);
    const quoted = (sentence.match(QUOTATION) ?? []).join("").length / sentence.length;
    return (
      place(i) +
      HEADLINE * likeness(vector, headline) +
      (TAKEN_UP * later[i]!) / most -
      REPEATS * repeated -
      QUOTED * quoted -
      (/\?["'”’»)\]]*$/u.test(sentence) ? QUESTION : 0) -
      (sentence.split(/\s+/).length < FEW ? SHORT : 0)
    );
  });
}
