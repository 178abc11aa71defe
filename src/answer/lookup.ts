import type { Archive, Filter } from "../index/archive.ts";
import { citationOf, type Source } from "./citations.ts";
import type { Asked, Outcome } from "./outcome.ts";
import { meantArticle } from "./resolve.ts";
import { nearestArticles } from "./suggest.ts";

/** Where a look-up may look: in the article that is named, else in those about a topic, else in all. */
export type Narrowed = {
  readonly article?: string | undefined;
  readonly topic?: string | undefined;
  readonly filter: Filter;
};

/** `found`: the article that was named; `ids`: the articles to look in, undefined for all. */
export type Lookup = { readonly found: Source | null; readonly ids: readonly string[] | undefined };

/** The articles to look in, of those about a topic the `most` best; the outcome that says so where it is not clear which one is meant. */
export async function lookup(
  archive: Archive,
  { article, topic, filter }: Narrowed,
  most: number,
  asked: Asked,
): Promise<Lookup | { readonly outcome: Outcome }> {
  if (article !== undefined) {
    const named = await meantArticle(archive, article, asked);
    return "outcome" in named ? named : { found: named.meant, ids: [named.meant.article.id] };
  }
  if (topic === undefined) return { found: null, ids: undefined };
  const hits = await archive.search(topic, filter, most);
  return { found: null, ids: hits.map(({ id }) => id) };
}

/** Nothing was found there; articles whose headline is near the topic are offered. */
export async function nothing(archive: Archive, topic: string | undefined, { found }: Lookup, asked: Asked): Promise<Outcome> {
  return {
    kind: "nothing",
    asked,
    holdings: await archive.holdings(),
    nearest: topic === undefined ? [] : await nearestArticles(archive, topic),
    citations: found ? [citationOf(found)] : [],
  };
}
