import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { ArticleError } from "../../../src/article/error.ts";
import { readFeed } from "../../../src/article/feed/feed.ts";
import { readArticles } from "../../../src/article/read.ts";

const LEDE = "The harbour ferry came back to its berth on Monday, eleven weeks after its crew had walked off over pay.";
const SECOND = "“Nobody wins a strike like this one,” said Ana Ruiz, who speaks for the crew.";

const rss = (items: string, channel = "") =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Times</title><link>https://harbour-times.example/</link><description>News</description>${channel}${items}</channel></rss>`;

const ferry = `<item><title>Ferry &amp; crew return</title><link>https://harbour-times.example/ferry?utm_source=rss</link><guid isPermaLink="false">ht-7</guid>
<pubDate>Mon, 18 May 2026 09:30:00 +0100</pubDate><dc:creator>By Pat Hale</dc:creator><category>Harbour</category><category>Strikes</category>
<description>The ferry is back.</description><content:encoded><![CDATA[<p>${LEDE}</p><p>${SECOND}</p>]]></content:encoded></item>`;

const kinds: readonly [string, string][] = [
  ["RSS 2.0", rss(ferry)],
  [
    "RSS 0.91",
    `<rss version="0.91"><channel><title>Harbour Times</title><link>https://harbour-times.example/</link><item><title>Ferry &amp; crew return</title><link>https://harbour-times.example/ferry</link><description>${LEDE}</description></item></channel></rss>`,
  ],
  [
    "RDF",
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://harbour-times.example/"><title>Harbour Times</title><link>https://harbour-times.example/</link></channel><item rdf:about="https://harbour-times.example/ferry"><title>Ferry &amp; crew return</title><link>https://harbour-times.example/ferry</link><description>${LEDE}</description></item></rdf:RDF>`,
  ],
  [
    "Atom",
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Times</title><id>urn:ht</id><updated>2026-05-18T09:30:00Z</updated><entry><id>urn:ht:7</id><title>Ferry &amp; crew return</title><link href="https://harbour-times.example/ferry"/><updated>2026-05-18T09:30:00Z</updated><content type="html">&lt;p&gt;${LEDE}&lt;/p&gt;&lt;p&gt;${SECOND}&lt;/p&gt;</content></entry></feed>`,
  ],
  [
    "Atom with XHTML",
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Times</title><id>urn:ht</id><entry><id>urn:ht:7</id><title>Ferry &amp; crew return</title><link href="https://harbour-times.example/ferry"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>${LEDE}</p></div></content></entry></feed>`,
  ],
  [
    "JSON Feed",
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "Harbour Times",
      items: [
        {
          id: "7",
          url: "https://harbour-times.example/ferry",
          title: "Ferry & crew return",
          content_html: `<p>${LEDE}</p><p>${SECOND}</p>`,
        },
      ],
    }),
  ],
];

const only = (text: string) => {
  const { articles } = readFeed(text, "news.xml");
  expect(articles).toHaveLength(1);
  return articles[0]!;
};

