import type { Archive, Filter } from "../index/archive.ts";
import { citationOf, type Source } from "./citations.ts";
import type { Outcome } from "./outcome.ts";
import { resolveArticle } from "./resolve.ts";
import { nearestArticles } from "./suggest.ts";

/** Where to look: in the named article, else in articles on the topic, else in all. */
export type Narrowed = {
  readonly article?: string | undefined;
  readonly topic?: string | undefined;
  readonly filter: Filter;
};

/** `found`: the named article; `ids`: the articles to search, undefined for all. */
export type Lookup = { readonly found: Source | null; readonly ids: readonly string[] | undefined };

/** The articles to search, at most `most` of them on a topic; an outcome if it is unclear which article is meant. */
export async function lookup(
  archive: Archive,
  { article, topic, filter }: Narrowed,
  most: number,
): Promise<Lookup | { readonly outcome: Outcome }> {
  if (article !== undefined) {
    const named = await resolveArticle(archive, article);
    return "outcome" in named ? named : { found: named.resolved, ids: [named.resolved.article.id] };
  }
  if (topic === undefined) return { found: null, ids: undefined };
  const hits = await archive.search(topic, filter, most);
  return { found: null, ids: hits.map(({ id }) => id) };
}

/** Nothing found; offers articles with similar headlines. */
export async function nothing(archive: Archive, topic: string | undefined, { found }: Lookup): Promise<Outcome> {
  return {
    kind: "nothing",
    holdings: await archive.holdings(),
    nearest: topic === undefined ? [] : await nearestArticles(archive, topic),
    citations: found ? [citationOf(found)] : [],
  };
}
