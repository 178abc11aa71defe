import { type Excerpt, excerptOf } from "../article/excerpt.ts";
import type { Archive } from "../index/archive.ts";
import { isOpposite } from "../language/answering/confusable.ts";
import { type Match, type Query, weightOf } from "../language/answering/match.ts";
import { holdsNumberWanted } from "../language/answering/number-wanted.ts";
import { SENTENCE } from "../language/answering/postings.ts";
import { partners } from "../language/english/summary/partners.ts";
import { isStatement } from "../language/english/summary/showable.ts";
import { type Span, slice } from "../text/span.ts";
import type { Answered, RankedPassage } from "./ask.ts";
import { citationOf, passagesOf, type Source, sourceOf } from "./citations.ts";
import { distinct } from "./dedupe.ts";
import type { Outcome } from "./outcome.ts";

/** Clearness from which an article is about the question; docs/answering.md says how it was chosen. */
const CLEAR = 0.62;
/** If unrelated articles are as likely, clearness shrinks to this share; it counts in full if related articles have ALONE of the probability. */
const RIVALLED = 0.6;
const ALONE = 2 / 3;
/**
 * Articles within this margin of the clearest tell the same story. The newest is shown: of those with every term in the headline if there are any, and
 * of those with a number if one is asked for.
 */
const SAME = 0.1;
/** Below this, an article shares too little with the question to be listed as near. */
const NEAR = 0.35;

/** Weight of a term by position: in the headline or the opening it is what the article is about. */
const PLACE = { title: 1, lede: 0.9, often: 0.7, once: 0.3 } as const;
/** A term in at least this many sentences runs through the article. */
const OFTEN = 3;
/** A word of the same root, or a typo, counts less than the word itself. */
const KIN = 0.8;

/** A term with at least this share of the rarest term's weight is as rare. */
const RARE = 0.85;

/** A story shows at most this many chosen sentences, and this many words including those they depend on. */
const SENTENCES = 3;
const WORDS = 110;

/** An article about the question, the sentences chosen from it, and other articles on the same matter. */
export type Story = { readonly source: Source; readonly sentences: readonly Span[]; readonly also: readonly Source[] };

/**
 * How clearly an article is about a question, from 0 to 1: its terms weighted by rarity and position, times how far they occur together in the
 * headline and two neighbouring sentences. The rarest must be more than mentioned, one of them in the headline or the opening; numbers must occur.
 */
function clearness(query: Query, match: Match): number {
  const { terms } = query.question;
  const rarest = Math.max(0, ...query.weights);
  if (isOpposite(query, match)) return 0;
  if (rarest === 0 || !terms.every(({ number }, i) => !number || holdsExactly(match, 1 << i))) return 0;
  const rare = terms.flatMap((_, i) => (query.weights[i]! >= RARE * rarest ? [worth(match, 1 << i)] : []));
  if (Math.min(...rare) < KIN * PLACE.often || Math.max(...rare) < KIN * PLACE.lede) return 0;
  return coverage(query, match) * together(query, match);
}

const holdsExactly = ({ title, masks }: Match, bit: number): boolean =>
  (title & bit) !== 0 || masks.some((mask) => (mask & bit) !== 0);

/** The largest share of the terms in two neighbouring sentences and the headline. */
function together(query: Query, { masks, near, title }: Match): number {
  let most = 0;
  for (let at = 0; at < masks.length; at++) {
    const pair = masks[at]! | near[at]! | (masks[at + 1] ?? 0) | (near[at + 1] ?? 0);
    most = Math.max(most, weightOf(query, pair | title) / query.total);
  }
  return most;
}

const coverage = (query: Query, match: Match): number =>
  query.question.terms.reduce((sum, _, i) => sum + query.weights[i]! * worth(match, 1 << i), 0) / query.total;

/** The weight of a term (as its bit) by position. */
function worth({ title, lede, masks, near }: Match, bit: number): number {
  if ((title & bit) !== 0) return PLACE.title;
  const holding = (all: Uint32Array) => all.reduce((count, mask) => count + ((mask & bit) !== 0 ? 1 : 0), 0);
  const [exact, kin] = [holding(masks), holding(near)];
  const often = exact + kin >= OFTEN ? PLACE.often : exact + kin > 0 ? PLACE.once : 0;
  const place = (lede & bit) !== 0 ? PLACE.lede : often;
  return exact > 0 ? place : KIN * place;
}

const clearnessOf = ({ query }: Answered, { match }: RankedPassage): number => (match ? clearness(query, match) : 0);

/** The articles found that share the topic of the question, best first. */
export const nearest = (consulted: Answered): RankedPassage[] =>
  consulted.found.filter(({ match }) => match !== null && coverage(consulted.query, match) >= NEAR);

const isHeadlined = ({ query }: Answered, { match }: RankedPassage): boolean => match?.title === query.all;
const holdsNumber = ({ question }: Answered, { article, excerpt }: RankedPassage): boolean =>
  holdsNumberWanted(question.wanted, slice(article.text, excerpt));

