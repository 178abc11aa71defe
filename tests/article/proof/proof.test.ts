import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { UnprovedError } from "../../../src/article/error.ts";
import { proveArticle, prover } from "../../../src/article/proof/proof.ts";
import { readArticles } from "../../../src/article/read.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const FIRST = "The harbour ferry came back on Monday after 11 weeks. Its crew had walked off over pay of £4.2m, the owner said.";
const SECOND = "“We are glad to be back,” said Ada Moss, who has sailed since 1974. The next strike is not planned.";
const THIRD = "Tickets cost 12 crowns as before. They are sold at the pier & on board, where a café opens in June.";
const PARAGRAPHS = [FIRST, SECOND, THIRD];

const asEntities = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("“", "&ldquo;").replaceAll("é", "&#233;");
const HTML = `<p>${FIRST.replace("Monday", "<b>Mon</b>day").replace("weeks", 'weeks<script>"x"</script>')}</p><p>${asEntities(SECOND)}</p><div>${THIRD}</div>`;
const TITLE = "Ferry & crew are back";

/** The same article in every format. */
const INPUTS: Readonly<Record<string, string>> = {
  text: `${TITLE}\n\nBy Jane Doe\n\n${PARAGRAPHS.join("\n\n")}\n`,
  markdown: `---\ntitle: "${TITLE}"\nbyline: By Jane Doe\n---\n\n${FIRST.replace("Monday", "**Monday**")}\n\n> ${SECOND}\n\n${THIRD.replace("the pier", "[the pier](https://example.org/pier)")}\n`,
  html: `<!doctype html><html><head><title>${asEntities(TITLE)}</title><meta name="author" content="Jane Doe"></head><body><article><h1>${asEntities(TITLE)}</h1>${HTML}</article></body></html>`,
  rss: `<rss version="2.0"><channel><title>Pier</title><item><title>Other</title><description>Another item stands before.</description></item><item><title>${asEntities(TITLE)}</title><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Jane Doe</dc:creator><content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[${HTML}]]></content:encoded></item></channel></rss>`,
  atom: `<feed xmlns="http://www.w3.org/2005/Atom"><title>Pier</title><id>urn:p</id><entry><id>urn:p:1</id><title>${asEntities(TITLE)}</title><author><name>Jane Doe</name></author><content type="html">${HTML.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</content></entry></feed>`,
  "JSON Feed": JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "Pier",
    items: [{ id: "1", title: TITLE, content_html: HTML, authors: [{ name: "Jane Doe" }] }],
  }),
  ninjs: JSON.stringify({ uri: "urn:n:1", headline: TITLE, byline: "By Jane Doe", body_xhtml: HTML }),
  nitf: `<?xml version="1.0"?><nitf><head><title>x</title></head><body><body.head><hedline><hl1>${asEntities(TITLE)}</hl1></hedline><byline>By <person>Jane Doe</person></byline></body.head><body.content><block><p>${PARAGRAPHS.map((text) => text.replaceAll("&", "&amp;")).join("</p><p>")}</p></block></body.content></body></nitf>`,
  "schema.org": JSON.stringify({
    "@type": "NewsArticle",
    headline: TITLE,
    author: { name: "Jane Doe" },
    articleBody: PARAGRAPHS.join("\n"),
  }),
};

const asXml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const asPage = (paragraphs: readonly string[]): string => `<p>${paragraphs.join("</p><p>")}</p>`;