describe("readFeed", () => {
  it.each(kinds)("reads %s", (_, text) => {
    const article = only(text);
    expect(article).toMatchObject({ title: "Ferry & crew return", source: "Harbour Times", path: "news.xml" });
    expect(article.url).toContain("https://harbour-times.example/ferry");
    expect(article.text.startsWith(LEDE)).toBe(true);
  });

  it("gives a story the same id in every kind of feed and on its page", () => {
    expect(new Set(kinds.map(([, text]) => only(text).id)).size).toBe(1);
  });

  it("reads an item's fields", () => {
    expect(only(rss(ferry))).toMatchObject({
      byline: "Pat Hale",
      published: "2026-05-18T09:30:00+01:00",
      tags: ["Harbour", "Strikes"],
      text: `${LEDE}\n\n${SECOND}`,
      complete: true,
    });
  });

  it.each([
    ["a description alone", `<description>${LEDE}</description>`, false],
    ["a truncated content", `<content:encoded><![CDATA[<p>${LEDE}</p><p>${SECOND} […]</p>]]></content:encoded>`, false],
    [
      "a content with a link to the rest",
      `<content:encoded><![CDATA[<p>${LEDE}</p><p><a href="/f">Continue reading</a></p>]]></content:encoded>`,
      false,
    ],
    ["a long description", `<description>${`${LEDE} ${SECOND} `.repeat(8)}</description>`, true],
    ["a content", `<content:encoded><![CDATA[<p>${LEDE}</p>]]></content:encoded>`, true],
  ])("says whether %s is the whole article", (_, body, complete) => {
    expect(only(rss(`<item><title>Ferry</title><link>https://h.example/f</link>${body}</item>`)).complete).toBe(complete);
  });

  it("titles an item by its first words, and reads one with only a title", () => {
    expect(only(rss(`<item><guid>1</guid><description>${LEDE}</description></item>`)).title).toMatch(
      /^The harbour ferry came back/,
    );
    expect(only(rss("<item><title>Ferry</title></item>"))).toMatchObject({ title: "Ferry", text: "", complete: false });
  });

  it("gives each item a unique and stable id", () => {
    const items = [
      "<item><title>A</title><link>https://h.example/</link></item>",
      "<item><title>B</title><link>https://h.example/</link></item>",
      "<item><title>C</title><guid isPermaLink='false'>same</guid></item>",
      "<item><title>D</title><guid isPermaLink='false'>same</guid></item>",
      "<item><description>No title, no address.</description></item>",
      "<item><title>E</title><link>https://h.example/live</link><guid>live-1</guid></item>",
      "<item><title>F</title><link>https://h.example/live</link><guid>live-2</guid></item>",
    ].join("");
    const ids = readFeed(rss(items), "news.xml").articles.map(({ id }) => id);
    expect(new Set(ids).size).toBe(7);
    expect(readFeed(rss(items), "news.xml").articles.map(({ id }) => id)).toEqual(ids);
  });

  it("resolves an address against its site", () => {
    expect(only(rss("<item><title>A</title><link>/ferry</link></item>")).url).toBe("https://harbour-times.example/ferry");
    expect(only(rss("<item><title>A</title><link>javascript:alert(1)</link></item>")).url).toBeNull();
  });

  it.each([
    ["text before the declaration", `\n\nWarning: slow database\n${rss(ferry)}`],
    ["a bare ampersand", rss(ferry.replace("&amp;", "&"))],
    ["an entity of HTML's", rss(ferry.replace("<category>Harbour", "<category>Harbour&nbsp;news"))],
    ["a control character", rss(ferry.replace("<category>Harbour", "<category>Har\u0008bour"))],
    ["a document type with entities", rss(ferry).replace("?>", '?><!DOCTYPE rss [<!ENTITY ship "ferry">]>')],
    ["a truncated end", `${rss(ferry).replace(/<\/channel>.*/s, "")}<item><title>Half a sto`],
  ])("mends %s", (_, text) => {
    expect(readFeed(text, "news.xml").articles[0]).toMatchObject({ title: "Ferry & crew return", byline: "Pat Hale" });
  });

  it("does not expand nested entities", () => {
    const levels = Array.from({ length: 12 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join("");
    const bomb = rss("<item><title>&e12;</title><guid>1</guid></item>").replace(
      "?>",
      `?><!DOCTYPE rss [<!ENTITY e0 "ferry">${levels}]>`,
    );
    expect(JSON.stringify(readFeed(bomb, "bomb.xml").articles).length).toBeLessThan(2000);
  });

  it("does not read a file named by an entity", () => {
    const outside = rss("<item><title>&x; ferry</title><guid>1</guid></item>").replace(
      "?>",
      '?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    );
    expect(JSON.stringify(readFeed(outside, "x.xml").articles)).not.toContain("root:");
  });

  it.each([
    ["no items", rss("")],
    ["another XML", "<?xml version='1.0'?><catalogue><boat/></catalogue>"],
    ["a JSON that is no feed", '{"boats": []}'],
    ["half a JSON", '{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1"'],
  ])("refuses %s by name", (_, text) => expect(() => readFeed(text, "desk/odd.xml")).toThrow(/^desk\/odd\.xml: /));

  it("keeps every other item when one is broken", () => {
    const json = {
      version: "https://jsonfeed.org/version/1.1",
      title: "H",
      items: [{ id: "1", title: "A" }, null, 7, { id: "2", title: "B" }],
    };
    expect(readFeed(JSON.stringify(json), "h.json").articles.map(({ title }) => title)).toEqual(["A", "B"]);
  });
});

describe("readArticles", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  it.each([
    ["a feed", bytes(rss(ferry))],
    ["a feed under gzip", gzipSync(rss(ferry))],
    ["a feed in UTF-16", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(rss(ferry), "utf16le")])],
    [
      "a feed in another character set",
      Buffer.from(
        rss(ferry).replace('"1.0"?', '"1.0" encoding="windows-1252"?').replace(/“|”/g, '"').replace("berth", "café"),
        "latin1",
      ),
    ],
    ["a JSON feed", bytes(kinds.at(-1)![1])],
  ])("recognises %s by its content", (_, input) => {
    const { articles, refused } = readArticles(input, "download.dat");
    expect(refused).toEqual([]);
    expect(articles[0]).toMatchObject({ title: "Ferry & crew return" });
  });

  it("decodes as declared", () => {
    const latin = Buffer.from(
      '<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"><channel><item><title>Café de la Marine</title></item></channel></rss>',
      "latin1",
    );
    expect(readArticles(latin, "x").articles[0]?.title).toBe("Café de la Marine");
  });

  it("reports unreadable input by name", () => {
    const { articles, refused } = readArticles(bytes("<!doctype html><p>Move along.</p>"), "sign.html");
    expect(articles).toEqual([]);
    expect(refused[0]).toBeInstanceOf(ArticleError);
    expect(refused[0]!.path).toBe("sign.html");
  });
});
