import type { Article } from "./article.ts";
import { decodeMarkup } from "./charset.ts";
import { cleaned } from "./clean.ts";
import { decodeUtf8, unpack } from "./decode.ts";
import { ArticleError, UnprovedError } from "./error.ts";
import { readFeed } from "./feed/feed.ts";
import { readPage } from "./html/page.ts";
import { kindOf } from "./kind.ts";
import { hasFrontMatter, readMarkdown } from "./markdown.ts";
import { readJson } from "./newsroom/json.ts";
import { isNitf, readNitf } from "./newsroom/nitf.ts";
import { readPlain } from "./plain.ts";
import { prover } from "./proof/proof.ts";
import type { ReadResult } from "./read-result.ts";

/** The address an input was fetched from, and the character set the server stated. */
export type Origin = { readonly url: string | null; readonly charset: string | null };

/**
 * Reads the articles of an input, whose kind its content shows. `path` may be an address. Never throws: what cannot be read is reported in
 * `refused`.
 */
export function readArticles(bytes: Uint8Array, path: string, from: Origin = originOf(path)): ReadResult {
  try {
    const unpacked = unpack(bytes, path);
    return proven(read(unpacked, path, from), unpacked, from.charset);
  } catch (error) {
    if (error instanceof ArticleError) return { articles: [], refused: [error] };
    // Endlessly nested markup, wherever it is met.
    if (error instanceof RangeError)
      return { articles: [], refused: [new ArticleError(path, `cannot be read: ${error.message}`)] };
    throw error;
  }
}

/** The second gate: refuses an article with a word that is not in the input, and leaves out a publisher's name that is not. */
function proven({ articles, refused }: ReadResult, bytes: Uint8Array, charset: string | null): ReadResult {
  const prove = prover(bytes, charset);
  const kept: Article[] = [];
  const unproved: ArticleError[] = [];
  for (const read of articles) {
    const article = cleaned(read);
    const proof = prove(article);
    if (proof.kind === "proved") kept.push(article);
    // A publisher's name is proved last: all else stands.
    else if (proof.field === "source") kept.push({ ...article, source: null });
    else unproved.push(new UnprovedError(article.path, proof));
  }
  return { articles: kept, refused: [...refused, ...unproved] };
}

const originOf = (path: string): Origin => ({ url: /^https?:\/\//.test(path) ? path : null, charset: null });

function read(bytes: Uint8Array, path: string, { url, charset }: Origin): ReadResult {
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

const one = (article: Article): ReadResult => ({ articles: [article], refused: [] });
