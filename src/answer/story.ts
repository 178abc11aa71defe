import { type Excerpt, excerptOf } from "../article/excerpt.ts";
import type { Archive } from "../index/archive.ts";
import { type Match, type Query, weightOf } from "../language/answering/match.ts";
import { partners } from "../language/english/summary/partners.ts";
import { isStatement } from "../language/english/summary/showable.ts";
import { type Span, slice } from "../text/span.ts";
import type { Consulted, Reply } from "./ask.ts";
import { citationOf, passagesOf, type Source, sourceOf } from "./citations.ts";
import { distinct } from "./dedupe.ts";
import type { Asked, Outcome } from "./outcome.ts";

/** From here on an article is about what was asked: how it was chosen is in docs/answering.md. */
const CLEAR = 0.62;
/** Where articles on other matters are as likely, clearness counts down to this much; in full where those that tell it have ALONE together. */
const RIVALLED = 0.6;
const ALONE = 2 / 3;
/** Articles this much less clear than the clearest still tell the same story: the newest of them is told. */
const SAME = 0.1;
/** Below this an article shares too little with the question to be named as near. */
const NEAR = 0.35;

/** What a term counts where it stands: in the headline or the opening it is what the article is about. */
const PLACE = { title: 1, lede: 0.9, often: 0.7, once: 0.3 } as const;
/** A term in so many sentences is a thread of the article. */
const OFTEN = 3;
/** A word of the same root, or a slip of the pen, counts less than the word itself. */
const KIN = 0.8;

/** A term of this share of the rarest one's weight is as rare. */
const RARE = 0.85;

/** A story shows at most so many sentences of its choosing, and with those they lean on at most so many words. */
const SENTENCES = 3;
const WORDS = 110;

/** The article that tells what was asked, with the sentences chosen from it and other articles on the same matter. */
export type Story = { readonly source: Source; readonly sentences: readonly Span[]; readonly also: readonly Source[] };

/**
 * How clearly an article is about a question, from 0 to 1: its terms, the rarer the heavier, by where they stand, as far as they stand
 * together in the headline and two neighbouring sentences. The rarest must
 * be more than mentioned, one of them in the headline or the opening; numbers must be there.
 */
function clearness(query: Query, match: Match): number {
  const { terms } = query.question;
  const rarest = Math.max(0, ...query.weights);
  if (rarest === 0 || !terms.every(({ number }, i) => !number || holdsExactly(match, 1 << i))) return 0;
  const rare = terms.flatMap((_, i) => (query.weights[i]! >= RARE * rarest ? [worth(match, 1 << i)] : []));
  if (Math.min(...rare) < KIN * PLACE.often || Math.max(...rare) < KIN * PLACE.lede) return 0;
  return coverage(query, match) * together(query, match);
}

const holdsExactly = ({ title, masks }: Match, bit: number): boolean =>
  (title & bit) !== 0 || masks.some((mask) => (mask & bit) !== 0);

/** The largest share of the terms that two neighbouring sentences hold with the headline. */
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

/** What a term, as its bit, counts where it stands. */
function worth({ title, lede, masks, near }: Match, bit: number): number {
  if ((title & bit) !== 0) return PLACE.title;
  const holding = (all: Uint32Array) => all.reduce((count, mask) => count + ((mask & bit) !== 0 ? 1 : 0), 0);
  const [exact, kin] = [holding(masks), holding(near)];
  const often = exact + kin >= OFTEN ? PLACE.often : exact + kin > 0 ? PLACE.once : 0;
  const place = (lede & bit) !== 0 ? PLACE.lede : often;
  return exact > 0 ? place : KIN * place;
}

const clearnessOf = ({ query }: Consulted, { match }: Reply): number => (match ? clearness(query, match) : 0);

/** The articles found that share what the question is about, the best first. */
export const nearest = (consulted: Consulted): Reply[] =>
  consulted.found.filter(({ match }) => match !== null && coverage(consulted.query, match) >= NEAR);

/** The story of what was asked, told by the newest article that is clearly about it; null where none is. */
export async function storyOf(archive: Archive, consulted: Consulted): Promise<Story | null> {
  const judged = consulted.found.map((reply) => ({ reply, clear: clearnessOf(consulted, reply) }));
  const most = Math.max(0, ...judged.map(({ clear }) => clear));
  const telling = judged.filter(({ clear }) => clear >= CLEAR && clear >= most - SAME);
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
    sentences: chosen(source, consulted.query, newest.reply.match),
    also: distinct([source, ...others.filter((one) => one !== null)]).slice(1, 4),
  };
}

/** The story of one article, whatever was asked of it. */
export const storyOfArticle = (source: Source): Story => ({
  source,
  sentences: heart(source).flatMap((place) => source.analysis.sentences[place] ?? []),
  also: [],
});

/** Places of the sentences that carry the article; its first ones where no summary was made. */
function heart({ analysis: { sentences, summary } }: Source): number[] {
  const all = summary.short.length > 0 ? summary.short : sentences.slice(0, 2);
  return all.map(({ start }) => sentences.findIndex((sentence) => sentence.start === start));
}

/** The sentences nearest to the question and to the story's heart, each with those it leans on, in the article's order. */
function chosen(source: Source, query: Query, { masks, near }: Match): Span[] {
  const { article, analysis } = source;
  const { sentences, quotations, names } = analysis;
  const carries = new Set(heart(source));
  const needs = partners({ text: article.text, ...analysis }, quotations, names);
  const score = (place: number): number => {
    const shared = weightOf(query, masks[place]!) + KIN * weightOf(query, near[place]!);
    return shared / (query.total || 1) + (carries.has(place) ? 0.5 : 0) + (place === 0 ? 0.1 : 0);
  };
  const said = (place: number) => slice(article.text, sentences[place]!);
  const ranked = [...sentences.keys()].filter((place) => place < masks.length && isStatement(said(place)));
  const kept = new Set<number>();
  let [count, words] = [0, 0];
  for (const place of ranked.toSorted((a, b) => score(b) - score(a) || a - b)) {
    const added = (needs(place) ?? []).filter((one) => !kept.has(one));
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

/** How many of those whom the article quotes are named. */
const VOICES = 3;

/** A story as an outcome: its passages, who is quoted in it, what else is held on it. */
export const storyOutcome = ({ source, sentences, also }: Story, topic: boolean, asked: Asked): Outcome => ({
  kind: "story",
  asked,
  topic,
  citation: citationOf(source),
  passages: passagesOf(source, sentences),
  voices: voicesOf(source),
  also: also.map(citationOf),
});

/** Whom the article quotes, those it quotes most first. */
function voicesOf({ article, analysis }: Source): Excerpt[] {
  const named = analysis.quotations
    .flatMap(({ speaker }) => speaker?.name ?? [])
    .filter((name) => /^\p{Lu}/u.test(slice(article.text, name)));
  const byName = Map.groupBy(named, (name) => slice(article.text, name));
  return [...byName.values()]
    .sort((a, b) => b.length - a.length)
    .slice(0, VOICES)
    .map(([name]) => excerptOf(article, "text", name!));
}
