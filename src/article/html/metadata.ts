import { decodeHTML } from "entities";
import { bareByline, isDateLine } from "../boilerplate.ts";
import { isoDate } from "../dates.ts";
import { languageTag } from "../language.ts";
import { address, isArticle, type SchemaNode, schemaNodes, text, texts } from "../schema.ts";
import type { DomDocument } from "./dom.ts";
import { documentHeadline, likeness } from "./title.ts";

/** What a page says about its article. `published` and `updated` are ISO 8601; null for what it does not say. */
export type Metadata = {
  readonly title: string | null;
  readonly byline: string | null;
  readonly source: string | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly updated: string | null;
  readonly language: string | null;
  readonly tags: readonly string[];
  /** The length of the whole article in words, which a page behind a paywall may state. */
  readonly words: number | null;
};

type Meta = ReadonlyMap<string, readonly string[]>;

/** Meta elements by property, name or item property, in lower case, with colons for dots and white space ("dc.title" is "dc:title"). */
function metaOf(document: DomDocument): Meta {
  const found = new Map<string, string[]>();
  // Properties come first: what social networks read is better kept than plain names.
  for (const naming of ["property", "name", "itemprop"]) {
    for (const element of document.querySelectorAll(`meta[${naming}][content]`)) {
      const content = element.getAttribute("content")!.trim();
      const names = element.getAttribute(naming)!.toLowerCase().trim().split(/\s+/);
      for (const name of content ? names : []) {
        const key = name.replaceAll(".", ":");
        const values = found.get(key);
        if (values) values.push(decodeHTML(content));
        else found.set(key, [decodeHTML(content)]);
      }
    }
  }
  return found;
}

const first = (meta: Meta, names: readonly string[]): string | null =>
  names.map((name) => meta.get(name)?.[0]).find(Boolean) ?? null;

const LANGUAGES = ["og:locale", "content-language", "language"];
const TITLES = ["dc:title", "dcterms:title", "og:title", "title", "twitter:title", "parsely-title"];
const PUBLISHED =
  `article:published_time og:published_time parsely-pub-date datepublished article:published date:published publish-date publishdate
  pubdate publication_date dc:date:issued dcterms:issued dcterms:created dc:date dc:created sailthru:date cxenseparse:recs:publishtime originalpublicationdate
  date`.split(/\s+/);
const UPDATED =
  "article:modified_time og:updated_time datemodified last-modified dcterms:modified dc:modified modified revision_date lastmod".split(
    " ",
  );

/** Reads what a page says about its article: schema.org data first, then meta elements, then what the page shows. `at` is its address. */
export function metadataOf(document: DomDocument, at: string | null): Metadata {
  const meta = metaOf(document);
  const nodes = [...document.querySelectorAll("script[type*='ld+json']")].flatMap((script) => schemaNodes(script.textContent));
  const article = nodes.find(isArticle) ?? {};
  const title = documentHeadline(document);
  const canonical = document.querySelector("link[rel~='canonical'][href]")?.getAttribute("href") ?? null;
  const url = addressOf([canonical, first(meta, ["og:url"]), address(article.mainEntityOfPage), address(article.url)], at);
  return {
    title: tidy(headlineOf(article, title ?? "") ?? first(meta, TITLES) ?? title),
    byline: bylineOf(texts(article.author).length ? texts(article.author) : texts(article.creator)),
    source: tidy(
      text(publisherOf(article, nodes)) ?? first(meta, ["og:site_name", "dc:publisher", "publisher", "application-name"]),
    ),
    url,
    published: firstDate([...texts(article.datePublished), first(meta, PUBLISHED), ...shownDates(document, "published")]),
    updated: firstDate([...texts(article.dateModified), first(meta, UPDATED), ...shownDates(document, "modified")]),
    words: wordsOf(article),
    language:
      [document.documentElement?.getAttribute("lang"), text(article.inLanguage), first(meta, LANGUAGES)]
        .map(languageTag)
        .find((tag) => tag !== null) ?? null,
    tags: tagsOf([
      ...texts(article.keywords),
      ...["article:tag", "news_keywords", "keywords", "parsely-tags"].flatMap((name) => meta.get(name) ?? []),
    ]),
  };
}

const tidy = (value: string | null): string | null =>
  value === null ? null : decodeHTML(value).replace(/\s+/g, " ").trim() || null;

