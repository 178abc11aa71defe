import { type Match, type Query, share, weightOf } from "./match.ts";

/** A candidate article before its own features are measured: the index's score and its sentences' scores. */
export type ReadCandidate = {
  readonly match: Match;
  /** The index's score; larger is better. */
  readonly score: number;
  /** Days from publication to the day of asking; null if unknown, or if it says nothing. */
  readonly age: number | null;
  /** The sentence ranker's scores. */
  readonly sentences: Float64Array;
  /** The network's best score of its sentences. */
  readonly promise: number;
};

type CandidateInput = ReadCandidate & {
  readonly query: Query;
  /** How often each term occurs in the text. */
  readonly counts: Float64Array;
  readonly words: number;
  readonly bm25: number;
  readonly best: number;
  /** Log of the sum of the sentences' exponentiated scores. */
  readonly sum: number;
  /** The maximum of each over the candidates, to scale the features. */
  readonly most: {
    readonly score: number;
    readonly bm25: number;
    readonly best: number;
    readonly sum: number;
    readonly window: number;
    readonly promise: number;
  };
};

const weight = ({ query }: CandidateInput, mask: number) => weightOf(query, mask) / (query.total || 1);

/** People mostly ask about the week's news: half of the right articles appeared within it, and few others (docs/answering.md). */
const FADING_DAYS = 20;

/** The features of a candidate article, each between about -1 and 1. */
const FEATURES: Readonly<Record<string, (view: CandidateInput) => number>> = {
  indexScore: (v) => v.score / (v.most.score || 1),
  bm25: (v) => v.bm25 / (v.most.bm25 || 1),
  bm25Absolute: (v) => v.bm25 / (v.query.total || 1) / 2.2,
  title: (v) => weight(v, v.match.title),
  titleNames: (v) => share(v.query, v.match.title, v.query.names),
  lede: (v) => weight(v, v.match.lede),
  ledeNames: (v) => share(v.query, v.match.lede, v.query.names),
  whole: (v) => weight(v, v.match.whole),
  same: (v) =>
    weight(
      v,
      v.match.same.reduce((all, mask) => all | mask, 0),
    ),
  sameSentence: (v) => bestWindow({ query: v.query, match: { ...v.match, masks: v.match.same } }, 2),
  head: (v) =>
    weight(
      v,
      v.match.masks.slice(0, 5).reduce((all, mask) => all | mask, 0),
    ),
  names: (v) => share(v.query, v.match.whole, v.query.names),
  numbers: (v) => share(v.query, v.match.whole, v.query.numbers),
  verbs: (v) => share(v.query, v.match.whole, v.query.verbs),
  heads: (v) => share(v.query, v.match.whole, v.query.heads),
  asking: (v) => share(v.query, v.match.whole, v.query.asking),
  askingSentence: (v) =>
    v.match.masks.reduce((best, mask, at) => Math.max(best, share(v.query, mask | v.match.near[at]!, v.query.asking)), 0),
  nameFrequency: (v) => frequencyOf(v, v.query.names),
  frequency: (v) => frequencyOf(v, v.query.all),
  pairs: (v) => pairDistance(v),
  window3: (v) => bestWindow(v, 3),
  window5: (v) => bestWindow(v, 5),
  sentence: (v) => bestWindow(v, 1),
  bestSentence: (v) => Math.exp((v.best - v.most.best) / 2),
  bestSentenceLinear: (v) => Math.max(-1, (v.best - v.most.best) / 8),
  allSentences: (v) => Math.max(-1, (v.sum - v.most.sum) / 8),
  sharpWindow3: (v) => sharpWindow(v, 3),
  sharpWhole: (v) => sharp(v, v.match.whole),
  ofBestWindow3: (v) => bestWindow(v, 3) / (v.most.window || 1),
  cover: (v) => closeness(v),
  length: (v) => Math.log1p(v.words) / 8,
  promise: (v) => v.promise,
  promiseOfBest: (v) => Math.max(-1, v.promise - v.most.promise),
  newness: (v) => (v.age === null || v.age < 0 ? 0 : Math.exp(-v.age / FADING_DAYS)),
};

export const ARTICLE_FEATURES: readonly string[] = Object.keys(FEATURES);
const MEASURES = Object.values(FEATURES);

/** Measures every candidate article, one row of ARTICLE_FEATURES each. */
export function measureArticles(query: Query, candidates: readonly ReadCandidate[]): Float64Array {
  const counts = candidates.map(({ match }) => countTerms(query, match));
  const lengths = candidates.map(({ match }) => match.postings.words.length);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const scores = candidates.map(({ match }, i) => bm25(query, match, counts[i]!, lengths[i]! / mean));
  const bests = candidates.map(({ sentences }) =>
    sentences.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY),
  );
  const sums = candidates.map(
    ({ sentences }, i) => bests[i]! + Math.log(sentences.reduce((sum, score) => sum + Math.exp(score - bests[i]!), 0)),
  );
  const most = {
    score: Math.max(...candidates.map(({ score }) => score)),
    bm25: Math.max(...scores),
    best: Math.max(...bests),
    sum: Math.max(...sums),
    window: Math.max(...candidates.map((candidate) => bestWindow({ ...candidate, query }, 3))),
    promise: Math.max(...candidates.map(({ promise }) => promise)),
  };
  const rows = new Float64Array(candidates.length * MEASURES.length);
  for (const [i, candidate] of candidates.entries()) {
    const view: CandidateInput = {
      ...candidate,
      query,
      counts: counts[i]!,
      words: lengths[i]!,
      bm25: scores[i]!,
      best: bests[i]!,
      sum: sums[i]!,
      most,
    };
    for (let k = 0; k < MEASURES.length; k++) rows[i * MEASURES.length + k] = MEASURES[k]!(view);
  }
  return rows;
}

