import type { Database } from "../../sqlite/database.ts";
import { Cursor } from "./cursor.ts";
import { weightedCount } from "./positions.ts";
import { placesOf, type Snapshot } from "./segments.ts";

/** The weight of a word in the headline, the lede and the body. */
export const WEIGHTS = [4, 2, 1];

/** BM25's constants, and the inverse frequency of terms that half of the articles have: those of FTS5 (https://sqlite.org/fts5.html#the_bm25_function). */
const [K1, B, LEAST] = [1.2, 0.75, 1e-6];

/** An article's fit to some terms; more fits better. */
export type Fit = { readonly article: number; readonly score: number };

/** The articles with any of the terms, ranked by BM25 to the same bits as FTS5 does; `lengths` are their stems, by article. */
export class Ranking {
  readonly #articles: number[] = [];
  readonly #scores: Float64Array;

  constructor(database: Database, snapshot: Snapshot, terms: readonly string[], lengths: Uint32Array) {
    this.#scores = new Float64Array(lengths.length);
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
      const rest = snapshot.articles - articles.length;
      // By SQLite, since JavaScript's logarithm differs in the last bit now and then.
      const { rarity } = database.get<{ rarity: number }>("SELECT ln((? + 0.5) / (? + 0.5)) AS rarity", rest, articles.length)!;
      const weight = rarity <= 0 ? LEAST : rarity;
      for (let i = 0; i < articles.length; i++) {
        const article = articles[i]!;
        const count = counts[i]!;
        if (this.#scores[article] === 0) this.#articles.push(article);
        this.#scores[article]! += weight * ((count * (K1 + 1)) / (count + K1 * (1 - B + (B * lengths[article]!) / average)));
      }
    }
  }

  /** The best articles, the first added first among equals. */
  best(limit: number): Fit[] {
    const best: Fit[] = [];
    for (const article of this.#articles) {
      const score = this.#scores[article]!;
      const last = best[best.length - 1];
      if (best.length === limit && !isBefore({ article, score }, last!)) continue;
      let at = best.length;
      while (at > 0 && isBefore({ article, score }, best[at - 1]!)) at--;
      best.splice(at, 0, { article, score });
      if (best.length > limit) best.pop();
    }
    return best;
  }

  /** All of them, the best first. */
  all(): Fit[] {
    return this.#articles
      .map((article) => ({ article, score: this.#scores[article]! }))
      .sort((a, b) => (isBefore(a, b) ? -1 : 1));
  }
}

const isBefore = (a: Fit, b: Fit): boolean => a.score > b.score || (a.score === b.score && a.article < b.article);