/** Paragraphs in each format, unescaped: what looks like markup is markup. */
const WRITTEN: Readonly<Record<string, (paragraphs: readonly string[]) => string>> = {
  text: (paragraphs) => `Ferry\n\n${paragraphs.join("\n\n")}`,
  markdown: (paragraphs) => `---\ntitle: Ferry\n---\n${paragraphs.join("\n\n")}`,
  html: (paragraphs) => `<html><body>${asPage(paragraphs)}</body></html>`,
  rss: (paragraphs) =>
    `<rss version="2.0"><channel><title>Pier</title><item><title>Ferry</title><description>${asXml(asPage(paragraphs))}</description></item></channel></rss>`,
  "rss with CDATA": (paragraphs) =>
    `<rss version="2.0"><channel><title>Pier</title><item><title>Ferry</title><description><![CDATA[${asPage(paragraphs)}]]></description></item></channel></rss>`,
  atom: (paragraphs) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>Pier</title><entry><id>1</id><title>Ferry</title><content type="html">${asXml(asPage(paragraphs))}</content></entry></feed>`,
  "atom as text": (paragraphs) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>Pier</title><entry><id>1</id><title>Ferry</title><content type="text">${asXml(paragraphs.join("\n\n"))}</content></entry></feed>`,
  "JSON Feed": (paragraphs) =>
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "Pier",
      items: [{ id: "1", title: "Ferry", content_html: asPage(paragraphs) }],
    }),
  ninjs: (paragraphs) => JSON.stringify({ uri: "urn:n:1", headline: "Ferry", body_xhtml: asPage(paragraphs) }),
  "ninjs as text": (paragraphs) => JSON.stringify({ uri: "urn:n:1", headline: "Ferry", body_text: paragraphs.join("\n\n") }),
  nitf: (paragraphs) =>
    `<?xml version="1.0"?><nitf><body><body.head><hedline><hl1>Ferry</hl1></hedline></body.head><body.content><block>${paragraphs.map((text) => `<p>${asXml(text)}</p>`).join("")}</block></body.content></body></nitf>`,
  "schema.org": (paragraphs) => JSON.stringify({ "@type": "NewsArticle", headline: "Ferry", articleBody: paragraphs.join("\n") }),
};

const articleIn = (input: string): Article => readArticles(bytesOf(input), "input").articles.at(-1)!;

describe.each(Object.entries(INPUTS))("the proof of an article read from %s", (_, input) => {
  const article = articleIn(input);
  const prove = prover(bytesOf(input));
  const failure = (changed: Partial<Article>) => prove({ ...article, ...changed });

  it("stands", () => {
    expect(article).toMatchObject({ title: TITLE, byline: "Jane Doe", text: PARAGRAPHS.join("\n\n") });
    expect(prove(article)).toEqual({ kind: "proved" });
    expect(proveArticle(article, gzipSync(bytesOf(input)))).toEqual({ kind: "proved" });
  });

  it.each<[string, (text: string) => string, string]>([
    ["a dropped last sentence", (text) => text.replace(" The next strike is not planned.", ""), "1974."],
    ["a dropped first sentence", (text) => text.replace("Tickets cost 12 crowns as before. ", ""), "They"],
    ["a dropped sentence inside a paragraph", (text) => text.replace("after 11 weeks. Its crew", "after 11 crew"), "crew"],
    ["a doubled word", (text) => text.replace("crew had", "crew crew had"), "crew"],
    ["a changed digit", (text) => text.replace("1974", "1975"), "1975."],
    ["a changed sum", (text) => text.replace("£4.2m", "£4,2m"), "£4,2m,"],
    ["a joined paragraph", (text) => text.replace("\n\n“We", " “We"), "“We"],
    ["swapped paragraphs", (text) => text.split("\n\n").reverse().join("\n\n"), "“We"],
    ["a doubled paragraph", (text) => text.replace(SECOND, `${SECOND}\n\n${SECOND}`), "“We"],
    ["joined words", (text) => text.replace("came back", "cameback"), "cameback"],
    ["half a word", (text) => text.replace(/June\.$/, "Jun"), "Jun"],
    ["a number before a paragraph", (text) => text.replace("“We", "2. “We"), "2."],
  ])("fails for %s, with the word", (_name, change, word) => {
    const text = change(article.text);
    expect(text).not.toBe(article.text);
    expect(failure({ text })).toMatchObject({ kind: "failed", field: "text", word });
    const proof = failure({ text });
    if (proof.kind === "failed") expect(text.slice(proof.offset, proof.offset + proof.word.length)).toBe(proof.word);
  });

  it("fails for a title, a byline or a publisher's name that is not stated", () => {
    expect(failure({ source: "Jane Doe" })).toEqual({ kind: "proved" });
    expect(failure({ source: "Jane Deer" })).toMatchObject({ kind: "failed", field: "source", word: "Deer" });
    expect(failure({ title: "Ferry & crews are back" })).toMatchObject({ kind: "failed", field: "title", word: "crews" });
    expect(failure({ byline: "Jane Deer" })).toMatchObject({ kind: "failed", field: "byline", word: "Deer" });
  });
});