/** The story of a question, from the newest article clearly about it; null if there is none. */
export async function storyOf(archive: Archive, consulted: Answered): Promise<Story | null> {
  const judged = consulted.found.map((reply) => ({ reply, clear: clearnessOf(consulted, reply) }));
  const most = Math.max(0, ...judged.map(({ clear }) => clear));
  const clearest = judged.filter(({ clear }) => clear >= CLEAR && clear >= most - SAME);
  const telling = [isHeadlined, holdsNumber].reduce((all, is) => {
    const some = all.filter(({ reply }) => is(consulted, reply));
    return some.length > 0 ? some : all;
  }, clearest);
  const likely = telling.reduce((sum, { reply }) => sum + reply.score, 0);
  if (most * (RIVALLED + (1 - RIVALLED) * Math.min(1, likely / ALONE)) < CLEAR) return null;
  const published = ({ reply }: (typeof judged)[number]) => reply.article.published ?? "";
  const [newest] = telling.toSorted((a, b) => published(b).localeCompare(published(a)));
  const source = newest && (await sourceOf(archive, newest.reply.article.id, newest.reply.article.revision));
  if (!newest?.reply.match || !source) return null;
  const others = await Promise.all(
    telling.map(({ reply: { article } }) => (article.id === source.article.id ? source : sourceOf(archive, article.id))),
  );
  return {
    source,
    sentences: chosen(source, consulted.query, newest.reply, newest.reply.match),
    also: distinct([source, ...others.filter((one) => one !== null)]).slice(1, 4),
  };
}

/** The story of one article, whatever the question. */
export const storyOfArticle = (source: Source): Story => ({
  source,
  sentences: heart(source).flatMap((place) => source.analysis.sentences[place] ?? []),
  also: [],
});

/** Positions of the summary sentences; the first ones if there is no summary. */
function heart({ analysis: { sentences, summary } }: Source): number[] {
  const all = summary.short.length > 0 ? summary.short : sentences.slice(0, 2);
  return all.map(({ start }) => sentences.findIndex((sentence) => sentence.start === start));
}

/**
 * The sentences nearest to the question and the summary, each with those it depends on, in text order. If more than a topic is asked, those of the
 * passage likeliest to answer come first.
 */
function chosen(source: Source, query: Query, likeliest: RankedPassage, { masks, near, postings }: Match): Span[] {
  const { article, analysis } = source;
  const { sentences, quotations, names } = analysis;
  const carries = new Set(heart(source));
  const needs = partners({ text: article.text, ...analysis }, quotations, names);
  const score = (place: number): number => {
    const shared = weightOf(query, masks[place]!) + KIN * weightOf(query, near[place]!);
    const answers = query.question.wanted !== "phrase" && place >= likeliest.first && place <= likeliest.last;
    return shared / (query.total || 1) + (carries.has(place) ? 0.5 : 0) + (place === 0 ? 0.1 : 0) + (answers ? 2 : 0);
  };
  const said = (place: number) => slice(article.text, sentences[place]!);
  // A heading that asks, such as "What is it?", says nothing.
  const states = (place: number) => isStatement(said(place)) && (postings.kinds[place]! & SENTENCE.question) === 0;
  const ranked = [...sentences.keys()].filter((place) => place < masks.length && states(place));
  const kept = new Set<number>();
  let [count, words] = [0, 0];
  for (const place of ranked.toSorted((a, b) => score(b) - score(a) || a - b)) {
    const added = (needs(place) ?? []).filter((one) => !kept.has(one) && states(one));
    const length = added.reduce((sum, one) => sum + said(one).split(/\s+/).length, 0);
    if (added.length === 0 || words + length > WORDS) continue;
    for (const one of added) kept.add(one);
    words += length;
    count++;
    if (count === SENTENCES) break;
  }
  const places = kept.size > 0 ? [...kept] : heart(source);
  return places.sort((a, b) => a - b).flatMap((place) => sentences[place] ?? []);
}

/** Number of quoted people named. */
const VOICES = 3;

/** The outcome of a story: passages, people quoted, other articles on it. */
export const storyOutcome = ({ source, sentences, also }: Story, topic: boolean): Outcome => ({
  kind: "story",
  topic,
  citation: citationOf(source),
  passages: passagesOf(source, sentences),
  voices: voicesOf(source),
  also: also.map(citationOf),
});

/** The people an article quotes, most quoted first. */
function voicesOf({ article, analysis }: Source): Excerpt[] {
  const named = analysis.quotations
    .flatMap(({ speaker }) => speaker?.name ?? [])
    .filter((name) => /^(?!The \p{Ll})\p{Lu}/u.test(slice(article.text, name)));
  const byName = Map.groupBy(named, (name) => slice(article.text, name));
  return [...byName.values()]
    .sort((a, b) => b.length - a.length)
    .slice(0, VOICES)
    .map(([name]) => excerptOf(article, "text", name!));
}
