import { frequency } from "../english/frequency.ts";
import { type Match, type Query, weightOf } from "./match.ts";
import { WORD } from "./postings.ts";
import { likenessTo, likenessToAll, vectorOf } from "./word-vectors.ts";

/** A sentence by the meanings of its words. */
type Sentence = {
  readonly query: Query;
  readonly mask: number;
  /** For each term, the similarity of the sentence's most similar word, from 0 to 1; 1 for the term itself. */
  readonly best: Float64Array;
  /** The same over the sentence and its two neighbours. */
  readonly around: Float64Array;
  /** The mean similarity of its words to the whole question. */
  readonly whole: number;
};

/** The share of the question's weight in the terms of `among`, each counted by `by`. */
function weighed({ weights, total }: Query, among: number, by: (term: number) => number): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) if ((among & (1 << i)) !== 0) sum += weights[i]! * by(i);
  return sum / (total || 1);
}

const between = (low: number, high: number) => (s: Sentence) =>
  weighed(s.query, s.query.all & ~s.mask, (i) => (s.best[i]! >= low && s.best[i]! < high ? 1 : 0));

/** How well the terms of one sort are matched, by weight; 1 if the question has none. */
function met(s: Sentence, among: number): number {
  const all = weightOf(s.query, among);
  return all === 0 ? 1 : (weighed(s.query, among, (i) => s.best[i]!) * s.query.total) / all;
}

function heaviestMissing({ query, mask, best }: Sentence): number {
  let heaviest = -1;
  for (let i = 0; i < query.weights.length; i++)
    if ((mask & (1 << i)) === 0 && (heaviest < 0 || query.weights[i]! > query.weights[heaviest]!)) heaviest = i;
  return heaviest < 0 ? 1 : best[heaviest]!;
}

/** Features of a sentence by word meaning, each between -1 and 1: other words for the same thing. */
const FEATURES: Readonly<Record<string, (sentence: Sentence) => number>> = {
  meant: (s) => weighed(s.query, s.query.all, (i) => s.best[i]!),
  meantMissing: (s) => weighed(s.query, s.query.all & ~s.mask, (i) => s.best[i]!),
  meantSharply: (s) => weighed(s.query, s.query.all & ~s.mask, (i) => s.best[i]! ** 3),
  meantSurely: between(0.75, 1.01),
  meantProbably: between(0.6, 0.75),
  meantPerhaps: between(0.45, 0.6),
  meantVerbs: (s) => met(s, s.query.verbs),
  meantHeads: (s) => met(s, s.query.heads),
  meantAsking: (s) => met(s, s.query.asking),
  meantHeaviest: heaviestMissing,
  meantAround: (s) => weighed(s.query, s.query.all, (i) => s.around[i]!),
  meantNeighbours: (s) => weighed(s.query, s.query.all & ~s.mask, (i) => s.around[i]! - s.best[i]!),
  meantWhole: (s) => s.whole,
};

export const MEANING_FEATURES: readonly string[] = Object.keys(FEATURES);
const MEASURES = Object.values(FEATURES);

/** The information of a word, from 0 to about 6: the rarer its stem, the more. */
const informationOf = (stem: string): number => -Math.log(frequency(stem));

/** A form that was not looked up yet. */
const UNKNOWN = -2;

/** Measures every sentence of an article by word vectors, one row of MEANING_FEATURES each. */
export function measureMeaning(query: Query, { postings, masks, near }: Match): Float64Array {
  const { forms, stems, words, flags, sentences } = postings;
  const count = masks.length;
  const size = query.weights.length;
  const numbers = new Int32Array(forms.length).fill(UNKNOWN);
  const asked = query.question.terms.map(({ word, number }) => (number ? -1 : vectorOf(word)));
  const likeness = asked.map((word) => (word < 0 ? null : likenessTo(word)));
  const likenessToQuestion = likenessToAll(asked.flatMap((word, i) => (word < 0 ? [] : [{ word, weight: query.weights[i]! }])));
  const touched = masks.map((mask, at) => mask | near[at]!);
  // For each form, its weight and its similarity to the question and to each term; filled in when a sentence first has it.
  const information = new Float32Array(forms.length);
  const fitting = new Float32Array(forms.length);
  const alike = new Float32Array(forms.length * size);
  const best = new Float64Array(count * size);
  const wholes = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const own = best.subarray(at * size, (at + 1) * size);
    for (let i = 0; i < size; i++) if ((masks[at]! & (1 << i)) !== 0) own[i] = 1;
    // Far from any word of the question, other words for the same thing are chance.
    if ((touched[at]! | (touched[at - 1] ?? 0) | (touched[at + 1] ?? 0)) === 0) continue;
    let [weight, fits] = [0, 0];
    for (let k = sentences[at]!; k < sentences[at + 1]!; k++) {
      const form = words[k]!;
      if ((flags[k]! & WORD.stop) !== 0) continue;
      if (numbers[form] === UNKNOWN) {
        const number = vectorOf(forms[form]!);
        numbers[form] = number;
        if (number < 0) continue;
        information[form] = informationOf(stems[form]!);
        fitting[form] = likenessToQuestion?.(number) ?? 0;
        for (let i = 0; i < size; i++) alike[form * size + i] = Math.max(0, Math.min(0.99, likeness[i]?.(number) ?? 0));
      }
      if (numbers[form]! < 0) continue;
      weight += information[form]!;
      fits += information[form]! * fitting[form]!;
      for (let i = 0; i < size; i++) if (alike[form * size + i]! > own[i]!) own[i] = alike[form * size + i]!;
    }
    wholes[at] = weight === 0 ? 0 : fits / weight;
  }
  const rows = new Float64Array(count * MEASURES.length);
  for (let at = 0; at < count; at++) {
    const around = best.slice(at * size, (at + 1) * size);
    for (const near of [at - 1, at + 1])
      if (near >= 0 && near < count) for (let i = 0; i < size; i++) around[i] = Math.max(around[i]!, best[near * size + i]!);
    const own = best.subarray(at * size, (at + 1) * size);
    const sentence: Sentence = { query, mask: masks[at]!, best: own, around, whole: wholes[at]! };
    for (let k = 0; k < MEASURES.length; k++) rows[at * MEASURES.length + k] = MEASURES[k]!(sentence);
  }
  return rows;
}
