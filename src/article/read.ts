import type { Article } from "./article.ts";
import { decodeMarkup } from "./charset.ts";
import { decodeUtf8, unpack } from "./decode.ts";
import { ArticleError } from "./error.ts";
import { readFeed } from "./feed/feed.ts";
import { readPage } from "./html/page.ts";
import { kindOf } from "./kind.ts";
import { hasFrontMatter, readMarkdown } from "./markdown.ts";
import { readJson } from "./newsroom/json.ts";
import { isNitf, readNitf } from "./newsroom/nitf.ts";
import { readPlain } from "./plain.ts";
import type { Reading } from "./reading.ts";

/** Where an input was fetched from, and the character set that the server named. */
export type Origin = { readonly url: string | null; readonly charset: string | null };

/**
 * Reads the articles of an input, whose kind is told by its content. `path` may be an address. Nothing is thrown: what cannot be read is named in
 * `refused`.
 */
export function readArticles(bytes: Uint8Array, path: string, from: Origin = originOf(path)): Reading {
  try {
    return read(unpack(bytes, path), path, from);
  } catch (error) {
    if (error instanceof ArticleError) return { articles: [], refused: [error] };
    throw error;
  }
}

const originOf = (path: string): Origin => ({ url: /^https?:\/\//.test(path) ? path : null, charset: null });

function read(bytes: Uint8Array, path: string, { url, charset }: Origin): Reading {
  const kind = kindOf(bytes);
  if (kind === "html") return one(readPage(bytes, path, url, charset));
  if (kind === "json") return readJson(decodeMarkup(bytes, charset), path, url);
  if (kind === "xml") {
    const xml = decodeMarkup(bytes, charset);
    return isNitf(xml) ? one(readNitf(xml, path)) : readFeed(xml, path, url);
  }
  const text = decodeUtf8(bytes, path);
  return one(hasFrontMatter(text) ? readMarkdown(text, path) : readPlain(text, path));
}

const one = (article: Article): Reading => ({ articles: [article], refused: [] });
