import type { Article } from "../../src/article/article.ts";
import { idOf } from "../../src/article/identity.ts";
import { readArticle } from "../../src/language/read.ts";

/** An article for tests: `fields` over a minimal one. */
export function article(fields: Partial<Article> & { readonly text: string }): Article {
  const path = fields.path ?? `${fields.title ?? "untitled"}.md`;
  return {
    id: idOf(fields.url ?? null, path),
    path,
    title: "Untitled",
    byline: null,
    source: null,
    url: null,
    published: null,
    updated: null,
    language: "en",
    tags: [],
    aside: [],
    complete: true,
    ...fields,
  };
}

/** An article with its analysis, as `Archive.add` takes them. */
export function analysed(fields: Parameters<typeof article>[0]) {
  const made = article(fields);
  return [made, readArticle(made), null] as const;
}
