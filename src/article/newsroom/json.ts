import type { Article } from "../article.ts";
import { ArticleError } from "../error.ts";
import { readFeed } from "../feed/feed.ts";
import type { ReadResult } from "../read-result.ts";
import { isArticle, type SchemaNode, schemaNodes } from "../schema.ts";
import { isNinjs, readNinjs } from "./ninjs.ts";
import { readSchemaArticle } from "./schema-article.ts";

/** Reads JSON that holds news: a JSON Feed, ninjs, or schema.org articles, one or a list. Throws an ArticleError for any other JSON. */
export function readJson(json: string, path: string, url: string | null = null): ReadResult {
  const value = parsed(json, path);
  if (isFeed(value)) return readFeed(json, path, url);
  const nodes = [...(Array.isArray(value) ? value : [value])].filter(
    (one): one is SchemaNode => one !== null && typeof one === "object",
  );
  const news = [...nodes.filter(isNinjs).map((item) => () => readNinjs(item, path)), ...articlesIn(json, nodes, path)];
  if (news.length === 0) throw new ArticleError(path, "is JSON, but neither a feed nor an article");
  const articles: Article[] = [];
  const refused: ArticleError[] = [];
  for (const read of news) {
    try {
      articles.push(read());
    } catch (error) {
      if (!(error instanceof ArticleError)) throw error;
      refused.push(error);
    }
  }
  return { articles, refused };
}

function parsed(json: string, path: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new ArticleError(path, "is not complete JSON");
  }
}

const isFeed = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  (/jsonfeed\.org/.test(String((value as SchemaNode).version)) || Array.isArray((value as SchemaNode).items));

const articlesIn = (json: string, nodes: readonly SchemaNode[], path: string): (() => Article)[] =>
  nodes.some(isNinjs)
    ? []
    : schemaNodes(json)
        .filter(isArticle)
        .map((node) => () => readSchemaArticle(node, path));
