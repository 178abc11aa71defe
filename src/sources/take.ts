import { addArticle } from "../archive/add.ts";
import type { Added, Archive } from "../archive/archive.ts";
import type { Article } from "../article/article.ts";
import type { ArticleError } from "../article/error.ts";
import { readAddress } from "./address.ts";
import { FetchError } from "./fetch/error.ts";
import type { Fetcher, Validators } from "./fetch/fetcher.ts";

/** What became of an address that was read: each article in turn, and what in it was refused. */
export type Taken = {
  readonly added: readonly (Added & { readonly title: string })[];
  readonly refused: readonly (ArticleError | FetchError)[];
  readonly etag: string | null;
  readonly lastModified: string | null;
};

export type TakeOptions = Validators & {
  readonly robots?: boolean;
  /** Where a feed's item is a teaser only, the page that it links to is read. */
  readonly pages?: boolean;
  /** Articles published before this day (ISO 8601) are left. */
  readonly since?: string | null;
};

/** Fetches an address and adds the articles that are there. Throws a FetchError when it cannot be had; what it holds may still be refused in part. */
export async function takeAddress(archive: Archive, url: string, fetcher: Fetcher, options: TakeOptions = {}): Promise<Taken> {
  const { pages = true, since = null, ...fetching } = options;
  const { articles, refused, fetched } = await readAddress(url, fetcher, fetching);
  const added: Taken["added"][number][] = [];
  const troubles: (ArticleError | FetchError)[] = [...refused];
  for (const article of articles) {
    if (since !== null && article.published !== null && article.published < since) continue;
    const held = article.complete ? null : await archive.article(article.id);
    if (held?.complete && (article.updated ?? "") <= held.added) {
      added.push({ id: held.id, outcome: "unchanged", title: held.title });
      continue;
    }
    const teaser = pages && !article.complete && article.url !== null;
    const whole = teaser ? await pageOf(article, article.url!, fetcher, troubles) : article;
    // The article is kept and not its bytes: those mean the same only together with what the server said of them.
    added.push({ ...(await addArticle(archive, whole, null)), title: whole.title });
  }
  return { added, refused: troubles, etag: fetched?.etag ?? null, lastModified: fetched?.lastModified ?? null };
}

/** The whole article that a feed's teaser links to; the teaser where its page cannot be read. */
async function pageOf(teaser: Article, url: string, fetcher: Fetcher, troubles: (ArticleError | FetchError)[]): Promise<Article> {
  try {
    const { articles, refused } = await readAddress(url, fetcher);
    troubles.push(...refused);
    const [page] = articles;
    if (articles.length !== 1 || !page) return teaser;
    const { published, byline, source } = teaser;
    return {
      ...page,
      id: teaser.id,
      published: page.published ?? published,
      byline: page.byline ?? byline,
      source: page.source ?? source,
    };
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    troubles.push(error);
    return teaser;
  }
}