describe("the proof of a feed's item", () => {
  it("holds for each item in any order, but not for two items joined", () => {
    const item = (n: number) =>
      `<item><title>Title ${n}</title><description>&lt;p&gt;Item number ${n} tells of the sea.&lt;/p&gt;</description></item>`;
    const feed = `<rss version="2.0"><channel><title>F</title>${[1, 2, 3].map(item).join("")}</channel></rss>`;
    const prove = prover(bytesOf(feed));
    const { articles } = readArticles(bytesOf(feed), "f.xml");
    expect(articles).toHaveLength(3);
    for (const article of [...articles].reverse()) {
      expect(prove(article)).toEqual({ kind: "proved" });
      const own = item(Number(article.title.slice(-1)));
      expect(proveArticle({ ...article, source: null }, bytesOf(own))).toEqual({ kind: "proved" });
    }
    const joined = { ...articles[0]!, text: `${articles[0]!.text}\n\n${articles[1]!.text}` };
    expect(prove(joined)).toMatchObject({ kind: "failed" });
  });
});

describe("reading", () => {
  it("names the file and the first word that does not stand", () => {
    expect(new UnprovedError("a.md", { field: "text", word: "1975.", offset: 3 }).message).toBe(
      'a.md: "1975." in its text does not stand in the file at that place',
    );
  });

  it("leaves out invisible characters in every format", () => {
    const unseen = "\u0007\u001b\u202e";
    for (const [name, input] of Object.entries(INPUTS)) {
      if (/JSON|ninjs|schema/.test(name)) continue;
      const article = articleIn(input.replace("ferry", `fer${unseen}ry`));
      expect(article.text, name).toBe(PARAGRAPHS.join("\n\n"));
    }
    expect(articleIn(INPUTS.html!.replace("ferry", "fer\u0000&#27;ry")).text).not.toMatch(/\p{Cc}(?<!\n)/u);
  });

  it("leaves out what a browser would add", () => {
    const html = INPUTS.html!.replace("the owner", "<q>the</q> owner<img src='a.png' alt='a picture'>").replace(
      /<p>(.*?)<.p>/,
      "<ol start='7'><li>$1</li></ol>",
    );
    expect(articleIn(html).text).toContain(`${FIRST}\n\n${SECOND}`);
  });

  it("leaves out a publisher's name that is not in the input", () => {
    const said = { "@type": "NewsArticle", headline: TITLE, articleBody: PARAGRAPHS.join("\n"), publisher: 0 };
    const sourceOf = (publisher: string) => articleIn(JSON.stringify(said).replace(":0}", `:${publisher}}`)).source;
    expect(sourceOf('"The Pier"')).toBe("The Pier");
    expect(sourceOf("1e3")).toBeNull();
  });

  it("refuses a feed of closing tags", () => {
    const { refused } = readArticles(bytesOf(`<rss><channel>${"</item>".repeat(80_000)}`), "f.xml");
    expect(refused).toHaveLength(1);
  });

  it("proves what is read from random words in every format", () => {
    const word = fc.constantFrom(
      "ferry",
      "crew",
      "“No,”",
      "£4.2m",
      "café",
      "1974.",
      "3.",
      "5 < 7",
      "&",
      "*M*",
      "a_b",
      "[x]",
      "<b>",
    );
    const paragraph = fc.array(word, { minLength: 12, maxLength: 30 }).map((words) => `The ${words.join(" ")} came back.`);
    fc.assert(
      fc.property(
        fc.array(paragraph, { minLength: 2, maxLength: 6 }),
        fc.constantFrom(...Object.keys(WRITTEN)),
        (paragraphs, kind) => {
          const { articles, refused } = readArticles(bytesOf(WRITTEN[kind]!(paragraphs)), "any");
          expect(refused.filter((error) => error instanceof UnprovedError)).toEqual([]);
          expect(articles.length + refused.length).toBe(1);
        },
      ),
      { numRuns: 600 },
    );
  });

  it("proves every article of the content folder", () => {
    const path = new URL("../../../content/apollo-11-moon-landing.md", import.meta.url);
    const bytes = readFileSync(path);
    for (const article of readArticles(bytes, "apollo.md").articles)
      expect(proveArticle(article, bytes)).toEqual({ kind: "proved" });
  });
});
