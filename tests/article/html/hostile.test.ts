import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ArticleError } from "../../../src/article/error.ts";
import { readPage } from "../../../src/article/html/page.ts";
import { readArticles } from "../../../src/article/read.ts";

const PARAGRAPH = "The harbour ferry came back to its berth on Monday, eleven weeks after its crew had walked off over pay.";
const STORY = `<p>${PARAGRAPH}</p>`.repeat(4);

describe("readPage: hostile pages", () => {
  it.each([
    ["deeply nested elements", `${"<div>".repeat(150)}${STORY}`],
    ["as many inline ones", `${"<b>".repeat(150)}${STORY}`],
    ["nested tables", `${"<table><tr><td>".repeat(150)}${STORY}`],
    ["nested lists", `${"<ul><li>".repeat(150)}${STORY}`],
    ["an endless attribute", `<div class="${"a".repeat(1_000_000)}">${STORY}</div>`],
    ["countless attributes", `<div ${Array.from({ length: 5000 }, (_, n) => `a${n}="x"`).join(" ")}>${STORY}</div>`],
    ["a class of hyphens alone", `<div class="${"has-".repeat(1000)}">${STORY}</div>`],
    ["a script that is full of markup", `<script>${`var a = "${STORY}";`.repeat(1000)}</script>${STORY}`],
    ["a script that is never closed", `${STORY}<script>${"x".repeat(100_000)}`],
    ["a comment that is never closed", `${STORY}<!--${"x".repeat(100_000)}`],
    ["countless entities", `${STORY}<p>${"&amp;".repeat(50_000)}</p>`],
    ["endless white space", `${STORY}<p>${" ".repeat(500_000)}x</p>`],
    ["an endless title", `<title>${"a | ".repeat(50_000)}</title>${STORY}`],
    ["nested data", `<script type="application/ld+json">${'{"@graph":['.repeat(3000)}1${"]}".repeat(3000)}</script>${STORY}`],
    ["truncated data", `<script type="application/ld+json">${"[".repeat(50_000)}</script>${STORY}`],
    ["countless meta elements", `${'<meta name="author" content="x">'.repeat(3000)}${STORY}`],
  ])("reads the story beside %s", (_, html) => expect(readPage(html, "hostile.html").text).toContain(PARAGRAPH));

  it.each([
    ["a class of a million names", `<div class="${"a ".repeat(2_000_000)}">${STORY}</div>`],
    ["countless elements", `${STORY}${"<div></div>".repeat(20_000)}`],
    ["ten thousand nested elements", `${"<div>".repeat(10_000)}${STORY}`],
    ["a hundred thousand of mixed kinds", `${"<div><ul><li><b><a><table><tr><td>".repeat(12_500)}${STORY}`],
    ["nothing but brackets", "<".repeat(20_000)],
  ])("refuses %s by name", (_, html) => expect(() => readPage(html, "hostile.html")).toThrow(ArticleError));

  it("gives an article or an ArticleError for any input", () => {
    const piece = fc.constantFrom(
      ..."<p> </p> <div> </div> <article> </article> <ul><li> <table><tr><td> <br> <script> </script> <!-- --> <h1> </h1> <title> </title>".split(
        " ",
      ),
      ...[
        "<a href='x'>",
        "</a>",
        "<p class='caption'>",
        "</body>",
        "</html>",
        "<html>",
        "<body>",
        "&nbsp;",
        "&#0;",
        "\u0000",
        PARAGRAPH,
        "Ferry.",
        "<",
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        try {
          const { text, title } = readPage(pieces.join(""), "any.html");
          expect(text.length).toBeGreaterThan(0);
          expect(title.length).toBeGreaterThan(0);
        } catch (error) {
          if (!(error instanceof ArticleError)) throw error;
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("readPage: the page's own text", () => {
  const word = fc.constantFrom(
    "ferry",
    "crew",
    "“No,”",
    "£4.2m",
    "café",
    "a\u00a0b",
    "AT&amp;T",
    "<b>pay</b>",
    "<a href='/x'>strike</a>",
    "5 &lt; 7",
    "…",
  );
  const sentence = fc.array(word, { minLength: 12, maxLength: 40 }).map((words) => `The ${words.join(" ")} came back.`);

  it("has only paragraphs that are in the page, character for character", () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 3, maxLength: 8 }), (sentences) => {
        const plain = sentences.map((html) =>
          html
            .replace(/<[^>]+>/g, "")
            .replaceAll("&amp;", "&")
            .replaceAll("&lt;", "<"),
        );
        const { text } = readPage(
          `<article>${sentences.map((html) => `<p>${html}</p>`).join("<div></div>")}</article>`,
          "own.html",
        );
        expect(text).toBe(plain.join("\n\n"));
      }),
      { numRuns: 50 },
    );
  });
});

it("refuses markup that gives no document", () => {
  const { articles, refused } = readArticles(
    readFileSync(new URL("../../fuzz/corpus/found-42-13944", import.meta.url)),
    "a.html",
  );
  expect(articles).toEqual([]);
  expect(refused).toHaveLength(1);
});
