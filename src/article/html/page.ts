import { canonical } from "../address.ts";
import type { Article, Aside } from "../article.ts";
import { datelineLength } from "../boilerplate.ts";
import { decodeMarkup } from "../charset.ts";
import { ArticleError } from "../error.ts";
import { idOf } from "../identity.ts";
import { recogniseLanguage } from "../language.ts";
import { firstWords } from "../plain.ts";
import { blocksOf } from "./blocks.ts";
import { parseDocument } from "./dom.ts";
import { bylineOf, countWords, metadataOf } from "./metadata.ts";
import { proseOf } from "./prose.ts";
import { pointedAt } from "./readability.ts";

/** A page whose paragraphs are all shorter (in code units) has no article: it is a list of links, a form, a notice. */
const SHORTEST_PROSE = 50;

/** A page that shows a smaller share of its article's stated length does not show the article. */
const SHOWN = 0.5;

/**
 * Reads the article of a web page. Its text is that of the page's own text nodes, an empty line between paragraphs; captions and labels are in
 * `aside`. `url` is the page's address, `charset` what the server stated. Throws an ArticleError if the page has no article.
 */
export function readPage(
  html: string | Uint8Array,
  path: string,
  url: string | null = null,
  charset: string | null = null,
): Article {
  try {
    return articleOf(typeof html === "string" ? html : decodeMarkup(html, charset), path, url);
  } catch (error) {
    if (error instanceof RangeError) throw new ArticleError(path, `is not a readable page: it has ${error.message}`);
    throw error;
  }
}

function articleOf(html: string, path: string, url: string | null): Article {
  const document = parseDocument(html);
  if (!document.documentElement) throw new ArticleError(path, "is not a readable page: it has no elements");
  const said = metadataOf(document, url);
  const blocks = blocksOf(document);
  const pointed = pointedAt(document, blocks);
  const title = said.title;
  const prose = proseOf(blocks, pointed.blocks, title ?? "");
  const paragraphs = prose.paragraphs.map((block) => block.text);
  const aside: Aside[] = [...prose.aside];
  const dateline = datelineLength(paragraphs[0] ?? "");
  if (dateline > 0 && dateline < paragraphs[0]!.length) {
    aside.unshift({ kind: "other", text: paragraphs[0]!.slice(0, dateline).trim() });
    paragraphs[0] = paragraphs[0]!.slice(dateline);
  }
  const text = paragraphs.join("\n\n");
  if (!paragraphs.some((paragraph) => paragraph.length >= SHORTEST_PROSE)) throw new ArticleError(path, "contains no article");
  return {
    id: idOf(said.url === null ? null : canonical(said.url), path),
    path,
    title: title ?? firstWords(text),
    byline: said.byline ?? bylineOf(pointed.byline === null ? [] : [pointed.byline]),
    source: said.source,
    url: said.url,
    published: said.published,
    updated: said.updated,
    language: languageOf(said.language, recogniseLanguage(text)),
    tags: said.tags,
    aside,
    text,
    complete: said.words === null || countWords(text) >= said.words * SHOWN,
  };
}

/** A template's language is often stated for the article's: its function words tell English better. */
function languageOf(said: string | null, recognised: string | null): string | null {
  if (said === null || recognised === null) return said ?? recognised;
  const base = said.split("-")[0];
  return base !== recognised && (base === "en" || recognised === "en") ? recognised : said;
}
