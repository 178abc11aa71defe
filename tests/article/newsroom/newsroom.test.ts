import { describe, expect, it } from "vitest";
import { readArticles } from "../../../src/article/read.ts";

const LEDE = "The harbour ferry came back to its berth on Monday, eleven weeks after its crew had walked off over pay.";
const SECOND = "“Nobody wins a strike like this one,” said Ana Ruiz, who speaks for the crew.";

const read = (value: unknown) =>
  readArticles(new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value)), "desk/item");

const story = {
  title: "Ferry returns",
  byline: "Pat Hale",
  source: "Harbour News Agency",
  published: "2026-05-18T08:30:00Z",
  language: "en",
  text: `${LEDE}\n\n${SECOND}`,
  complete: true,
};

const ninjs1 = {
  uri: "urn:newsml:harbour.example:20260518:7",
  type: "text",
  pubstatus: "usable",
  headline: "Ferry returns",
  byline: "By Pat Hale",
  language: "en",
  provider: "Harbour News Agency",
  firstcreated: "2026-05-18T08:30:00Z",
  versioncreated: "2026-05-18T09:00:00Z",
  subject: [{ name: "Strikes", code: "1" }],
  place: [{ name: "Port Larne" }],
  body_xhtml: `<p>${LEDE}</p><p>${SECOND}</p>`,
  associations: { main: { type: "picture", description_text: "The ferry at its berth." } },
};

const ninjs3 = {
  uri: "urn:newsml:harbour.example:20260518:7",
  pubStatus: "usable",
  headlines: [
    { role: "short", value: "Ferry" },
    { role: "main", value: "Ferry returns" },
  ],
  by: "Pat Hale",
  language: "en",
  provider: { name: "Harbour News Agency" },
  firstCreated: "2026-05-18T08:30:00Z",
  bodies: [
    { role: "main", contentType: "text/plain", value: "x" },
    { role: "main", contentType: "text/html", value: `<p>${LEDE}</p><p>${SECOND}</p>` },
  ],
};

const schema = {
  "@context": "https://schema.org",
  "@graph": [
    { "@type": "Organization", name: "Harbour News Agency" },
    {
      "@type": ["Thing", "NewsArticle"],
      headline: "Ferry returns",
      author: [{ "@type": "Person", name: "Pat Hale" }],
      publisher: { name: "Harbour News Agency" },
      datePublished: "2026-05-18T08:30:00Z",
      inLanguage: "en",
      url: "https://harbour.example/ferry",
      articleBody: `${LEDE}\n${SECOND}`,
    },
  ],
};

const nitf = `<?xml version="1.0" encoding="UTF-8"?><nitf xml:lang="en"><head><title>Slug</title><docdata><doc-id id-string="ferry-7" regsrc="HNA"/>
<date.issue norm="20260518T083000Z"/><key-list><keyword key="Strikes"/><keyword key="Harbour"/></key-list></docdata><pubdata type="print" name="Harbour News Agency"/></head>
<body><body.head><hedline><hl1>Ferry returns</hl1><hl2>Crew back after eleven weeks</hl2></hedline><byline>By <person>Pat Hale</person></byline>
<dateline><location>PORT LARNE</location>, May 18</dateline></body.head>
<body.content><block><p>${LEDE}</p><media media-type="image"><media-reference source="f.jpg"/><media-caption>The ferry at its berth.</media-caption></media><p>${SECOND}</p></block></body.content>
<body.end><tagline>All rights reserved.</tagline></body.end></body></nitf>`;

describe("readArticles: newsroom formats", () => {
  it.each([
    ["ninjs 1", ninjs1],
    ["ninjs 3", ninjs3],
    ["schema.org", schema],
    ["NITF", nitf],
    ["a list", [ninjs1]],
  ])("reads %s", (_, value) => {
    const { articles, refused } = read(value);
    expect(refused).toEqual([]);
    expect(articles).toHaveLength(1);
    expect(articles[0]).toMatchObject(story);
  });

  it("keeps captions, datelines and tags beside the text", () => {
    expect(read(ninjs1).articles[0]).toMatchObject({
      tags: ["Strikes", "Port Larne"],
      aside: [{ kind: "caption", text: "The ferry at its berth." }],
    });
    const { tags, aside } = read(nitf).articles[0]!;
    expect(tags).toEqual(["Strikes", "Harbour"]);
    expect(aside).toContainEqual({ kind: "caption", text: "The ferry at its berth." });
    expect(aside).toContainEqual({ kind: "other", text: "PORT LARNE, May 18" });
  });

  it("gives an item the same id in each of its versions", () => {
    expect(read(ninjs1).articles[0]!.id).toBe(read(ninjs3).articles[0]!.id);
  });

  it("treats a description as a teaser", () => {
    const { articles } = read({ ...ninjs1, body_xhtml: undefined, description_text: LEDE });
    expect(articles[0]).toMatchObject({ text: LEDE, complete: false });
  });

  it.each([
    ["an item that is withheld", { ...ninjs1, pubstatus: "withheld" }, /withheld/],
    ["an item that was cancelled", { ...ninjs1, pubstatus: "canceled" }, /canceled/],
    ["an item without a text", { ...ninjs1, body_xhtml: "" }, /without a text/],
    ["an article without its text", { "@type": "NewsArticle", headline: "Ferry returns" }, /without its text/],
    ["NITF without a text", nitf.replace(/<block>.*<\/block>/s, ""), /without a text/],
    ["any other JSON", { boats: 7 }, /neither a feed nor an article/],
    ["a part of JSON", '{"uri": "urn:7", "headline"', /not complete JSON/],
  ])("refuses %s by name", (_, value, reason) => {
    const { articles, refused } = read(value);
    expect(articles).toEqual([]);
    expect(refused[0]!.message).toMatch(/^desk\/item: /);
    expect(refused[0]!.message).toMatch(reason);
  });

  it("reads the other items of a list when one is refused", () => {
    const { articles, refused } = read([
      { ...ninjs1, pubstatus: "withheld" },
      { ...ninjs1, uri: "urn:8" },
    ]);
    expect(articles).toHaveLength(1);
    expect(refused).toHaveLength(1);
  });
});
