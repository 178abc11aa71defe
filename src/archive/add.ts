import type { Article } from "../article/article.ts";
import { ArticleError } from "../article/error.ts";
import { revisionOf } from "../article/identity.ts";
import { frequency } from "../language/frequency.ts";
import { readArticle } from "../language/read.ts";
import type { Added, Archive } from "./archive.ts";
import { readFiles } from "./reading.ts";

/** What became of one article or, where it could not be read, of its file. */
export type Outcome = ({ readonly path: string } & Added) | { readonly path: string; readonly refused: ArticleError };

/**
 * Adds the articles of files one after the other and tells what became of each. Of two files with the same address and other words the second
 * is refused; variants of one address are revisions of one article. What cannot be read is told and the others go on.
 */
export async function* addFiles(archive: Archive, paths: readonly string[]): AsyncGenerator<Outcome> {
  const seen = new Map<string, { path: string; url: string | null; revision: string }>();
  for await (const { path, refused, articles, bytes } of readFiles(paths, await archive.revisions())) {
    for (const { reason, line } of refused) yield { path, refused: new ArticleError(path, reason, line) };
    for (const { article, revision, found } of articles) {
      const { id, url } = article;
      const earlier = seen.get(id);
      if (earlier && earlier.path !== path && earlier.url === url && earlier.revision !== revision) {
        yield {
          path,
          refused: new ArticleError(path, `claims the id of ${earlier.path} (${id}): one of them has the wrong url`),
        };
        continue;
      }
      seen.set(id, { path, url, revision });
      yield {
        path,
        ...(found === null ? { id, outcome: "unchanged" } : await archive.add(article, found.analysis, bytes, found.entry)),
      };
    }
  }
}

/** Reads what is in an article and stores it; `raw` as the archive's `add` wants it. */
export async function addArticle(archive: Archive, article: Article, raw: Uint8Array | null): Promise<Added> {
  const held = await archive.article(article.id);
  const same = held?.revision === revisionOf(article) && !held.withdrawn && !held.vanished;
  return same ? { id: article.id, outcome: "unchanged" } : archive.add(article, readArticle(article, frequency), raw);
}