function countTerms(query: Query, { terms }: Match): Float64Array {
  const counts = new Float64Array(query.weights.length);
  for (const term of terms) if (term >= 0) counts[term] = counts[term]! + 1;
  return counts;
}

/** Okapi BM25 with headline and lede weighted (BM25F's weights: 4, 2, 1); k1 and b are what did best on news. */
const [K1, B, TITLE, LEDE] = [1.2, 0.6, 4, 2];

function bm25(query: Query, match: Match, counts: Float64Array, length: number): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    const bit = 1 << i;
    const tf = counts[i]! + (match.title & bit ? TITLE : 0) + (match.lede & bit ? LEDE - 1 : 0);
    sum += (query.weights[i]! * tf * (K1 + 1)) / (tf + K1 * (1 - B + B * length));
  }
  return sum;
}

/** How often the terms of a mask occur in the article, by weight, with diminishing returns. */
function frequencyOf({ query, counts, words }: CandidateInput, among: number): number {
  if (among === 0) return 0;
  let sum = 0;
  for (let rest = among; rest !== 0; rest &= rest - 1) {
    const term = 31 - Math.clz32(rest & -rest);
    sum += query.weights[term]! * Math.log1p((counts[term]! * 400) / Math.max(200, words));
  }
  return sum / weightOf(query, among) / 3;
}

/** How close adjacent words of the question come to each other anywhere in the article. */
function pairDistance({ query, match: { terms } }: CandidateInput): number {
  const { pairs } = query.question;
  if (pairs.length === 0) return 0;
  const last = new Int32Array(query.weights.length).fill(-1000);
  const nearest = new Float64Array(pairs.length).fill(1000);
  for (let at = 0; at < terms.length; at++) {
    const term = terms[at]!;
    if (term < 0) continue;
    last[term] = at;
    for (let i = 0; i < pairs.length; i++) {
      const [a, b] = pairs[i]!;
      if (term === b) nearest[i] = Math.min(nearest[i]!, at - last[a]!);
      else if (term === a) nearest[i] = Math.min(nearest[i]!, at - last[b]! + 1);
    }
  }
  let sum = 0;
  let all = 0;
  for (let i = 0; i < pairs.length; i++) {
    const lesser = Math.min(query.weights[pairs[i]![0]]!, query.weights[pairs[i]![1]]!);
    all += lesser;
    sum += lesser / Math.max(1, nearest[i]!);
  }
  return sum / all;
}

/** The largest share of the question that `size` consecutive sentences have. */
function bestWindow({ query, match: { masks } }: Pick<CandidateInput, "query" | "match">, size: number): number {
  let best = 0;
  let last = 0;
  for (let at = 0; at < masks.length; at++) {
    let mask = 0;
    for (let i = at; i < Math.min(masks.length, at + size); i++) mask |= masks[i]!;
    if (mask === last) continue;
    last = mask;
    best = Math.max(best, weightOf(query, mask));
  }
  return best / (query.total || 1);
}

function sharp({ query }: CandidateInput, mask: number): number {
  let sum = 0;
  let all = 0;
  for (let i = 0; i < query.weights.length; i++) {
    const square = query.weights[i]! ** 2;
    all += square;
    if (mask & (1 << i)) sum += square;
  }
  return sum / (all || 1);
}

function sharpWindow(view: CandidateInput, size: number): number {
  const { masks } = view.match;
  let best = 0;
  for (let at = 0; at < masks.length; at++) {
    let mask = 0;
    for (let i = at; i < Math.min(masks.length, at + size); i++) mask |= masks[i]!;
    best = Math.max(best, sharp(view, mask));
  }
  return best;
}

/** How close all pairs of terms come to each other anywhere: the lesser weight of each over the square root of the distance. */
function closeness({ query, match: { terms } }: CandidateInput): number {
  const n = query.weights.length;
  const last = new Int32Array(n).fill(-100_000);
  const nearest = new Float64Array(n * n).fill(100_000);
  for (let at = 0; at < terms.length; at++) {
    const term = terms[at]!;
    if (term < 0) continue;
    last[term] = at;
    for (let i = 0; i < n; i++) {
      if (i === term) continue;
      const k = Math.min(i, term) * n + Math.max(i, term);
      nearest[k] = Math.min(nearest[k]!, at - last[i]!);
    }
  }
  let sum = 0;
  let all = 0;
  for (let a = 0; a < n; a++) {
    for (let b = a + 1; b < n; b++) {
      const lesser = Math.min(query.weights[a]!, query.weights[b]!);
      all += lesser;
      sum += lesser / Math.sqrt(nearest[a * n + b]!);
    }
  }
  return all === 0 ? 0 : sum / all;
}
