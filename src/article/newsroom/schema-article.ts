import { canonical } from "../address.ts";
import type { Article } from "../article.ts";
import { isoDate } from "../dates.ts";
import { ArticleError } from "../error.ts";
import { readFragment, readLine } from "../html/fragment.ts";
import { bylineOf } from "../html/metadata.ts";
import { idOf } from "../identity.ts";
import { languageTag, recogniseLanguage } from "../language.ts";
import { firstWords } from "../plain.ts";
import { address, type SchemaNode, text, texts } from "../schema.ts";

/** Reads a schema.org article (NewsArticle and its kin) with its text. Throws an ArticleError if it has none. */
export function readSchemaArticle(node: SchemaNode, path: string): Article {
  const title = readLine(text(node.headline) ?? text(node.name) ?? "");
  const body = readFragment(lines(text(node.articleBody) ?? ""), title);
  const said = body.text ? body : readFragment(lines(text(node.description) ?? ""), title);
  if (said.text === "") throw new ArticleError(path, "is an article of schema.org without its text");
  const claimed = address(node.url) ?? address(node.mainEntityOfPage) ?? address(node["@id"]);
  const url = claimed && /^https?:\/\//.test(claimed) ? claimed : null;
  return {
    id: idOf(url === null ? claimed : canonical(url), path),
    path,
    title: title || firstWords(said.text),
    byline: bylineOf(texts(node.author ?? node.creator)),
    source: text(node.publisher) ?? text(node.sourceOrganization),
    url,
    published: isoDate(text(node.datePublished)),
    updated: isoDate(text(node.dateModified)),
    language: languageTag(text(node.inLanguage)) ?? recogniseLanguage(said.text),
    tags: [
      ...new Set(
        texts(node.keywords)
          .flatMap((value) => value.split(/\s*,\s*/))
          .filter(Boolean),
      ),
    ],
    aside: said.aside,
    text: said.text,
    complete: said === body,
  };
}

/** `articleBody` is plain text with a line for each paragraph. */
const lines = (body: string): string => (/<\w/.test(body) ? body : body.replace(/\n+/g, "\n\n"));
