import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { proveArticle } from "../../src/article/proof/proof.ts";
import { publishedOf } from "../../src/article/published.ts";
import { readArticles } from "../../src/article/read.ts";

const TOWNS = ["Arlen", "Bexley", "Corley"];
const story = (town: string) => `<p>The ferry to ${town} is late again today, and its café is shut.</p>`;

const rss = (items: string) =>
  `<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"><channel><title>The Pier</title>${items}</channel></rss>`;
const FEEDS: Readonly<Record<string, string>> = {
  RSS: rss(
    TOWNS.map((town) => `<item><title>${town} waits</title><description><![CDATA[${story(town)}]]></description></item>`).join(
      "",
    ),
  ),
  Atom: `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Pier</title><author><name>Jane Doe</name></author>${TOWNS.map(
    (town) =>
      `<entry><id>${town}</id><title>${town} waits</title><content type="html"><![CDATA[${story(town)}]]></content></entry>`,
  ).join("")}</feed>`,
  "JSON Feed": JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "The Pier",
    items: TOWNS.map((town) => ({
      id: town,
      title: `${town} waits`,
      content_html: story(town),
      authors: [{ name: "Jane Doe" }],
    })),
  }),
  "a list of schema.org": JSON.stringify(
    TOWNS.map((town) => ({ "@type": "NewsArticle", "@id": town, headline: `${town} waits`, articleBody: story(town) })),
  ),
};

describe.each(Object.entries(FEEDS))("the publisher's bytes in %s", (name, feed) => {
  const bytes = new Uint8Array(Buffer.from(feed, name === "RSS" ? "latin1" : "utf8"));
  const { articles } = readArticles(bytes, "feed");

  it.each([
    ["as they come", bytes],
    ["packed", gzipSync(bytes)],
  ])("prove each article alone, %s", (_, sent) => {
    expect(articles).toHaveLength(3);
    const published = publishedOf(articles, sent, null);
    for (const [at, article] of articles.entries()) {
      const own = published.get(article.id)!;
      expect(article.text).toContain("café");
      expect(proveArticle(article, own.bytes, own.charset)).toEqual({ kind: "proved" });
      const others = TOWNS.filter((_, other) => other !== at);
      for (const town of others) expect(Buffer.from(own.bytes).includes(town)).toBe(false);
    }
  });
});

describe("the publisher's bytes", () => {
  it("are all of them where there is one article", () => {
    const bytes = new TextEncoder().encode(`<h1>Arlen waits</h1>${story("Arlen")}`);
    const { articles } = readArticles(bytes, "page");
    expect(publishedOf(articles, bytes, "utf-8").get(articles[0]!.id)).toEqual({ bytes, charset: "utf-8" });
  });

  it("skip an item that gave no article", () => {
    const bytes = new TextEncoder().encode(FEEDS.RSS!);
    const articles = readArticles(bytes, "feed").articles.slice(1);
    expect([...publishedOf(articles, bytes, null).keys()]).toEqual(articles.map(({ id }) => id));
  });

  it("are none if an item does not prove its article: UTF-16, a byline after the items", () => {
    const wide = new Uint8Array(Buffer.from(`\ufeff${FEEDS.RSS}`, "utf16le"));
    expect(publishedOf(readArticles(wide, "feed").articles, wide, null).size).toBe(0);
    const author = "<author><name>Jane Doe</name></author>";
    const last = new TextEncoder().encode(FEEDS.Atom!.replace(author, "").replace("</feed>", `${author}</feed>`));
    const { articles } = readArticles(last, "feed");
    expect(articles[0]!.byline).toBe("Jane Doe");
    expect([...publishedOf(articles, last, null).keys()]).toEqual([articles[2]!.id]);
  });
});
