import { canonical } from "../article/address.ts";
import type { Article } from "../article/article.ts";
import { ArticleError } from "../article/error.ts";
import type { Published } from "../article/published.ts";
import type { Added } from "../index/archive.ts";
import { addArticle } from "./add-files.ts";
import { type AddressReading, readAddress } from "./address.ts";
import { FetchError } from "./fetch/error.ts";
import type { Fetcher, FetchOptions, Validators } from "./fetch/fetcher.ts";
import type { WritableArchive } from "./open-archive.ts";
import { type JobRunner, readHere } from "./reading-jobs.ts";

/** The result of adding an address: its articles in order, and what was refused. */
export type FromAddress = {
  readonly added: readonly (Added & { readonly title: string })[];
  readonly refused: readonly (ArticleError | FetchError)[];
  readonly etag: string | null;
  readonly lastModified: string | null;
};

export type AddAddressOptions = Validators & {
  readonly robots?: boolean;
  /** Read the linked page when a feed's item is only a teaser. */
  readonly pages?: boolean;
  /** Skip articles published before this day (ISO 8601). */
  readonly since?: string | null;
};

/**
 * Fetches an address and adds its articles; some may be refused. An article whose page is gone is kept and marked. Throws a FetchError if
 * the address cannot be fetched.
 */
export async function addAddress(
  archive: WritableArchive,
  url: string,
  fetcher: Fetcher,
  options: AddAddressOptions = {},
  reader: JobRunner = readHere,
): Promise<FromAddress> {
  const { pages = true, since = null, ...fetching } = options;
  const { articles, published, refused, fetched } = await readOrMarkGone(archive, url, fetcher, reader, fetching);
  const added: FromAddress["added"][number][] = [];
  const failures: (ArticleError | FetchError)[] = [...refused];
  for (const article of articles) {
    if (since !== null && article.published !== null && article.published < since) continue;
    const held = article.complete ? null : await archive.article(article.id);
    if (held?.complete && (article.updated ?? "") <= held.added) {
      added.push({ id: held.id, outcome: "unchanged", title: held.title });
      continue;
    }
    const teaser = pages && !article.complete && article.url !== null;
    const own = { article, published: published.get(article.id) ?? null };
    const whole = teaser ? await wholeArticle(archive, own, article.url!, fetcher, reader, failures) : own;
    if (held?.complete && !whole.article.complete) {
      // A teaser never replaces the whole article, even if the page fails today.
      added.push({ id: held.id, outcome: "unchanged", title: held.title });
      continue;
    }
    try {
      added.push({ ...(await addArticle(archive, whole.article, reader, whole.published)), title: whole.article.title });
    } catch (error) {
      if (!(error instanceof ArticleError)) throw error;
      failures.push(error);
    }
  }
  return { added, refused: failures, etag: fetched?.etag ?? null, lastModified: fetched?.lastModified ?? null };
}

/** A fetched article with the publisher's bytes that prove it. */
type FetchedArticle = { readonly article: Article; readonly published: Published | null };

/** The whole article a teaser links to, or the teaser if the page cannot be read. */
async function wholeArticle(
  archive: WritableArchive,
  teaser: FetchedArticle,
  url: string,
  fetcher: Fetcher,
  reader: JobRunner,
  failures: (ArticleError | FetchError)[],
): Promise<FetchedArticle> {
  try {
    const { articles, published: raw, refused } = await readOrMarkGone(archive, url, fetcher, reader);
    failures.push(...refused);
    const [page] = articles;
    if (articles.length !== 1 || !page) return teaser;
    const { id, published, byline, source } = teaser.article;
    const article = {
      ...page,
      id,
      published: page.published ?? published,
      byline: page.byline ?? byline,
      source: page.source ?? source,
    };
    // A byline from the feed is not in the page.
    const proved = article.byline === page.byline;
    return { article, published: proved ? (raw.get(page.id) ?? null) : null };
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    failures.push(error);
    return teaser;
  }
}

/** Reads an address; if the page is gone, marks the article held from there and throws a FetchError that says so. */
async function readOrMarkGone(
  archive: WritableArchive,
  url: string,
  fetcher: Fetcher,
  reader: JobRunner,
  options: FetchOptions = {},
): Promise<AddressReading> {
  try {
    return await readAddress(url, fetcher, options, reader);
  } catch (error) {
    if (!(error instanceof FetchError) || !error.gone) throw error;
    const id = await archive.resolve(url);
    const held = id === null ? null : await archive.article(id);
    if (!held?.url || canonical(held.url) !== canonical(url)) throw error;
    await archive.vanish(held.id, true);
    const { at, status } = error;
    throw new FetchError(url, "status", `${error.reason}; the article held from there is kept, and marked`, {
      ...{ at, cause: error },
      ...(status !== null && { status }),
    });
  }
}
