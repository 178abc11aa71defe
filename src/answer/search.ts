import { type Excerpt, excerptOf } from "../article/excerpt.ts";
import type { Archive, Filter, StoredArticle } from "../index/archive.ts";
import { wanted } from "../index/match-expression.ts";
import type { Analysis } from "../language/analysis.ts";
import { type Span, slice } from "../text/span.ts";
import { words } from "../text/words.ts";
import { citationOf } from "./citations.ts";
import type { Outcome } from "./outcome.ts";
import { nearestArticles } from "./suggest.ts";

/** More than a reply can show. */
const MOST = 50;

/** A search result with the sentence that holds most of the words. */
export type SearchResult = {
  readonly article: StoredArticle;
  readonly analysis: Analysis;
  readonly score: number;
  readonly passage: Excerpt | null;
  readonly matches: readonly Excerpt[];
};

/** The articles that hold the words, best first. Words between quotation marks must occur as a phrase. */
export async function search(archive: Archive, words: string, filter: Filter, limit: number): Promise<readonly SearchResult[]> {
  const asked = wanted(words);
  const hits = await archive.search(words, filter, limit);
  const found = await Promise.all(
    hits.map(async ({ id, score }) => {
      const [article, analysis] = await Promise.all([archive.article(id), archive.analysis(id)]);
      if (!article || !analysis) return null;
      const best = bestSentence(
        article.text,
        analysis.sentences,
        [...asked.stems, ...asked.phrases.flatMap((phrase) => phrase.split(" "))],
        archive.frequency,
      );
      const passage = best && excerptOf(article, "text", best.sentence);
      return { article, analysis, score, passage, matches: best?.matches.map((span) => excerptOf(article, "text", span)) ?? [] };
    }),
  );
  return found.filter((one) => one !== null);
}

/** The outcome of a search: articles, or the nearest headlines if no article holds the words. */
export async function articles(archive: Archive, words: string, filter: Filter): Promise<Outcome> {
  const found = await search(archive, words, filter, MOST);
  if (found.length === 0) {
    return {
      kind: "nothing",
      holdings: await archive.holdings(),
      nearest: await nearestArticles(archive, words),
      citations: [],
    };
  }
  const cited = found.map(({ article, analysis, passage, matches }) => ({
    citation: citationOf({ article, analysis }),
    passage,
    matches,
  }));
  return { kind: "articles", found: cited };
}

/** The sentence with the heaviest stems, and where they are in it; null if none has any. */
export function bestSentence(
  text: string,
  sentences: readonly Span[],
  stems: readonly string[],
  frequency: (stem: string) => number,
): { sentence: Span; matches: Span[] } | null {
  const weight = new Map(stems.map((stem) => [stem, Math.log(1 + 1 / Math.max(frequency(stem), 1e-6))]));
  let best: { sentence: Span; matches: Span[]; score: number } | null = null;
  for (const sentence of sentences) {
    const matches = words(slice(text, sentence)).filter(({ stem }) => weight.has(stem));
    const score = [...new Set(matches.map(({ stem }) => stem))].reduce((sum, stem) => sum + weight.get(stem)!, 0);
    if (score > (best?.score ?? 0)) {
      const placed = matches.map(({ start, end }) => ({ start: sentence.start + start, end: sentence.start + end }));
      best = { sentence, matches: placed, score };
    }
  }
  return best;
}
