import type { Article } from "./article.ts";
import { ArticleError } from "./error.ts";

type ClaimedId = Pick<Article, "id" | "url"> & { readonly revision: string };

/**
 * Guards article ids while files are read: if two files claim one address with different words, the second is refused. Variants of an address
 * are revisions of one article. Returns the refusal, or null.
 */
export function guardIds(): (path: string, article: ClaimedId) => ArticleError | null {
  const seen = new Map<string, ClaimedId & { readonly path: string }>();
  return (path, { id, url, revision }) => {
    const earlier = seen.get(id);
    if (earlier && earlier.path !== path && earlier.url === url && earlier.revision !== revision)
      return new ArticleError(path, `claims the id of ${earlier.path} (${id}): one of them has the wrong url`);
    seen.set(id, { path, id, url, revision });
    return null;
  };
}
