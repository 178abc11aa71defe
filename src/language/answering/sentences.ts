import { KINDS } from "./candidates.ts";
import { type Match, type Query, share, weightOf } from "./match.ts";
import { type Postings, SENTENCE, WORD } from "./postings.ts";
import type { Columns } from "./table.ts";

/** A sentence as the features see it. */
type SentenceInput = {
  readonly query: Query;
  readonly match: Match;
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** Words other than stop words. */
  readonly content: number;
  readonly mask: number;
  readonly near: number;
  readonly before: number;
  readonly after: number;
  /** The terms of up to three sentences before it. */
  readonly carried: number;
  /** Bits of WORD that any of its words has, and those of its first word. */
  readonly flags: number;
  readonly opener: number;
  /** The best coverage of any sentence in the article. */
  readonly best: number;
  readonly order: Order;
  readonly type: Type;
};

/** How the terms cluster in a sentence, as shares of the question's weight. */
type Order = { readonly pairs: number; readonly close: number; readonly inOrder: number };

/** The runs of words of the wanted kind in a sentence that are not in the question. */
type Type = {
  readonly present: number;
  readonly fresh: number;
  readonly near: number;
  readonly exact: number;
  /** Has one of them several words, as a name has at its introduction? */
  readonly full: number;
  /** Is one of them named for the first time? */
  readonly first: number;
  /** How often the article has the most frequent of them, with diminishing returns. */
  readonly frequency: number;
};

const weight = ({ query }: SentenceInput, mask: number) => weightOf(query, mask) / (query.total || 1);
const bit = (value: boolean) => (value ? 1 : 0);
const wanted =
  (...kinds: string[]) =>
  (view: SentenceInput) =>
    kinds.includes(view.query.question.wanted);

/** Is the sentence the first in its article with all the names of the question? That is where articles introduce people. */
function firstNamed({ query, match, at }: SentenceInput): number {
  if (query.names === 0 || (match.masks[at]! & query.names) !== query.names) return 0;
  for (let i = 0; i < at; i++) if ((match.masks[i]! & query.names) === query.names) return 0;
  return 1;
}

/** The terms of the names of which it has a part: "Coleman" stands for Gary Coleman. */
function partlyNamed({ query, mask }: SentenceInput): number {
  const names = query.question.names.map((places) => places.reduce((all, place) => all | (1 << place), 0));
  return names.reduce((all, name) => ((mask & name) === 0 ? all : all | name), 0);
}

function popcount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** The weight of the heaviest term of a mask, as a share of all. */
function heaviest(query: Query, mask: number): number {
  let most = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) most = Math.max(most, query.weights[31 - Math.clz32(rest & -rest)]!);
  return most / (query.total || 1);
}

/** How many sentences a name stays in mind. */
const CARRIED = 3;

const QUOTATION = 1 << KINDS.indexOf("quotation");

/** Longer sentences get no more for their length. */
const FULL = 25;

