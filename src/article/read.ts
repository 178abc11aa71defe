import type { Article } from "./article.ts";
import { decodeUtf8, unpack } from "./decode.ts";
import { ArticleError } from "./error.ts";
import { hasFrontMatter, readMarkdown } from "./markdown.ts";
import { readPlain } from "./plain.ts";

/** What an input gave: its articles (a feed has many), and what in it was refused. */
export type Reading = { readonly articles: readonly Article[]; readonly refused: readonly ArticleError[] };

/** Reads the articles of an input, whose kind is told by its content. Nothing is thrown: what cannot be read is named in `refused`. */
export function readArticles(bytes: Uint8Array, path: string): Reading {
  try {
    const text = decodeUtf8(unpack(bytes, path), path);
    return { articles: [hasFrontMatter(text) ? readMarkdown(text, path) : readPlain(text, path)], refused: [] };
  } catch (error) {
    if (error instanceof ArticleError) return { articles: [], refused: [error] };
    throw error;
  }
}
