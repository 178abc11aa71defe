import { alikeTo } from "./alike.ts";
import { type Match, type Query, weightOf } from "./match.ts";
import { WORD } from "./postings.ts";
import type { Columns } from "./table.ts";
import { vectorCount } from "./word-vectors.ts";

/**
 * Features of a sentence by word meaning, each between -1 and 1: other words for the same thing. `meantMissing` to `meantPerhaps` count the terms that
 * the sentence lacks; `meantHeaviest` is the heaviest of them; `meantAround` and `meantNeighbours` look at the two sentences beside it as well;
 * `meantWhole` compares the sentence with the whole question.
 */
export const MEANING_FEATURES: readonly string[] = [
  "meant",
  "meantMissing",
  "meantSharply",
  "meantSurely",
  "meantProbably",
  "meantPerhaps",
  "meantVerbs",
  "meantHeads",
  "meantAsking",
  "meantHeaviest",
  "meantAround",
  "meantNeighbours",
  "meantWhole",
];

/** From these similarities on, a word surely, probably or perhaps means the same. */
const [SURELY, PROBABLY, PERHAPS] = [0.75, 0.6, 0.45];

/** Measures every sentence of an article by word vectors, and writes its MEANING_FEATURES. */
export function writeMeaning(query: Query, match: Match, { rows, width, from }: Columns): void {
  const { masks } = match;
  const size = query.weights.length;
  const best = new Float64Array(masks.length * size);
  const wholes = compareWords(query, match, best);
  for (let at = 0; at < masks.length; at++) {
    const own = at * size;
    const before = at === 0 ? own : own - size;
    const after = at === masks.length - 1 ? own : own + size;
    measureOne(query, masks[at]!, best, { own, before, after }, wholes[at]!, rows, at * width + from);
  }
}

/**
 * Fills in, for each sentence and term, the similarity of the sentence's most similar word, from 0 to 1: 1 for the term itself. Returns the mean
 * similarity of each sentence's words to the whole question.
 */
function compareWords(query: Query, { postings, masks, near }: Match, best: Float64Array): Float64Array {
  const { words, flags, sentences } = postings;
  const { numbers } = postings.forms;
  const size = query.weights.length;
  const alike = alikeTo(query);
  const vectors = vectorCount();
  const wholes = new Float64Array(masks.length);
  const touched = (at: number): number => (masks[at] ?? 0) | (near[at] ?? 0);
  for (let at = 0; at < masks.length; at++) {
    const own = at * size;
    for (let i = 0; i < size; i++) if ((masks[at]! & (1 << i)) !== 0) best[own + i] = 1;
    // Far from any word of the question, other words for the same thing are chance.
    if ((touched(at) | touched(at - 1) | touched(at + 1)) === 0) continue;
    let weight = 0;
    let fits = 0;
    for (let k = sentences[at]!; k < sentences[at + 1]!; k++) {
      if ((flags[k]! & WORD.stop) !== 0) continue;
      const number = numbers[words[k]!]!;
      if (number >= vectors) continue;
      const turn = alike.turnOf(number);
      const information = alike.informationOf(number);
      weight += information;
      fits += information * alike.fitting[turn]!;
      const { terms } = alike;
      for (let i = 0, from = turn * size; i < size; i++) {
        const likeness = terms[from + i]!;
        if (likeness > best[own + i]!) best[own + i] = likeness;
      }
    }
    wholes[at] = weight === 0 ? 0 : fits / weight;
  }
  return wholes;
}

/** Where the similarities of a sentence and its neighbours begin. */
type Places = { readonly own: number; readonly before: number; readonly after: number };

/** Writes a sentence's features; `mask` are the terms it has. */
function measureOne(
  query: Query,
  mask: number,
  best: Float64Array,
  { own, before, after }: Places,
  whole: number,
  rows: Float64Array,
  row: number,
): void {
  const { weights, verbs, heads, asking } = query;
  const total = query.total || 1;
  let [meant, missing, sharply, surely, probably, perhaps] = [0, 0, 0, 0, 0, 0];
  let [verb, head, asked, around, neighbours, heaviest] = [0, 0, 0, 0, 0, -1];
  for (let i = 0; i < weights.length; i++) {
    const bit = 1 << i;
    const weight = weights[i]!;
    const likeness = best[own + i]!;
    const widely = Math.max(likeness, best[before + i]!, best[after + i]!);
    meant += weight * likeness;
    around += weight * widely;
    if ((verbs & bit) !== 0) verb += weight * likeness;
    if ((heads & bit) !== 0) head += weight * likeness;
    if ((asking & bit) !== 0) asked += weight * likeness;
    if ((mask & bit) !== 0) continue;
    missing += weight * likeness;
    sharply += weight * likeness ** 3;
    neighbours += weight * (widely - likeness);
    if (likeness >= SURELY) surely += weight;
    else if (likeness >= PROBABLY) probably += weight;
    else if (likeness >= PERHAPS) perhaps += weight;
    if (heaviest < 0 || weight > weights[heaviest]!) heaviest = i;
  }
  let k = row;
  for (const sum of [meant, missing, sharply, surely, probably, perhaps]) rows[k++] = sum / total;
  rows[k++] = met(query, verb, verbs);
  rows[k++] = met(query, head, heads);
  rows[k++] = met(query, asked, asking);
  rows[k++] = heaviest < 0 ? 1 : best[own + heaviest]!;
  rows[k++] = around / total;
  rows[k++] = neighbours / total;
  rows[k] = whole;
}

/** How well the terms of one sort are matched, by weight; 1 if the question has none. */
function met(query: Query, sum: number, among: number): number {
  const all = weightOf(query, among);
  return all === 0 ? 1 : ((sum / (query.total || 1)) * query.total) / all;
}
