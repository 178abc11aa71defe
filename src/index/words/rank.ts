import type { Database } from "../../sqlite/database.ts";
import { Cursor } from "./cursor.ts";
import { weightedCount } from "./positions.ts";
import { placesOf, type StemSnapshot } from "./segments.ts";

/** The weight of a word in the headline, the lede and the body. */
export const WEIGHTS = [4, 2, 1];

/** BM25's constants, and the inverse frequency of terms that half of the articles have: those of FTS5 (https://sqlite.org/fts5.html#the_bm25_function). */
const [K1, B, LEAST] = [1.2, 0.75, 1e-6];

/** An article's fit to some terms; more fits better. */
export type Fit = { readonly article: number; readonly score: number };

/** Articles with any of some terms, in no order. */
export type Ranking = { readonly articles: readonly number[]; readonly scores: Float64Array };

/**
 * Ranks the articles with any of the terms by BM25, to the same bits as FTS5 does. `lengths` are the stems of each article; `scratch` is as long, all
 * zeros, and left so.
 */
export function rank(
  database: Database,
  snapshot: StemSnapshot,
  terms: readonly string[],
  lengths: Uint32Array,
  scratch: Float64Array,
): Ranking {
  const ranked: number[] = [];
  const average = snapshot.stems / snapshot.articles;
  for (const term of terms) {
    const articles: number[] = [];
    const counts: number[] = [];
    for (const place of placesOf(database, snapshot, term)) {
      for (const cursor = new Cursor(database, snapshot, place); cursor.next(); ) {
        articles.push(cursor.article);
        counts.push(weightedCount(cursor, WEIGHTS));
      }
    }
    const weight = rarityOf(database, articles.length, snapshot.articles);
    for (let i = 0; i < articles.length; i++) {
      const article = articles[i]!;
      const count = counts[i]!;
      if (scratch[article] === 0) ranked.push(article);
      scratch[article]! += weight * ((count * (K1 + 1)) / (count + K1 * (1 - B + (B * lengths[article]!) / average)));
    }
  }
  const scores = Float64Array.from(ranked, (article) => scratch[article]!);
  for (const article of ranked) scratch[article] = 0;
  return { articles: ranked, scores };
}

/** The inverse frequency of a term. By SQLite, since JavaScript's logarithm differs in the last bit now and then. */
function rarityOf(database: Database, having: number, articles: number): number {
  const { rarity } = database.get<{ rarity: number }>("SELECT ln((? + 0.5) / (? + 0.5)) AS rarity", articles - having, having)!;
  return rarity <= 0 ? LEAST : rarity;
}

/** The best articles, the first added first among equals. */
export function bestOf({ articles, scores }: Ranking, limit: number): Fit[] {
  const best: Fit[] = [];
  for (const [i, article] of articles.entries()) {
    const score = scores[i]!;
    if (best.length === limit && !isBefore(score, article, best[limit - 1]!)) continue;
    let at = best.length;
    while (at > 0 && isBefore(score, article, best[at - 1]!)) at--;
    best.splice(at, 0, { article, score });
    if (best.length > limit) best.pop();
  }
  return best;
}

/** All of them, the best first. */
export const inOrder = ({ articles, scores }: Ranking): Fit[] =>
  articles.map((article, i) => ({ article, score: scores[i]! })).sort((a, b) => (isBefore(a.score, a.article, b) ? -1 : 1));

const isBefore = (score: number, article: number, other: Fit): boolean =>
  score > other.score || (score === other.score && article < other.article);