/** The features of a sentence, each between about -1 and 1 (shares of the question's weight unless stated otherwise). */
const FEATURES: Readonly<Record<string, (view: SentenceInput) => number>> = {
  coverage: (v) => weight(v, v.mask),
  coverageOrNear: (v) => weight(v, v.mask | v.near),
  coverageByLength: (v) => weight(v, v.mask) / (0.6 + (0.4 * v.content) / 12),
  same: (v) => weight(v, v.match.same[v.at]!),
  matched: (v) => popcount(v.mask) / Math.max(1, v.query.weights.length),
  ofBest: (v) => (v.best === 0 ? 0 : weightOf(v.query, v.mask) / v.best),
  isBest: (v) => bit(v.best > 0 && weightOf(v.query, v.mask) >= 0.999 * v.best),
  heaviestMissing: (v) => heaviest(v.query, v.query.all & ~(v.mask | v.near)),
  missingOfArticle: (v) => weight(v, v.match.whole & ~(v.mask | v.near)),
  names: (v) => share(v.query, v.mask | v.near, v.query.names),
  numbers: (v) => share(v.query, v.mask, v.query.numbers),
  verbs: (v) => share(v.query, v.mask | v.near, v.query.verbs),
  heads: (v) => share(v.query, v.mask | v.near, v.query.heads),
  asking: (v) => share(v.query, v.mask | v.near, v.query.asking),
  pairs: (v) => v.order.pairs,
  close: (v) => v.order.close,
  inOrder: (v) => v.order.inOrder,
  before: (v) => weight(v, v.before & ~v.mask),
  after: (v) => weight(v, v.after & ~v.mask),
  window: (v) => weight(v, v.mask | v.near | v.before | v.after),
  title: (v) => weight(v, v.match.title & ~v.mask),
  titleShared: (v) => weight(v, v.match.title & v.mask),
  lede: (v) => bit(v.at > 1) * weight(v, v.match.lede & ~v.mask),
  namesBefore: (v) => weight(v, v.before & v.query.names & ~v.mask),
  namesByPronoun: (v) => bit((v.flags & WORD.pronoun) !== 0) * weight(v, v.before & v.query.names & ~v.mask),
  namesCarried: (v) => weight(v, v.carried & v.query.names & ~(v.mask | v.before)),
  namesInPart: (v) => weight(v, partlyNamed(v) & ~v.mask),
  namesByRole: (v) =>
    bit((v.opener & (WORD.definite | WORD.demonstrative)) !== 0) * weight(v, v.before & v.query.names & ~v.mask),
  namesByTitle: (v) => weight(v, v.match.title & v.query.names & ~(v.mask | v.before)),
  position: (v) => -Math.log1p(v.at) / 4,
  first: (v) => bit(v.at === 0),
  length: (v) => Math.min(1, v.content / FULL),
  logLength: (v) => Math.log1p(v.content) / 3,
  short: (v) => bit(v.content < 4),
  long: (v) => Math.max(0, v.content - FULL) / FULL,
  opensOnPronoun: (v) => bit((v.opener & WORD.pronoun) !== 0),
  opensOnDemonstrative: (v) => bit((v.opener & WORD.demonstrative) !== 0),
  opensParagraph: (v) => bit((v.match.postings.kinds[v.at]! & SENTENCE.paragraph) !== 0),
  asks: (v) => bit((v.match.postings.kinds[v.at]! & SENTENCE.question) !== 0),
  says: (v) => bit((v.flags & WORD.saying) !== 0),
  saysWanted: (v) => bit(wanted("speech")(v) && (v.flags & WORD.saying) !== 0),
  causeWanted: (v) => bit(wanted("reason")(v) && (v.flags & WORD.cause) !== 0),
  denies: (v) => bit((v.flags & WORD.negation) !== 0 && !v.query.question.negated),
  deniesWanted: (v) => bit((v.flags & WORD.negation) !== 0 && v.query.question.negated),
  type: (v) => v.type.present,
  typeFresh: (v) => v.type.fresh,
  typeCoverage: (v) => v.type.fresh * weight(v, v.mask | v.near),
  typeExact: (v) => v.type.exact,
  typeNear: (v) => v.type.near,
  typeFull: (v) => v.type.full,
  typeFirst: (v) => v.type.first,
  typeFrequency: (v) => v.type.frequency,
  typeFrequencyCoverage: (v) => v.type.frequency * weight(v, v.mask | v.near),
  typeFigure: (v) => bit(wanted("date", "duration", "money", "percent", "age", "count", "measure", "rank")(v)) * v.type.fresh,
  typePerson: (v) => bit(wanted("person", "organisation")(v)) * v.type.fresh,
  typePlace: (v) => bit(wanted("place")(v)) * v.type.fresh,
  typeName: (v) => bit(wanted("name")(v)) * v.type.fresh,
  typeSpeech: (v) => bit(wanted("speech")(v)) * v.type.fresh,
  definition: (v) => bit(wanted("definition")(v)) * firstNamed(v),
};

export const SENTENCE_FEATURES: readonly string[] = Object.keys(FEATURES);
const MEASURES = Object.values(FEATURES);

