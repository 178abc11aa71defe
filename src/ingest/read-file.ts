import type { Article } from "../article/article.ts";
import { readFileArticles } from "../article/files.ts";
import { revisionOf } from "../article/identity.ts";
import { type Published, publishedOf } from "../article/published.ts";
import { type Entry, entryOf } from "../index/entry.ts";
import { readArticle } from "../language/read.ts";
import { words } from "../text/words.ts";

/** An article read from a file; `entry` is null if the archive already holds this revision. */
export type ReadArticle = {
  readonly id: string;
  readonly url: string | null;
  readonly revision: string;
  readonly entry: Entry | null;
};

/** The articles of a file: plain data, to cross between threads. */
export type ReadFile = {
  readonly path: string;
  readonly refused: readonly { readonly reason: string; readonly line: number | null }[];
  readonly articles: readonly ReadArticle[];
};

/** Reads and analyses a file. `known`: revisions held, by id. */
export function readOne(path: string, known: ReadonlyMap<string, string>): ReadFile {
  const { articles, refused, bytes } = readFileArticles(path);
  const published = publishedOf(articles, bytes, null);
  const rawOf = ({ id }: Article) => (articles.length === 1 ? bytes : (published.get(id) ?? null));
  return {
    path,
    refused: refused.map(({ reason, line }) => ({ reason, line })),
    articles: articles.map((article) => {
      const { id, url } = article;
      const revision = revisionOf(article);
      return { id, url, revision, entry: known.get(id) === revision ? null : readEntry(article, revision, rawOf(article)) };
    }),
  };
}

function readEntry(article: Article, revision: string, raw: Uint8Array | Published | null): Entry {
  const all = words(article.text);
  return entryOf(article, readArticle(article, all), raw, all, revision);
}
