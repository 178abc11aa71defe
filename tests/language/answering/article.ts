import type { Article } from "../../../src/article/article.ts";
import type { Analysis } from "../../../src/language/analysis.ts";
import { readArticle } from "../../../src/language/read.ts";

/** An article of a test, with what is found in it. */
export function articleOf(title: string, text: string, published: string | null = null): [Article, Analysis] {
  const unknown = { byline: null, source: null, url: null, updated: null };
  const article = {
    id: title,
    path: title,
    title,
    published,
    ...unknown,
    language: "en",
    tags: [],
    aside: [],
    text,
    complete: true,
  };
  return [article, readArticle(article)];
}
