import type { Article } from "../article/article.ts";
import { ArticleError } from "../article/error.ts";
import { readFileArticles } from "../article/files.ts";
import { revisionOf } from "../article/identity.ts";
import { frequency } from "../language/frequency.ts";
import { readArticle } from "../language/read.ts";
import type { Added, Archive } from "./archive.ts";

/** What became of one article or, where it could not be read, of its file. */
export type Outcome = ({ readonly path: string } & Added) | { readonly path: string; readonly refused: ArticleError };

/**
 * Adds the articles of files one after the other and tells what became of each. Two files that claim one id are no revision of each other: the
 * second is refused. What cannot be read is told and the others go on.
 */
export async function* addFiles(archive: Archive, paths: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Outcome> {
  const seen = new Map<string, { path: string; revision: string }>();
  for await (const path of paths) {
    const { articles, refused, bytes } = await readFileArticles(path);
    for (const error of refused) yield { path, refused: error };
    for (const article of articles) {
      const revision = revisionOf(article);
      const earlier = seen.get(article.id);
      if (earlier && earlier.path !== path && earlier.revision !== revision) {
        yield {
          path,
          refused: new ArticleError(path, `claims the id of ${earlier.path} (${article.id}): one of them has the wrong url`),
        };
        continue;
      }
      seen.set(article.id, { path, revision });
      yield { path, ...(await addArticle(archive, article, articles.length === 1 ? bytes : null)) };
    }
  }
}

/** Reads what is in an article and stores it; `raw` as the archive's `add` wants it. */
export async function addArticle(archive: Archive, article: Article, raw: Uint8Array | null): Promise<Added> {
  const held = await archive.article(article.id);
  if (held && held.revision === revisionOf(article) && !held.withdrawn && !held.vanished)
    return { id: article.id, outcome: "unchanged" };
  return archive.add(article, readArticle(article, frequency), raw);
}