/** Measures every sentence of an article, and writes its SENTENCE_FEATURES. */
export function writeSentences(query: Query, found: Match, { rows, width, from: first }: Columns): void {
  const { postings, masks, near } = found;
  const count = masks.length;
  let best = 0;
  for (const mask of masks) best = Math.max(best, weightOf(query, mask));
  const { candidates } = postings;
  const mentions = countMentions(postings);
  let candidate = 0;
  for (let at = 0; at < count; at++) {
    const from = postings.sentences[at]!;
    const to = postings.sentences[at + 1]!;
    let flags = 0;
    let content = 0;
    for (let i = from; i < to; i++) {
      flags |= postings.flags[i]!;
      if ((postings.flags[i]! & WORD.stop) === 0) content++;
    }
    while (candidate < candidates.length && candidates[candidate]! < from) candidate += 3;
    const view: SentenceInput = {
      query,
      match: found,
      at,
      from,
      to,
      content,
      mask: masks[at]!,
      near: near[at]!,
      before: at > 0 ? masks[at - 1]! : 0,
      after: at + 1 < count ? masks[at + 1]! : 0,
      carried: masks.subarray(Math.max(0, at - CARRIED), at).reduce((all, mask) => all | mask, 0),
      flags,
      opener: from < to ? postings.flags[from]! : 0,
      best,
      order: readOrder(query, found, from, to),
      type: readType(query, found, mentions, candidate, from, to),
    };
    for (let i = 0; i < MEASURES.length; i++) rows[at * width + first + i] = MEASURES[i]!(view);
  }
}

function readOrder(query: Query, { terms }: Match, from: number, to: number): Order {
  let pairs = 0;
  let close = 0;
  let inOrder = 0;
  let last = -1;
  for (let at = from; at < to; at++) {
    const term = terms[at]!;
    if (term < 0) continue;
    if (last >= 0 && terms[last] !== term) {
      const before = terms[last]!;
      const lesser = Math.min(query.weights[before]!, query.weights[term]!);
      const gap = at - last;
      close += lesser / gap;
      if (term > before) inOrder += lesser / Math.sqrt(gap);
      if (
        gap <= 3 &&
        query.question.pairs.some(([a, b]) => (a === before && b === term) || (gap <= 2 && a === term && b === before))
      )
        pairs += lesser;
    }
    last = at;
  }
  const total = query.total || 1;
  return { pairs: Math.min(1.5, pairs / total), close: Math.min(1.5, close / total), inOrder: Math.min(1.5, inOrder / total) };
}

/** How close a candidate is to the matched words: their weight over the distance. */
export function nearness(query: Query, terms: Int8Array, from: number, to: number, start: number, end: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) {
    const term = terms[at]!;
    if (term >= 0 && (at < start || at >= end)) sum += query.weights[term]! / (1 + (at < start ? start - at : at - end + 1));
  }
  return Math.min(1, (2 * sum) / (query.total || 1));
}

/** For each word form, how many candidates end with it, and where the first of them begins. A name's last word is what it is called later. */
type Mentions = { readonly counts: Uint16Array; readonly firsts: Uint16Array };

function countMentions({ candidates, words, forms }: Postings): Mentions {
  const counts = new Uint16Array(forms.length);
  const firsts = new Uint16Array(forms.length);
  for (let i = candidates.length - 3; i >= 0; i -= 3) {
    const last = words[candidates[i + 1]! - 1]!;
    counts[last] = counts[last]! + 1;
    firsts[last] = candidates[i]!;
  }
  return { counts, firsts };
}

/** Is it in the question already, as one of its names or in every word? "Tigris River" is new to "Which river …". */
function isKnown(query: Query, { postings, terms }: Match, start: number, end: number): boolean {
  let others = 0;
  for (let at = start; at < end; at++) {
    if (terms[at]! < 0) others += (postings.flags[at]! & WORD.stop) === 0 ? 1 : 0;
    else if ((query.names & ~query.heads & (1 << terms[at]!)) !== 0) return true;
  }
  return others === 0;
}

function readType(query: Query, found: Match, { counts, firsts }: Mentions, candidate: number, from: number, to: number): Type {
  const { candidates, words } = found.postings;
  let [present, fresh, exact, near, full, first, frequency] = [0, 0, 0, 0, 0, 0, 0];
  for (let i = candidate; i < candidates.length && candidates[i]! < to; i += 3) {
    const kind = 1 << candidates[i + 2]!;
    if ((kind & query.kinds) === 0) continue;
    present = 1;
    const [start, end] = [candidates[i]!, candidates[i + 1]!];
    if (kind !== QUOTATION && isKnown(query, found, start, end)) continue;
    fresh = 1;
    if (kind === query.kind) exact = 1;
    near = Math.max(near, nearness(query, found.terms, from, to, start, end));
    const last = words[end - 1]!;
    if (end - start > 1) full = 1;
    if (firsts[last] === start) first = 1;
    frequency = Math.max(frequency, Math.log(counts[last]!) / 3);
  }
  return { present, fresh, exact, near, full, first, frequency };
}
