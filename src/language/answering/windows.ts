import { ofNamesake } from "./confusable.ts";
import { FEATURES } from "./features.ts";
import { type Match, type Query, weightOf } from "./match.ts";
import { wantsKind } from "./number-wanted.ts";
import type { Ranked } from "./rank.ts";
import { READ } from "./votes.ts";

/** One or two adjacent sentences: indices, `last` inclusive. */
export type Window = { readonly article: number; readonly first: number; readonly last: number; readonly probability: number };

/**
 * Two sentences without an answer of the wanted kind count as this share of their probability: each was judged without the other. The lesser share is for
 * a date or figure where there is none at all.
 */
const [KINDLESS, BARE] = [0.3, 0.05];
const FRESH = FEATURES.indexOf("typeFresh");

/** Forms of words that may be part of a figure or a date. */
const FIGURE = /\d|^(?:dozen|hundred|thousand|million|billion|trillion)s?$|^(?:half|third|quarter|twice|once|none|no|free)$/;
const DATE =
  /\d|^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|(?:septem|octo|novem|decem)ber|january|february|march|april|august)$|^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:yesterday|today|tomorrow|tonight|ago|last|next|spring|summer|autumn|fall|winter|christmas|easter|century|decade|year|month|week|weekend|morning|evening|night)s?$/;

/** A question of more terms tells its circumstances, and a sentence that repeats those need not answer. */
const SHORT = 7;

/**
 * The one or two adjacent sentences, of at most `words` words, most likely to answer: each article's best, best first. Given the question, sentences with
 * something of the wanted kind come before others, and so do those that say of it what the headline and the opening do not: an opening repeats the topic
 * and wins by that alone.
 */
export function windows(ranked: readonly Ranked[], words: number, query: Query | null = null): Window[] {
  const best = ranked.slice(0, READ).flatMap((one, article) => {
    const { sentences, match } = one;
    const further = query === null || query.weights.length > SHORT ? null : furtherTerms(query, match);
    const worthOf = query === null || !wantsKind(query.question.wanted) ? () => 1 : kindsOf(query, one);
    const length = (first: number, last: number) => match.postings.sentences[last + 1]! - match.postings.sentences[first]!;
    let chosen: { readonly window: Window; readonly worth: number } | null = null;
    let likeliest = 0;
    for (let first = 0; first < sentences.length; first++) {
      const pair = first + 1 < sentences.length && length(first, first + 1) <= words;
      const last = pair ? first + 1 : first;
      const probability = pair ? sentences[first]! + sentences[last]! : sentences[first]!;
      const kind = probability * Math.max(worthOf(first), worthOf(last));
      likeliest = Math.max(likeliest, kind);
      const worth = further === null ? kind : kind * Math.exp(Math.max(further[first]!, further[last]!));
      if (worth > (chosen?.worth ?? 0)) chosen = { window: { article, first, last, probability }, worth };
    }
    return chosen ? [{ window: chosen.window, likeliest }] : [];
  });
  return best.sort((a, b) => b.likeliest - a.likeliest).map(({ window }) => window);
}

/** How much each sentence has of the terms that the article holds but neither its headline nor its opening does, from 0 to 1 for its fullest. */
function furtherTerms(query: Query, { masks, near, title, lede, whole }: Match): Float64Array {
  const further = whole & ~(title | lede);
  const shares = Float64Array.from(masks, (mask, at) => weightOf(query, (mask | near[at]!) & further));
  const most = Math.max(...shares);
  return most === 0 ? shares : shares.map((share) => share / most);
}

/** What a sentence is worth by what it has of the wanted kind. */
function kindsOf(query: Query, { rows, match }: Ranked): (sentence: number) => number {
  const { forms, words, sentences } = match.postings;
  const { wanted } = query.question;
  const figure = wanted === "place" ? null : wanted === "date" ? DATE : FIGURE;
  const namesake = ofNamesake(query, match);
  const isFigure = figure === null ? [] : Array.from({ length: forms.length }, (_, form) => figure.test(forms.word(form)));
  const hasFigure = (at: number) => words.subarray(sentences[at]!, sentences[at + 1]!).some((form) => isFigure[form]!);
  return (at) => {
    if (namesake?.[at] === true) return BARE;
    if (rows[at * FEATURES.length + FRESH]! > 0) return 1;
    return figure === null || hasFigure(at) ? KINDLESS : BARE;
  };
}
