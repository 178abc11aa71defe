import type { Article, Aside } from "./article.ts";
import { bareByline } from "./boilerplate.ts";
import { dateIn } from "./dates.ts";
import { ArticleError } from "./error.ts";
import { idOf } from "./identity.ts";
import { recogniseLanguage } from "./language.ts";
import { blocksOf, type Prose, sortBlocks } from "./prose.ts";

/** Reads plain text as copied from a web page: the headline, what is above the story, the story, what is below it. */
export function readPlain(raw: string, path: string): Article {
  const blocks = blocksOf(raw);
  const [headline, ...rest] = blocks;
  if (!headline) throw new ArticleError(path, "is empty");
  const titled = rest.length > 0 && headline.length <= 300;
  const prose: Prose = sortBlocks(titled ? rest : blocks);
  if (prose.text === "") throw new ArticleError(path, "has a headline but no text");
  const aside: Aside[] = [...prose.aside];
  return {
    id: idOf(null, path),
    path,
    title: titled ? headline : firstWords(headline),
    byline: bareByline(prose.byline),
    source: null,
    url: null,
    published: prose.date === null ? null : dateIn(prose.date),
    updated: null,
    language: recogniseLanguage(prose.text),
    tags: prose.tags,
    aside,
    text: prose.text,
    complete: true,
  };
}

/** The headline of a text without one: the first sentence's words, unchanged, as many as fit. */
export function firstWords(text: string): string {
  const line = text.split("\n")[0]!.trim();
  return line.length <= 100 ? line : line.slice(0, line.lastIndexOf(" ", 100) > 0 ? line.lastIndexOf(" ", 100) : 100);
}
