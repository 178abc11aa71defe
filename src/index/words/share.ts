import type { Database } from "../../sqlite/database.ts";
import { Cursor } from "./cursor.ts";
import { placesOf, type StemSnapshot } from "./segments.ts";

/** For each of some articles, in ascending order, the weight of those of the terms that it has. */
export function shareOf(
  database: Database,
  snapshot: StemSnapshot,
  terms: ReadonlyMap<string, number>,
  articles: readonly number[],
): Float64Array {
  const shares = new Float64Array(articles.length);
  for (const [term, weight] of terms) {
    for (const place of placesOf(database, snapshot, term)) {
      const cursor = new Cursor(database, snapshot, place);
      for (const [i, article] of articles.entries()) {
        if (!cursor.seek(article)) break;
        if (cursor.article === article) shares[i]! += weight;
      }
    }
  }
  return shares;
}
