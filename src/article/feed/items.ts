import type { AnyFeed, AtomFeed, JsonFeed, RdfFeed, RdfNs, RssFeed } from "feedsmith";

/** An item of any kind of feed. Texts are HTML, dates as written, addresses may be relative to `base`; null for what the item does not say. */
export type FeedItem = {
  readonly id: string | null;
  readonly link: string | null;
  readonly base: string | null;
  readonly title: string | null;
  /** What should be the whole article. */
  readonly content: string | null;
  /** What may be the whole article or a teaser. */
  readonly summary: string | null;
  readonly published: string | null;
  readonly updated: string | null;
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  readonly language: string | null;
};

/** A feed of any kind. `home` is its site's address, `id` tells it from other feeds. */
export type Feed = {
  readonly id: string | null;
  readonly title: string | null;
  readonly home: string | null;
  readonly language: string | null;
  readonly items: readonly FeedItem[];
};

/** What feedsmith read, in one shape for all kinds of feed. */
export function feedOf(read: AnyFeed): Feed {
  if (read.format === "atom") return atomFeed(read.feed);
  if (read.format === "json") return jsonFeed(read.feed);
  return rssFeed(read.feed);
}

function rssFeed(feed: RssFeed.Feed<string> | RdfFeed.Feed<string>): Feed {
  const self = feed.atom?.links?.find(({ rel }) => rel === "self")?.href;
  return {
    id: self ?? feed.link ?? null,
    title: feed.title ?? null,
    home: feed.link ?? linkOf(feed.atom?.links) ?? null,
    language: ("language" in feed ? feed.language : null) ?? feed.dc?.languages?.[0] ?? null,
    items: (feed.items ?? []).map((item) => ({ ...rssItem(item), base: resolved([feed.xml?.base, item.xml?.base]) })),
  };
}

/** An RDF item is an RSS item with RDF's identifier. */
function rssItem(item: RssFeed.Item<string> & { rdf?: RdfNs.About }): Omit<FeedItem, "base"> {
  const permalink =
    item.guid?.isPermaLink !== false && /^https?:\/\//.test(item.guid?.value ?? "") ? item.guid?.value : undefined;
  return {
    id: item.guid?.value ?? item.rdf?.about ?? item.dc?.identifiers?.[0] ?? null,
    link: item.link ?? linkOf(item.atom?.links) ?? permalink ?? null,
    title: item.title ?? item.dc?.titles?.[0] ?? (item.media?.title?.value || null),
    content: item.content?.encoded ?? (item.atom?.content ? markup(item.atom.content) : null),
    summary: item.description ?? item.dc?.descriptions?.[0] ?? item.itunes?.summary ?? (item.media?.description?.value || null),
    published: item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.created?.[0] ?? item.atom?.published ?? null,
    updated: item.atom?.updated ?? item.dcterms?.modified?.[0] ?? null,
    authors: (item.authors ?? [])
      .map(({ name, email }) => name ?? email ?? "")
      .concat(item.dc?.creators ?? [], item.itunes?.author ?? []),
    tags: (item.categories ?? []).map(({ name }) => name ?? "").concat(item.dc?.subjects ?? []),
    language: item.xml?.lang ?? item.dc?.languages?.[0] ?? null,
  };
}

function atomFeed(feed: AtomFeed.Feed<string>): Feed {
  return {
    id: feed.id ?? null,
    title: feed.title ? markup(feed.title) : null,
    home: linkOf(feed.links) ?? null,
    language: feed.xml?.lang ?? null,
    items: (feed.entries ?? []).map((entry) => ({
      id: entry.id ?? null,
      link: linkOf(entry.links) ?? null,
      base: resolved([feed.xml?.base, entry.xml?.base]),
      title: entry.title ? markup(entry.title) : null,
      content: entry.content ? markup(entry.content) : null,
      summary: entry.summary ? markup(entry.summary) : (entry.media?.groups?.[0]?.description?.value ?? null),
      published: entry.published ?? entry.dc?.dates?.[0] ?? null,
      updated: entry.updated ?? null,
      authors: (entry.authors ?? entry.source?.authors ?? feed.authors ?? [])
        .map(({ name }) => name ?? "")
        .concat(entry.dc?.creators ?? []),
      tags: (entry.categories ?? []).map(({ label, term }) => label ?? term ?? ""),
      language: entry.xml?.lang ?? null,
    })),
  };
}

function jsonFeed(feed: JsonFeed.Feed<string>): Feed {
  return {
    id: feed.feed_url ?? feed.home_page_url ?? null,
    title: feed.title ? escaped(feed.title) : null,
    home: feed.home_page_url ?? null,
    language: feed.language ?? null,
    items: (feed.items ?? []).map((item) => ({
      id: item.id ?? null,
      link: item.url ?? item.external_url ?? null,
      base: null,
      title: item.title ? escaped(item.title) : null,
      content: item.content_html ?? (item.content_text ? escaped(item.content_text) : null),
      summary: item.summary ? escaped(item.summary) : null,
      published: item.date_published ?? null,
      updated: item.date_modified ?? null,
      authors: (item.authors ?? feed.authors ?? []).map(({ name }) => name ?? ""),
      tags: item.tags ?? [],
      language: item.language ?? null,
    })),
  };
}

/** The base of a nested element (XML Base 4.2): each base is relative to the one around it. */
function resolved(bases: readonly (string | undefined)[]): string | null {
  let base: string | null = null;
  for (const one of bases) if (one !== undefined) base = (base === null ? null : URL.parse(one, base)?.href) ?? one;
  return base;
}

type Links = readonly { readonly href?: string; readonly rel?: string; readonly type?: string }[] | undefined;

/** The article's link: an alternate one, and a page rather than another kind of file. */
function linkOf(links: Links): string | undefined {
  const alternate = (links ?? []).filter(({ href, rel }) => href && (rel === undefined || rel === "alternate"));
  return (alternate.find(({ type }) => type === undefined || /html/.test(type)) ?? alternate[0])?.href;
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** An Atom text as HTML: one typed as plain text may hold what looks like a tag. */
function markup({ value, type }: { readonly value?: string; readonly type?: string }): string {
  const plain = type === "text" || type === "text/plain";
  if (plain) return escaped(value ?? "");
  return type === "xhtml" || type === "application/xhtml+xml" ? opened(value ?? "") : (value ?? "");
}

/** XHTML as HTML: a self-closing element gets the closing tag that HTML needs; void elements have none in either. */
const opened = (xhtml: string): string =>
  xhtml.replace(
    /<((?!(?:br|hr|img|input|embed|meta|link|source|wbr|area|base|col|param|track)\b)[a-z][\w:-]*)((?:\s[^<>]*)?)\/>/gi,
    "<$1$2></$1>",
  );
