import { type Excerpt, excerptOf } from "../article/excerpt.ts";
import type { Archive } from "../index/archive.ts";
import { type Match, type Query, weightOf } from "../language/answering/match.ts";
import { partners } from "../language/summary/partners.ts";
import { isStatement } from "../language/summary/showable.ts";
import { type Span, slice } from "../text/span.ts";
import type { Consulted, Reply } from "./ask.ts";
import { citationOf, passagesOf, type Source, sourceOf } from "./citations.ts";
import { distinct } from "./dedupe.ts";
import type { Asked, Outcome } from "./outcome.ts";

/** From this clearness on an article is about what was asked: how it was chosen is in docs/answering.md. */
const CLEAR = { topic: 0.66, question: 0.84 } as const;
/** A question of so few terms names a topic and little else: each of them tells. */
const FEW = 3;
/** Articles this much less clear than the clearest still tell the same story: the newest of them is told. */
const SAME = 0.1;
/** Below this an article shares too little with the question to be named as near. */
const NEAR = 0.35;

/** What a term counts where it stands: in the headline or the opening it is what the article is about. */
const PLACE = { title: 1, lede: 0.9, often: 0.75, once: 0.45 } as const;
/** A term in so many sentences is a thread of the article. */
const OFTEN = 3;
/** A word of the same root, or a slip of the pen, counts less than the word itself. */
const KIN = 0.8;

/** A story shows at most so many sentences of its choosing, and with those they lean on at most so many words. */
const SENTENCES = 3;
const WORDS = 110;

/** The article that tells what was asked, with the sentences chosen from it and other articles on the same matter. */
export type Story = { readonly source: Source; readonly sentences: readonly Span[]; readonly also: readonly Source[] };

/** How clearly an article is about a question, from 0 to 1: its terms, the rarer the heavier, by where they stand. */
export function clearness(query: Query, match: Match): number {
  if (query.total === 0) return 0;
  const value = (bit: number): number => {
    if ((match.title & bit) !== 0) return PLACE.title;
    const exact = match.masks.reduce((count, mask) => count + ((mask & bit) !== 0 ? 1 : 0), 0);
    const kin = match.near.reduce((count, mask) => count + ((mask & bit) !== 0 ? 1 : 0), 0);
    const often = exact + kin >= OFTEN ? PLACE.often : exact + kin > 0 ? PLACE.once : 0;
    const place = (match.lede & bit) !== 0 ? PLACE.lede : often;
    return exact > 0 ? place : KIN * place;
  };
  return query.question.terms.reduce((sum, _, i) => sum + query.weights[i]! * value(1 << i), 0) / query.total;
}

const clearnessOf = ({ query }: Consulted, { match }: Reply): number => (match ? clearness(query, match) : 0);

/** The articles found that share what the question is about, the best first. */
export const nearest = (consulted: Consulted): Reply[] =>
  consulted.found.filter((reply) => clearnessOf(consulted, reply) >= NEAR);

/** The story of what was asked, told by the newest article that is clearly about it; null where none is. */
export async function storyOf(archive: Archive, consulted: Consulted): Promise<Story | null> {
  const judged = consulted.found.map((reply) => ({ reply, clear: clearnessOf(consulted, reply) }));
  const most = Math.max(0, ...judged.map(({ clear }) => clear));
  const { terms, wanted } = consulted.question;
  const least = wanted === "phrase" || terms.length <= FEW ? CLEAR.topic : CLEAR.question;
  if (most < least) return null;
  const published = ({ reply }: (typeof judged)[number]) => reply.article.published ?? "";
  const telling = judged.filter(({ clear }) => clear >= least && clear >= most - SAME);
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
export const storyOutcome = ({ source, sentences, also }: Story, asked: Asked): Outcome => ({
  kind: "story",
  asked,
  citation: citationOf(source),
  passages: passagesOf(source, sentences),
  voices: voicesOf(source),
  also: also.map(citationOf),
});

/** Whom the article quotes, those it quotes most first. */
function voicesOf({ article, analysis }: Source): Excerpt[] {
  const named = analysis.quotations.flatMap(({ speaker }) => speaker?.name ?? []);
  const byName = Map.groupBy(named, (name) => slice(article.text, name));
  return [...byName.values()]
    .sort((a, b) => b.length - a.length)
    .slice(0, VOICES)
    .map(([name]) => excerptOf(article, "text", name!));
}