/** The headline in schema.org data. Some sites put their own name there, so the one that the page's title repeats wins. */
function headlineOf(article: SchemaNode, title: string): string | null {
  const named = [text(article.headline), text(article.name)].filter((value) => value !== null);
  return named.find((value) => likeness(value, title) > 0.75) ?? named[0] ?? null;
}

/** The word count as pages give it: in scripts without spaces each character is a word. */
export const countWords = (value: string): number =>
  value.match(/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]|[\p{L}\p{N}]+/gu)?.length ?? 0;

function wordsOf(article: SchemaNode): number | null {
  const counted = Number(text(article.wordCount) ?? 0);
  const body = countWords(text(article.articleBody) ?? "");
  return Math.max(Number.isFinite(counted) ? counted : 0, body) || null;
}

const publisherOf = (article: SchemaNode, nodes: readonly SchemaNode[]): unknown => {
  const id = address(article.publisher);
  return text(article.publisher) ? article.publisher : nodes.find((node) => id !== null && node["@id"] === id);
};

/** A day at the end of a byline, and what follows it. */
const DAY_AFTER =
  /[\s,|·•–—-]+(?:(?:updated|posted|published)[:\s]+|on\s+)?(?:\p{L}{3,9}\.? \d{1,2}, \d{4}|\d{1,2} \p{L}{3,9}\.? \d{4}|\d{4}-\d\d-\d\d).*$/iu;

/** Names joined into a byline, without "By", addresses and dates. */
export function bylineOf(names: readonly string[]): string | null {
  const clean = names.map((name) => {
    const lines = decodeHTML(name)
      .split(/\s*\n\s*/)
      .filter((line) => line !== "" && !isDateLine(line));
    return bareByline(lines.join(" ").replace(/\s+/g, " ").replace(DAY_AFTER, "").trim()) ?? "";
  });
  const named = clean.filter(
    (name) => /\p{L}{2}/u.test(name) && name.length <= 150 && !/^(?:https?:)?\/\//.test(name) && !isDateLine(name),
  );
  return [...new Set(named)].join(", ") || null;
}

const firstDate = (values: readonly (string | null)[]): string | null => {
  for (const value of values) {
    const date = isoDate(value);
    if (date) return date;
  }
  return null;
};

/** Dates in `<time>` or marked as an item property, but for those of related stories. */
function shownDates(document: DomDocument, which: "published" | "modified"): string[] {
  const property = which === "published" ? "datePublished" : "dateModified";
  const marked = `[itemprop~='${property}']`;
  const shown =
    which === "published"
      ? [
          "time[pubdate]",
          "article header time[datetime]",
          "header time[datetime]",
          "article time[datetime]",
          "h1 ~ * time[datetime]",
          "h1 ~ time[datetime]",
        ]
      : [];
  for (const selector of [marked, ...shown]) {
    const element = document.querySelector(selector);
    const value = element?.getAttribute("datetime") ?? element?.getAttribute("content") ?? element?.textContent;
    if (value && isoDate(value)) return [value];
  }
  return [];
}

/** Tags without duplicates; a list in one string is split at commas. */
const tagsOf = (values: readonly string[]): string[] => {
  const tags = values.flatMap((value) => decodeHTML(value).split(/[,;|]/)).map((tag) => tag.replace(/\s+/g, " ").trim());
  const seen = new Map(
    tags
      .filter((tag) => tag.length <= 60 && /\p{L}/u.test(tag) && !/^[@_]|[=:]/.test(tag))
      .map((tag) => [tag.toLowerCase(), tag]),
  );
  return [...seen.values()].slice(0, 30);
};

/**
 * The address that the page claims: not another site's if it was fetched, and never a front page's. Without a claim, the address it was
 * fetched from.
 */
function addressOf(claims: readonly (string | null)[], at: string | null): string | null {
  const from = at === null ? null : URL.parse(at);
  for (const claim of claims) {
    const url = claim ? URL.parse(claim.trim(), from?.href) : null;
    if (!url || !/^https?:$/.test(url.protocol) || (url.pathname === "/" && url.search === "")) continue;
    if (from === null || siteOf(url.hostname) === siteOf(from.hostname)) return url.href;
  }
  return from && /^https?:$/.test(from.protocol) ? from.href : null;
}

const siteOf = (host: string): string => host.replace(/^(?:www\d?|m|mobile|amp|edition)\./, "");
