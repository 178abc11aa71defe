import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ArticleError } from "../../../src/article/error.ts";
import { readPage } from "../../../src/article/html/page.ts";

const LEDE = "The harbour ferry came back to its berth on Monday, eleven weeks after its crew had walked off over pay.";
const SECOND = "“Nobody wins a strike like this one,” said Ana Ruiz, who speaks for the crew. “We only stopped losing.”";
const THIRD = "The company, which carries 4,200 people a day, said that it would refund season tickets by the end of June.";
const FOURTH =
  "Passengers who had taken the coast road instead spoke of two hours behind the wheel for a trip of twelve minutes.";

const prose = [LEDE, SECOND, THIRD, FOURTH];
const paragraphs = prose.map((text) => `<p>${text}</p>`).join("\n");
const page = (body: string, head = "<title>Ferry back at its berth after eleven weeks | Harbour Times</title>") =>
  `<!doctype html><html lang="en-GB"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;

const text = (body: string): string => readPage(page(body), "ferry.html").text;

describe("readPage: the prose", () => {
  it("is the page's paragraphs, separated by empty lines", () => {
    expect(text(`<article><h1>Ferry back</h1>${paragraphs}</article>`)).toBe(prose.join("\n\n"));
  });

  it("does not glue block elements", () => {
    const body = `<article><div>${LEDE}</div><div>${SECOND}</div><ul><li>Ready when it is.</li><li>Create the rest later.</li></ul>${paragraphs}</article>`;
    expect(text(body)).toContain("Ready when it is.\n\nCreate the rest later.");
  });

  it("joins inline elements as a browser does", () => {
    const body = `<article><p>The <b>har</b>bour <a href="/f">ferry</a>&nbsp;came <em>back</em>,\n   with its crew, on Monday morning at six.</p>${paragraphs}</article>`;
    expect(text(body)).toContain("The harbour ferry\u00a0came back, with its crew, on Monday morning at six.");
  });

  it.each([
    ["a footer", `<blockquote><p>“Nobody wins.”</p><footer>— Ana Ruiz, warden</footer></blockquote>`],
    ["a citation", `<blockquote><p>“Nobody wins.”</p><p><cite>— Ana Ruiz, warden</cite></p></blockquote>`],
    ["a caption", `<figure><blockquote><p>“Nobody wins.”</p></blockquote><figcaption>— Ana Ruiz, warden</figcaption></figure>`],
  ])("keeps the name under a block quotation in %s", (_, quotation) => {
    expect(text(`<article><p>${LEDE}</p>${quotation}${paragraphs}</article>`)).toContain("“Nobody wins.”\n\n— Ana Ruiz, warden");
  });

  it("separates paragraphs at two line breaks and lines at one", () => {
    const body = `<article><div>${LEDE}<br><br>${SECOND}<br>${THIRD}<br/><br/>${FOURTH}</div></article>`;
    expect(text(body)).toBe(`${LEDE}\n\n${SECOND}\n${THIRD}\n\n${FOURTH}`);
  });

  it.each([
    [
      "a share bar",
      `<div class="social-share"><a href="#">Share on Facebook</a><a href="#">Tweet this story to your friends now.</a></div>`,
    ],
    [
      "related stories",
      `<h3>Related</h3><ul><li><a href="/a">Strike vote is close, crew says</a></li><li><a href="/b">Road toll halved</a></li></ul>`,
    ],
    ["a link to another story", `<p><strong>Read more:</strong> <a href="/c">How the coast road became a car park</a></p>`],
    [
      "a newsletter box",
      `<div class="newsletter-signup"><p>Get the Harbour Times in your inbox every morning, before the first boat.</p></div>`,
    ],
    ["a form", `<form action="/join"><p>Leave your address and we will write to you when there is news.</p></form>`],
    ["an advertisement", `<aside class="advert"><p>Boats for sale at the lowest prices you will find on this coast.</p></aside>`],
    ["a comment", `<section id="comments"><p>I was on that boat and it was never on time, strike or no strike.</p></section>`],
    [
      "an author's life",
      `<div class="author-bio"><p>Pat Hale has written about the harbour for twenty years and swims in it daily.</p></div>`,
    ],
    ["a script", `<script>document.write("The ferry sank with all hands, and nobody has said a word.")</script>`],
    ["what is not shown", `<p style="display: none">The ferry sank with all hands, and nobody has said a word.</p>`],
    ["a template", `<template><p>The ferry sank with all hands, and nobody has said a word.</p></template>`],
    [
      "a picture's caption",
      `<figure><img src="f.jpg"><figcaption>The ferry at its berth on Monday. Photo: P. Hale</figcaption></figure>`,
    ],
  ])("leaves out %s", (_, boilerplate) => {
    const body = `<article><h1>Ferry back</h1><p>${LEDE}</p><p>${SECOND}</p>${boilerplate}<p>${THIRD}</p><p>${FOURTH}</p></article>`;
    expect(text(body)).toBe(prose.join("\n\n"));
  });

  it.each([
    "Published in 1984, the timetable has outlived three companies and two piers.",
    "Download speeds on the island fell by a third while the cable was repaired.",
    "Join forces or fail, the minister told the two ferry companies on Tuesday.",
    "Related companies will share the cost, which the port puts at £4.2m.",
    "Follow the money, said the auditor, and it leads to the harbour office.",
    "Trending downwards since May, fares are at their lowest in ten years.",
    "Copyright in the old timetable belongs to nobody, the court found in March.",
    "Tags on the boats are checked twice a year.",
    "Subscribers were told.",
    "Photographs of the pier were shown to the court, which sat until six.",
    "The story was first told by Reuters.",
  ])("keeps prose that begins or ends like boilerplate: %s", (sentence) => {
    expect(text(`<article><p>${LEDE}</p><p>${SECOND}</p><p>${sentence}</p><p>${THIRD}</p></article>`)).toContain(sentence);
  });

  it("treats a line beside a picture as its caption, and a sentence as prose", () => {
    const line = "<div><img src='f.jpg'><br>The ferry at its berth</div>";
    const sentence = "<p><img src='g.jpg'>The second boat is still at sea, and nobody knows for how long.</p>";
    const article = readPage(
      page(`<article><p>${LEDE}</p>${line}<p>${SECOND}</p>${sentence}<p>${THIRD}</p></article>`),
      "ferry.html",
    );
    expect(article.text).toBe(
      [LEDE, SECOND, "The second boat is still at sea, and nobody knows for how long.", THIRD].join("\n\n"),
    );
    expect(article.aside).toContainEqual({ kind: "caption", text: "The ferry at its berth" });
  });

  it("keeps headings between paragraphs, but not the headline or a heading with nothing below it", () => {
    const body = `<article><h1>Ferry back at its berth after eleven weeks</h1><p>${LEDE}</p><h2>What the crew got</h2><p>${SECOND}</p><p>${THIRD}</p><p>${FOURTH}</p><h2>More stories</h2></article>`;
    expect(text(body)).toBe([LEDE, "What the crew got", SECOND, THIRD, FOURTH].join("\n\n"));
  });

  it("picks the story among other stories", () => {
    const teaser = (headline: string) =>
      `<article><h2><a href="/x">${headline}</a></h2><p>${headline}: the council meets on Tuesday to hear what went wrong.</p></article>`;
    const body = `<main><article><h1>Ferry back</h1>${paragraphs}</article>${teaser("Bridge toll doubled")}${teaser("School roof leaks")}</main>`;
    expect(text(body)).toBe(prose.join("\n\n"));
  });

  it("ignores the names of a part with most of the story", () => {
    expect(text(`<div class="newsletter subscribe">${paragraphs}</div>`)).toBe(prose.join("\n\n"));
    expect(text(prose.map((one) => `<div class="latest promo"><p>${one}</p></div>`).join(""))).toBe(prose.join("\n\n"));
  });

  it("keeps the dateline in aside", () => {
    const article = readPage(
      page(`<article><p>PORT LARNE (Harbour News) — ${LEDE}</p><p>${SECOND}</p><p>${THIRD}</p></article>`),
      "ferry.html",
    );
    expect(article.text.startsWith(LEDE)).toBe(true);
    expect(article.aside).toContainEqual({ kind: "other", text: "PORT LARNE (Harbour News) —" });
  });

  it("keeps a caption in aside", () => {
    const figure = "<figure><img src='f.jpg'><figcaption>The ferry at its berth on Monday.</figcaption></figure>";
    const article = readPage(page(`<article><p>${LEDE}</p>${figure}<p>${SECOND}</p><p>${THIRD}</p></article>`), "ferry.html");
    expect(article.aside).toContainEqual({ kind: "caption", text: "The ferry at its berth on Monday." });
  });

  it("reads on after an early end of the body", () => {
    expect(text(`<article><p>${LEDE}</p></body></html><p>${SECOND}</p><p>${THIRD}</p><p>${FOURTH}</p></article>`)).toBe(
      prose.join("\n\n"),
    );
  });
});

describe("readPage: whether it is the whole article", () => {
  const data = (value: object) =>
    `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline: "Ferry back", ...value })}</script>`;

  it.each([
    ["a page that does not say how long it is", {}, true],
    ["a page as long as it says", { wordCount: 80 }, true],
    ["a page that shows only the first words", { wordCount: "1200" }, false],
    ["a page whose data has more than it shows", { articleBody: `${LEDE} `.repeat(20) }, false],
    ["a page that counts words its own way", { wordCount: "many" }, true],
  ])("%s", (_, value, complete) => {
    expect(readPage(page(`<article>${paragraphs}</article>`, data(value)), "ferry.html").complete).toBe(complete);
  });
});

describe("readPage: pages without an article", () => {
  it.each([
    ["nothing", ""],
    ["a sign", "<p>Move along. Nothing here.</p>"],
    [
      "a list of links",
      `<ul>${Array.from({ length: 30 }, (_, n) => `<li><a href="/${n}">Story number ${n} of the day</a></li>`).join("")}</ul>`,
    ],
    ["a script alone", `<script>${"var ferry = 'The ferry came back to its berth on Monday.';".repeat(20)}</script>`],
  ])("refuses %s by name", (_, body) => {
    expect(() => readPage(page(body), "desk/empty.html")).toThrow(ArticleError);
    expect(() => readPage(page(body), "desk/empty.html")).toThrow(/desk\/empty\.html/);
  });
});

describe("readPage: what public reports name", () => {
  const page = (name: string) =>
    readPage(readFileSync(new URL(`../../fuzz/corpus/${name}`, import.meta.url)), name).text.split("\n\n");

  it("keeps paragraphs that are one link", () => expect(page("linked-paragraphs.html")).toHaveLength(5));
  it("leaves out a consent dialog that is longer than the story", () =>
    expect(page("consent-dialog.html")[0]).toMatch(/^The bank, absent/));
  it("leaves out pull quotes", () => expect(page("pull-quotes.html")).toHaveLength(4));
});
