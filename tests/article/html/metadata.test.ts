import { describe, expect, it } from "vitest";
import { parseDocument } from "../../../src/article/html/dom.ts";
import { bylineOf, metadataOf } from "../../../src/article/html/metadata.ts";

const said = (head: string, body = "", at: string | null = null) =>
  metadataOf(parseDocument(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`), at);
const data = (value: unknown) =>
  `<script type="application/ld+json">${typeof value === "string" ? value : JSON.stringify(value)}</script>`;

const ARTICLE = {
  "@context": "https://schema.org",
  "@type": "NewsArticle",
  headline: "Ferry back at its berth",
  author: [
    { "@type": "Person", name: "Pat Hale" },
    { "@type": "Person", name: "Ana Ruiz" },
  ],
  publisher: { "@type": "Organization", name: "Harbour Times" },
  datePublished: "2026-05-18T09:30:00+01:00",
  dateModified: "2026-05-18T11:00:00+01:00",
  keywords: "ferry, strikes",
  inLanguage: "en-GB",
  url: "https://harbour-times.example/ferry",
};

const EXPECTED = {
  title: "Ferry back at its berth",
  byline: "Pat Hale, Ana Ruiz",
  source: "Harbour Times",
  url: "https://harbour-times.example/ferry",
  published: "2026-05-18T09:30:00+01:00",
  updated: "2026-05-18T11:00:00+01:00",
  language: "en-GB",
  tags: ["ferry", "strikes"],
  words: null,
};

describe("metadataOf", () => {
  it.each([
    ["alone", data(ARTICLE)],
    [
      "in a graph",
      data({ "@context": "https://schema.org", "@graph": [{ "@type": "WebSite", name: "Harbour Times" }, ARTICLE] }),
    ],
    ["in a list", data([{ "@type": "BreadcrumbList" }, ARTICLE])],
    ["as the main entity of a page", data({ "@type": "WebPage", mainEntity: ARTICLE })],
    ["with several types", data({ ...ARTICLE, "@type": ["Article", "NewsArticle"] })],
    [
      "with the publisher elsewhere",
      data({
        "@graph": [
          { ...ARTICLE, publisher: { "@id": "#ht" } },
          { "@type": "Organization", "@id": "#ht", name: "Harbour Times" },
        ],
      }),
    ],
    ["in a comment", data(`<!-- ${JSON.stringify(ARTICLE)} -->`)],
    ["in CDATA", data(`//<![CDATA[\n${JSON.stringify(ARTICLE)}\n//]]>`)],
    ["with an extra comma", data(JSON.stringify(ARTICLE).replace(/\}$/, ",}"))],
    ["with a line break in a string", data(JSON.stringify(ARTICLE).replace("back at", "back\nat"))],
    ["after broken data", data("{") + data(ARTICLE)],
    ["with values in objects", data({ ...ARTICLE, headline: { "@value": "Ferry back at its berth" } })],
    ["with entities", data({ ...ARTICLE, headline: "Ferry back at its&#32;berth" })],
  ])("reads data of schema.org %s", (_, head) => expect(said(head)).toEqual(EXPECTED));

  it("reads meta elements", () => {
    const head = `<meta property="og:title" content="Ferry back at its berth"><meta property="og:site_name" content="Harbour Times">
      <meta property="article:published_time" content="2026-05-18T09:30:00+01:00"><meta property="article:modified_time" content="2026-05-18T11:00:00+01:00">
      <meta property="og:url" content="https://harbour-times.example/ferry"><meta property="og:locale" content="en_GB">
      <meta property="article:tag" content="ferry"><meta property="article:tag" content="strikes"><meta name="keywords" content="Ferry">`;
    expect(said(head)).toEqual({ ...EXPECTED, byline: null, tags: ["Ferry", "strikes"] });
  });

  it("prefers what the page says about its article to what it says about itself", () => {
    expect(
      said(`<meta property="og:title" content="Harbour Times: all the news">${data(ARTICLE)}<title>Other</title>`).title,
    ).toBe("Ferry back at its berth");
  });

  it("picks the headline that the page's title repeats over the site's own name", () => {
    const named = { ...ARTICLE, headline: "Harbour Times", name: "Ferry back at its berth after strike" };
    expect(said(`<title>Ferry back at its berth after strike</title>${data(named)}`).title).toBe(
      "Ferry back at its berth after strike",
    );
  });

  it.each([
    ["<title>Ferry back at its berth after strike | Harbour Times</title>", "", "Ferry back at its berth after strike"],
    ["<title>Ferry back at its berth after strike — Harbour — HT</title>", "", "Ferry back at its berth after strike — Harbour"],
    [
      "<title>Ferry back at its berth after strike — Harbour — HT</title>",
      "<h1>Ferry back at its berth after strike</h1>",
      "Ferry back at its berth after strike",
    ],
    ["<title>HT | Ferry back at its berth after strike</title>", "", "Ferry back at its berth after strike"],
    ["<title>Ferry strike ends | Harbour Times</title>", "", "Ferry strike ends | Harbour Times"],
    [
      "<title>Well-paid crew: why the eleven-week strike is over</title>",
      "",
      "Well-paid crew: why the eleven-week strike is over",
    ],
    ["<title>Tom &amp;amp; Ana on the ferry that came back</title>", "", "Tom & Ana on the ferry that came back"],
    ["", "<h1>Ferry back</h1>", "Ferry back"],
    ["", "", null],
  ])("reads the headline of %s with %j", (head, body, title) => expect(said(head, body).title).toBe(title));

  it.each([
    ["a marked one", '<span itemprop="datePublished" content="2026-05-18">Monday</span>', "2026-05-18"],
    ["one for the browser", '<time pubdate datetime="2026-05-18T09:30">Monday</time>', "2026-05-18T09:30"],
    [
      "one at the head of the article",
      '<article><header><time datetime="2026-05-18">Monday</time></header></article><time datetime="2020-01-01">',
      "2026-05-18",
    ],
    ["none among others' dates", '<aside><time datetime="2020-01-01">old</time></aside>', null],
  ])("reads a visible date: %s", (_, body, published) => expect(said("", body).published).toBe(published));

  it.each([
    [
      "the canonical one",
      '<link rel="canonical" href="/ferry"><meta property="og:url" content="https://harbour-times.example/x">',
      "https://harbour-times.example/ferry",
    ],
    [
      "the next where that is the front page",
      '<link rel="canonical" href="/"><meta property="og:url" content="https://harbour-times.example/x">',
      "https://harbour-times.example/x",
    ],
    [
      "its own where the claim is another site's",
      '<link rel="canonical" href="https://elsewhere.example/ferry">',
      "https://harbour-times.example/today?id=7",
    ],
    ["its own if none is claimed", "", "https://harbour-times.example/today?id=7"],
    [
      "its own where the claim is no address",
      '<link rel="canonical" href="javascript:alert(1)">',
      "https://harbour-times.example/today?id=7",
    ],
  ])("gives a fetched page %s as its address", (_, head, url) =>
    expect(said(head, "", "https://harbour-times.example/today?id=7").url).toBe(url),
  );

  it("treats addresses with and without www, and mobile ones, as one site's", () => {
    const head = '<link rel="canonical" href="https://www.harbour-times.example/ferry">';
    expect(said(head, "", "https://m.harbour-times.example/ferry?amp").url).toBe("https://www.harbour-times.example/ferry");
  });

  it("gives null for what the page does not say", () => {
    expect(said("")).toEqual({
      title: null,
      byline: null,
      source: null,
      url: null,
      published: null,
      updated: null,
      language: null,
      tags: [],
      words: null,
    });
  });
});

describe("bylineOf", () => {
  it.each([
    [["By Pat Hale"], "Pat Hale"],
    [["Written by Pat Hale and Ana Ruiz"], "Pat Hale and Ana Ruiz"],
    [["Pat Hale", "Ana Ruiz", "Pat Hale"], "Pat Hale, Ana Ruiz"],
    [["By Pat Hale\n   May 18, 2026 9:30 AM"], "Pat Hale"],
    [["Pat Hale | 18 May 2026"], "Pat Hale"],
    [["https://www.facebook.example/pathale", "Pat Hale"], "Pat Hale"],
    [["Last Updated: May 18, 2026"], null],
    [["May 18, 2026"], null],
    [["", "  ", "7"], null],
    [[], null],
  ])("of %j is %j", (names, byline) => expect(bylineOf(names)).toBe(byline));
});
